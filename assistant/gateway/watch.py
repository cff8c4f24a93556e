"""What every turn leaves at the edge: one line in the log and its figures, and nothing of who said what."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import structlog

from assistant.metrics import Metrics
from assistant.stages import Seconds, in_milliseconds

log = structlog.get_logger("gateway.watch")


class Kind(StrEnum):
    """How a customer takes a turn."""

    TEXT = "text"  # typed or tapped
    PHOTO = "photo"
    RECORDING = "recording"
    CALL = "call"
    SIGNAL = "signal"


class Outcome(StrEnum):
    """How a turn ends."""

    ANSWERED = "answered"
    QUIET = "quiet"  # nothing was to be said
    FAILED = "failed"


@dataclass
class Watched:
    """One turn under way. Of a call it goes on until its answer is spoken."""

    kind: Kind
    is_spoken: bool = False
    id: str = ""
    began: float = field(default_factory=time.monotonic)
    stages: Seconds = field(default_factory=dict)
    code: str | None = None  # of the error that it ended with
    answers: int = 0
    is_answered: bool = False

    @property
    def outcome(self) -> Outcome:
        """Tell how it has ended."""
        if self.code is not None:
            return Outcome.FAILED
        return Outcome.ANSWERED if self.answers else Outcome.QUIET


class Watch:
    """Tells of turns as they end. `clock` returns seconds."""

    def __init__(self, metrics: Metrics, clock: Callable[[], float] = time.monotonic) -> None:
        self._metrics = metrics
        self._clock = clock

    def answered(self, turn: Watched) -> None:
        """Tell of a turn whose answer is there, unless it is still to be spoken."""
        turn.is_answered = True
        if not turn.is_spoken:
            self._tell(turn)

    def spoken(self, turn: Watched) -> None:
        """Tell of a turn of a call whose answer begins to sound, or never will: the next is asked, or it is over."""
        is_waited_for, turn.is_spoken = turn.is_spoken, False
        if is_waited_for and turn.is_answered:
            self._tell(turn)

    def _tell(self, turn: Watched) -> None:
        took = self._clock() - turn.began
        told = {"kind": turn.kind, "outcome": turn.outcome, "ms": round(1000 * took, 1), "code": turn.code}
        log.info("turn", turn_id=turn.id, **told, stages=in_milliseconds(turn.stages))
        self._metrics.turn(turn.kind, turn.outcome, took, turn.stages)
