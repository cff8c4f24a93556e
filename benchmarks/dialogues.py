"""Whether customers get what they want: simulated ones talk to a whole running shop, to the end.

    python -m benchmarks.dialogues [--catalog FEED] [--dialogues N] [--seed N] [--json FILE] [--transcripts FILE]

Each customer is after one product of the feed, knows some of what is true of it, and has habits: to say one word at a
time, to correct themselves, to change their mind, to say what not, to digress, to go back to an earlier search, to ask
about other products first, to mistype, to talk like bare speech, to buy. They know only what stands on the screen. A
dialogue succeeds when the product was shown as it is wanted, was asked about, and was told of, before patience ends;
that of a buyer when the cart holds it and nothing else, in the very color and size.

`ours` is the shop as it runs; in `thread off` the same customers open a new session for each message, so that nothing
carries over. What is wrong with an answer is judged by `benchmarks.dialogue_checks`, from answer and feed.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from statistics import mean
from typing import Annotated

import typer

from assistant.catalog.commands import progress_bar
from assistant.ports import Progress
from benchmarks.conversing import Dialogue, hold
from benchmarks.customers import Customer
from benchmarks.dialogue_checks import Fault, Judge
from benchmarks.goals import drawn
from benchmarks.goods import Goods, read
from benchmarks.habits import Habit
from benchmarks.report import Row, report
from benchmarks.running import prepare, running, settled
from benchmarks.shops import kept_in
from benchmarks.transcripts import write

AT_ONCE = 4  # customers who talk at the same time
SYSTEMS = {"ours": True, "thread off": False}


@dataclass(frozen=True, slots=True)
class Crowd:
    """Customers of one shop, told apart by numbers below `size`; each is drawn anew for every system."""

    goods: Goods
    size: int
    seed: int

    async def talk(self, url: str, *, keeps_thread: bool, ended: Callable[[int], None]) -> list[Dialogue]:
        """Let all of them talk, some at a time; `ended` is told how many have finished."""
        free, done = asyncio.Semaphore(AT_ONCE), count(1)

        async def one(number: int) -> Dialogue:
            async with free:
                dialogue = await self._dialogue(number, url, keeps_thread=keeps_thread)
            ended(next(done))
            return dialogue

        return list(await asyncio.gather(*map(one, range(self.size))))

    async def _dialogue(self, number: int, url: str, *, keeps_thread: bool) -> Dialogue:
        rng = Random(f"{self.seed}:{number}")  # noqa: S311 - figures need no secrets
        goal = drawn(self.goods, rng)
        customer, judge = Customer(goal, self.goods, rng), Judge(self.goods, goal.target)
        return await hold(customer, judge, url, keeps_thread=keeps_thread)


def figures(system: str, dialogues: Sequence[Dialogue]) -> Row:
    """Return one line of the table: shares and means of all dialogues, and how often an answer was wrong."""
    turns = [len(each.turns) for each in dialogues if each.reached]
    return {
        "system": system,
        "dialogues": len(dialogues),
        "found": mean(each.found for each in dialogues),
        "success": mean(each.reached for each in dialogues),
        "turns": float(mean(turns)) if turns else 0.0,
        "violations": sum(each.count(Fault.VIOLATION) for each in dialogues),
        "contradictions": sum(each.count(Fault.CONTRADICTION) for each in dialogues),
        "repeated_questions": sum(each.count(Fault.REPEATED) for each in dialogues),
        "false_denials": sum(each.count(Fault.DENIAL) for each in dialogues),
        "failures": sum(bool(turn.trouble) for each in dialogues for turn in each.turns),
        "all_turns": sum(len(each.turns) for each in dialogues),
    }


def by_habit(dialogues: Sequence[Dialogue]) -> list[Row]:
    """Return the same figures of the customers of each habit."""
    groups = {habit.value: [each for each in dialogues if habit in each.goal.habits] for habit in Habit}
    groups["no habit"] = [each for each in dialogues if not each.goal.habits]
    return [figures(name, group) for name, group in groups.items() if group]


def measure(url: str, crowd: Crowd, progress: Progress) -> dict[str, list[Dialogue]]:
    """Hold every dialogue with each system."""

    def held(system: str, *, keeps_thread: bool) -> list[Dialogue]:
        return asyncio.run(crowd.talk(url, keeps_thread=keeps_thread, ended=lambda n: progress(system, n, crowd.size)))

    return {system: held(system, keeps_thread=keeps_thread) for system, keeps_thread in SYSTEMS.items()}


def main(
    catalog: Annotated[Path | None, typer.Option(help="A Google TSV feed; without one, the demo shop.")] = None,
    dialogues: Annotated[int, typer.Option(min=1, help="Dialogues with each system.")] = 300,
    seed: Annotated[int, typer.Option(help="Other customers.")] = 1,
    homes: Annotated[Path, typer.Option(help="Folder that keeps the shops between runs.")] = Path(".assistant/bench"),
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
    transcripts: Annotated[Path | None, typer.Option(help="Write the conversations of ours here.")] = None,
) -> None:
    """Hold the dialogues, print what came out, and write it."""
    with kept_in(homes, catalog) if catalog else nullcontext(homes / "0") as home:
        settings = settled(home)
        prepare(settings, catalog)
        goods = read(catalog or settings.home / "demo" / "feed.tsv")
        with running(settings) as (url, _), progress_bar() as progress:
            held = measure(url, Crowd(goods, dialogues, seed), progress)
    report("Simulated customers", [figures(system, each) for system, each in held.items()], json)
    report("Ours, by habit", by_habit(held["ours"]), None)
    if transcripts is not None:
        write(held["ours"], transcripts)


if __name__ == "__main__":
    typer.run(main)
