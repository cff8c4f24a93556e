"""Keeps the parts of a running shop alive: waits until they are healthy, and starts a dead one again."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import httpx

from assistant.errors import SetupError
from assistant.processes import ProcessGroup

LOOK_SECONDS = 0.5  # between two looks at the children
HEALTH_SECONDS = 2.0  # for one answer to one health question
LONGEST_PAUSE_SECONDS = 30.0
STABLE_SECONDS = 60.0  # after this long alive, earlier ends are forgotten
TAIL_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Part:
    """One long-running program of the shop."""

    name: str  # as the operator reads it
    command: tuple[str, ...]
    health: str  # URL that answers 200 once the part can work
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    health_headers: Mapping[str, str] = field(default_factory=dict)


def pause_seconds(ends: int) -> float:
    """Return how long to wait before starting a part again that ended `ends` times in a row: 1, 2, 4, … 30."""
    return min(2.0 ** (ends - 1), LONGEST_PAUSE_SECONDS)


def tail(log: Path, lines: int = 12) -> str:
    """Return the last lines of a log, reading no more than its last 8 KiB."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - TAIL_BYTES))
        text = file.read().decode(errors="replace")
    return "\n".join(text.splitlines()[-lines:])


class Supervisor:
    """Runs the parts within a process group."""

    def __init__(self, group: ProcessGroup, parts: Sequence[Part]) -> None:
        self._group = group
        self._children = [_Child(part) for part in parts]

    def start(self) -> None:
        """Start all parts at once."""
        for child in self._children:
            child.part.log.parent.mkdir(parents=True, exist_ok=True)
            if child.part.log.exists():
                child.part.log.replace(child.part.log.with_suffix(".previous.log"))
            child.start(self._group)

    def await_healthy(self, limit_seconds: float, awaited: Callable[[Sequence[str]], None]) -> None:
        """Return when every part is healthy; `awaited` is told the names of those that are not yet.

        Raises SetupError when one ends, says that it is closed, or is not healthy within the limit.
        """
        deadline = time.monotonic() + limit_seconds
        waiting = self._children
        with httpx.Client(timeout=HEALTH_SECONDS, trust_env=False) as client:
            while waiting := [child for child in waiting if not is_healthy(client, child.part)]:
                for child in waiting:
                    child.must_be_alive()
                    must_be_open(client, child.part)
                if time.monotonic() > deadline:
                    raise _not_ready(waiting[0].part, f"was not ready within {limit_seconds:.0f} seconds")
                awaited([child.part.name for child in waiting])
                time.sleep(LOOK_SECONDS)

    def watch(self, say: Callable[[str], None]) -> NoReturn:
        """Start again whatever ends, until interrupted; `say` tells the operator one line about it."""
        while True:
            self.look(say)
            time.sleep(LOOK_SECONDS)

    def look(self, say: Callable[[str], None]) -> None:
        """Look at every part once: note which ended or are healthy again, and start those whose pause is over."""
        for child in self._children:
            child.look(self._group, say, time.monotonic())


class _Child:
    """One part and the process that now runs it."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._start_again_at = 0.0
        self._ends = 0
        self._is_missed = False  # the operator was told that it ended, and not yet that it is back

    def start(self, group: ProcessGroup) -> None:
        with self.part.log.open("ab") as log:
            self._process = group.start(self.part.command, self.part.environment, log)
        self._started_at = time.monotonic()

    def must_be_alive(self) -> None:
        status = self._process.poll() if self._process else None
        if status is not None:
            raise _not_ready(self.part, f"ended with status {status} before it was ready")

    def look(self, group: ProcessGroup, say: Callable[[str], None], now: float) -> None:
        if self._process is None:
            if now >= self._start_again_at:
                self.start(group)
        elif (status := self._process.poll()) is not None:
            say(f"{self.part.name} ended with status {status}; {self._put_off(now)} (see {self.part.log})")
        elif self._is_missed and _is_well(self.part):
            self._is_missed = False
            say(f"{self.part.name} is back")

    def _put_off(self, now: float) -> str:
        """Plan when to start it again, and say so."""
        self._process, self._is_missed = None, True
        self._ends = 1 if now - self._started_at > STABLE_SECONDS else self._ends + 1
        pause = pause_seconds(self._ends)
        self._start_again_at = now + pause
        return f"starting it again in {pause:.0f} s"


def _is_well(part: Part) -> bool:
    with httpx.Client(timeout=HEALTH_SECONDS, trust_env=False) as client:
        return is_healthy(client, part)


def is_healthy(client: httpx.Client, part: Part) -> bool:
    """Tell whether a part's health URL answers 200; a part that does not listen yet is simply not healthy."""
    try:
        return client.get(part.health, headers=part.health_headers).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def must_be_open(client: httpx.Client, part: Part) -> None:
    """Raise SetupError where a part says that it cannot serve, and why: to wait would not help."""
    try:
        told = client.get(part.health, headers=part.health_headers).json()
    except (httpx.TransportError, ValueError):  # it does not listen yet, or is one that gives no reasons
        return
    if isinstance(told, dict) and told.get("status") == "closed":
        raise SetupError(str(told["reason"]))


def _not_ready(part: Part, what: str) -> SetupError:
    return SetupError(f"{part.name} {what}; the end of {part.log} reads:\n\n{tail(part.log)}")
