"""How long each stage of a turn takes: measured where it happens, collected by whoever takes the turn."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

Seconds = dict["Stage", float]


class Stage(StrEnum):
    """What a turn spends its time on. A search is within its action, that within the dialogue, and so on."""

    QUEUE = "queue"  # until earlier messages of the conversation are answered
    HEARING = "hearing"  # a recording: within the action; in a call: from the last word until its text is there
    DIALOGUE = "dialogue"  # Rasa, with the action it runs
    ACTION = "action"
    SEARCH = "search"
    RANKING = "ranking"
    SPEECH = "speech"  # in a call: from the answer until its first sound goes out


_collected: ContextVar[Seconds | None] = ContextVar("stages", default=None)


@contextmanager
def collected() -> Iterator[Seconds]:
    """Collect the seconds of all stages within, also of threads that were begun with this context."""
    seconds: Seconds = {}
    token = _collected.set(seconds)
    try:
        yield seconds
    finally:
        _collected.reset(token)


@contextmanager
def stage(of: Stage) -> Iterator[None]:
    """Measure a stage. What happens twice in a turn counts together; where nobody collects nothing is kept."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds = _collected.get()
        if seconds is not None:
            add(seconds, of, time.perf_counter() - began)


def add(seconds: Seconds, of: Stage, more: float) -> None:
    """Add to what a stage took."""
    seconds[of] = seconds.get(of, 0.0) + more


def in_milliseconds(seconds: Seconds) -> dict[str, float]:
    """Return it as it is logged and passed on."""
    return {of.value: round(1000 * took, 1) for of, took in seconds.items()}
