"""Stages of a turn are measured wherever they happen, and belong to the turn that collects them."""

import asyncio

from assistant.stages import Stage, add, collected, in_milliseconds, stage


def test_a_stage_that_happens_twice_counts_together():
    seconds = {Stage.SEARCH: 1.0}
    add(seconds, Stage.SEARCH, 0.5)
    assert in_milliseconds(seconds) == {"search": 1500.0}


def test_where_nobody_collects_nothing_is_kept():
    with stage(Stage.SEARCH):
        pass
    with collected() as seconds:
        pass
    assert seconds == {}


async def test_a_thread_of_the_turn_counts_for_it_and_no_other():
    def search() -> None:
        with stage(Stage.SEARCH):
            pass

    async def turn() -> set[Stage]:
        with collected() as seconds:
            await asyncio.to_thread(search)
            return set(seconds)

    async def idle() -> set[Stage]:
        with collected() as seconds:
            await asyncio.sleep(0)
            return set(seconds)

    assert await asyncio.gather(turn(), idle()) == [{Stage.SEARCH}, set()]
