"""How a conversation by voice goes, and how long a customer waits in it: spoken turns through `/v1/call`.

    python -m benchmarks.voice_turns [--talks FILE] [--noise DB] [--callers N] [--minutes M] [--json FILE]

Starts the whole assistant over the demo shop, types every conversation, and then holds it by voice: with every voice
there is (espeak-ng's, and those of flite where that program is installed), with the clearest one in noise, and several
at once. Some turns are said into the answer before them.

`p50`, `p95`: milliseconds from the end of a customer's speech to the first sound of the answer. It is split into `end`
(until it was noticed that the turn is over), `text` (until the final text was there), `dialogue` (until the answer was
there), `sound` (until its first sound came), each at the median. `silent`: from the beginning of an interruption until
the answer before falls silent. `words`: the share of words that were heard right. `same`: the share of turns that were
answered as the typed ones were, card by card. `success`: the share of conversations that end with what the customer was
after. `lost`: turns that were not answered.

`per hour`: in an hour of noise beside a call, how often an answer fell silent for a moment (what every sound would do
that a detector takes for speech: the baseline), was given up, and words were heard that nobody said.

Nothing was trained or tuned on these conversations or voices but the voice `en-us+klatt4`, which the tests use too.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import httpx
import numpy as np
import typer
from rich.console import Console
from rich.progress import track

from assistant import engines
from assistant.audio.pcm import RATE, Samples
from benchmarks.caller import SpokenTurn, call
from benchmarks.disturbances import DISTURBANCES, QUESTION, disturbed
from benchmarks.engine_speeds import engine_speeds
from benchmarks.noise import beside, hiss
from benchmarks.report import Row, ended_in_words, report, save
from benchmarks.running import prepare, running, settled
from benchmarks.spoken import errors_of, plain
from benchmarks.spoken_talks import Talk, outcome, read_talks, typed
from benchmarks.voices import Say, voices

NOISE_SECONDS = 30
CALLS_READY_SECONDS = 120
#: Held with one conversation, by every voice, typed.
Held = tuple[Talk, Sequence[SpokenTurn]]


def main(  # noqa: PLR0913, PLR0917 - each is an option
    talks: Annotated[Path, typer.Option(help="Conversations, in the form of the default.")] = Path(
        "benchmarks/talks/demo.yml"
    ),
    noise: Annotated[list[float], typer.Option(help="Noise so many dB below the voice; several times.")] = [15],  # noqa: B006 - read only
    callers: Annotated[int, typer.Option(min=1, help="Calls at once, in the last rows.")] = 4,
    minutes: Annotated[float, typer.Option(help="Of each disturbance; 0 leaves them out.")] = 1,
    below: Annotated[float, typer.Option(help="Decibels by which a disturbance is fainter than the customer.")] = 15,
    most_voices: Annotated[int, typer.Option(min=1, help="Only so many voices, the clearest first.")] = 4,
    home: Annotated[Path, typer.Option(help="Folder that keeps the shop between runs.")] = Path(".assistant/bench/0"),
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Measure conversations by voice."""
    with ended_in_words():
        held = read_talks(talks)
        spoken = dict(list(voices())[:most_voices])
        with _shop(home) as url:
            turns = asyncio.run(_conversations(url, held, spoken, noise, callers))
            report("Spoken turns through /v1/call", turns, None)
            others = asyncio.run(_disturbances(url, next(iter(spoken.values())), minutes, below)) if minutes else []
        if others:
            report("An hour of noise beside a call", others, None)
        speeds = _speeds(home, held, next(iter(spoken.values())))
        report("Engines", speeds, None)
        if json:
            save([*turns, *others, *speeds], json)


@contextmanager
def _shop(home: Path) -> Iterator[str]:
    settings = settled(home)
    prepare(settings, None)
    with running(settings) as (url, _):
        asyncio.run(_answering_calls(url))
        yield url


async def _answering_calls(url: str) -> None:
    """Wait until the engines of calls are loaded. Raises TimeoutError."""
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client, asyncio.timeout(CALLS_READY_SECONDS):
        while "hears" not in (await client.get("/healthz")).json()["models"]:
            await asyncio.sleep(0.5)


# --- conversations


