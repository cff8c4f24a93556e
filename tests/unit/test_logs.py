"""Lines of servers are JSON, name their turn and no other, and errors are counted by their codes."""

import asyncio
import json
from collections.abc import Iterator

import pytest
import structlog

from assistant import logs


@pytest.fixture
def counted() -> Iterator[list[tuple[str, str]]]:
    errors: list[tuple[str, str]] = []
    logs.as_json(lambda at, code: errors.append((at, code)))
    yield errors
    structlog.reset_defaults()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_names_its_turn_and_those_after_it_do_not(counted, capsys):
    log = structlog.get_logger()
    with logs.of_turn("ab"):
        log.info("within")
    log.info("after")
    assert [(line["event"], line.get("turn_id")) for line in lines(capsys)] == [("within", "ab"), ("after", None)]


async def test_turns_at_once_keep_their_names_in_tasks_and_threads(counted, capsys):
    async def turn(name: str) -> None:
        with logs.of_turn(name):
            await asyncio.sleep(0)
            await asyncio.to_thread(structlog.get_logger().info, name)

    await asyncio.gather(turn("aa"), turn("bb"))
    assert sorted((line["event"], line["turn_id"]) for line in lines(capsys)) == [("aa", "aa"), ("bb", "bb")]


def test_errors_are_counted_by_their_code_and_others_are_not(counted):
    log = structlog.get_logger()
    log.error("x", code="journal_down")
    log.error("y")
    log.info("z", code="fine")
    assert counted == [("log", "journal_down"), ("log", logs.UNFORESEEN)]