async def _conversations(
    url: str, talks: Sequence[Talk], spoken: dict[str, Say], noise: Iterable[float], callers: int
) -> list[Row]:
    replies = [await typed(url, talk) for talk in talks]
    ends = [talk.wanted.is_shown(told[-1]) for talk, told in zip(talks, replies, strict=True)]
    rows: list[Row] = [{"system": "typed", "turns": sum(map(len, replies)), "success": float(np.mean(ends))}]
    expected = {talk: [outcome(reply) for reply in told] for talk, told in zip(talks, replies, strict=True)}
    clearest = next(iter(spoken))
    for voice, say in spoken.items():
        rows.append(_row(voice, 1, await _held(url, talks, say, None), expected))
    for decibels in noise:
        held = await _held(url, talks, spoken[clearest], decibels)
        rows.append(_row(f"{clearest}, noise at {decibels:g} dB", 1, held, expected))
    if callers > 1:
        shifted = [[*talks[place % len(talks) :], *talks[: place % len(talks)]] for place in range(callers)]
        together = await asyncio.gather(*(_held(url, each, spoken[clearest], None) for each in shifted))
        rows.append(_row(clearest, callers, [one for each in together for one in each], expected))
    return rows


async def _held(url: str, talks: Sequence[Talk], say: Say, decibels: float | None) -> list[Held]:
    """Hold every conversation, one after the other."""
    held = []
    for talk in track(talks, "calling", console=Console(stderr=True), transient=True):
        held.append((talk, await call(url, talk, say, None if decibels is None else _noise(say, decibels))))
    return held


def _noise(say: Say, decibels: float) -> Samples:
    return beside(say(QUESTION), hiss(NOISE_SECONDS * RATE, np.random.default_rng(1)), decibels)


def _row(voice: str, callers: int, held: Sequence[Held], expected: dict[Talk, list[object]]) -> Row:
    turns = [turn for _, each in held for turn in each]
    said = [(plain(turn.saying.say).split(), plain(" ".join(turn.heard)).split()) for turn in turns]
    wrong = sum(errors_of(words, heard) for words, heard in said) / sum(len(words) for words, _ in said)
    same = [
        outcome(turn.reply) == answer for talk, each in held for turn, answer in zip(each, expected[talk], strict=False)
    ]
    ends = [talk.wanted.is_shown(each[-1].reply) for talk, each in held]
    marks = {"words": 1 - wrong, "same": float(np.mean(same)), "success": float(np.mean(ends))}
    return {"system": "ours", "voice": voice, "calls": callers, "turns": len(turns), **_times(turns), **marks}


def _times(turns: Sequence[SpokenTurn]) -> dict[str, float | int]:
    waited = [turn.waited for turn in turns if turn.waited]
    parts = 1000 * np.array(waited).reshape(-1, 4)
    waits = parts.sum(axis=1)
    held = [1000 * (turn.held - turn.began) for turn in turns if turn.saying.into and turn.held]
    return {
        "p50": _at(waits, 50),
        "p95": _at(waits, 95),
        **{name: _at(parts[:, place], 50) for place, name in enumerate(("end", "text", "dialogue", "sound"))},
        "silent p50": _at(held, 50),
        "silent p95": _at(held, 95),
        "lost": len(turns) - len(waited),
    }


def _at(values: Sequence[float] | np.ndarray, percent: int) -> float:
    return float(np.percentile(values, percent)) if len(values) else float("nan")


# --- disturbances, engines


async def _disturbances(url: str, say: Say, minutes: float, below: float) -> list[Row]:
    """Hold a call amid each disturbance, one after the other."""
    question = say(QUESTION)
    rows = []
    for kind in track(DISTURBANCES, "disturbing", console=Console(stderr=True), transient=True):
        made = DISTURBANCES[kind](round(60 * minutes * RATE), np.random.default_rng(1), say)
        rows.append(await _disturbance(url, kind, beside(question, made, 0 if kind == "coughs" else below), question))
    return rows


async def _disturbance(url: str, kind: str, sound: Samples, question: Samples) -> Row:
    found = await disturbed(url, sound, question)
    counts = {"silent for a moment": found.held, "given up": found.cut, "words nobody said": len(found.texts)}
    per_hour = {name: count / found.seconds * 3600 for name, count in counts.items()}
    spoken_to = found.playing / found.seconds
    return {"system": "ours", "beside": kind, "minutes": found.seconds / 60, "spoken to": spoken_to, **per_hour}


def _speeds(home: Path, talks: Sequence[Talk], say: Say) -> list[Row]:
    said = [(turn.say, say(turn.say)) for talk in talks for turn in talk.turns]
    return list(engine_speeds(engines.transcriber(settled(home)), said))


if __name__ == "__main__":
    typer.run(main)
