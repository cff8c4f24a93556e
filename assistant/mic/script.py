"""A customer who has recordings in place of a voice: what the microphone hears when."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.audio.pcm import FRAME, RATE, Samples, silence

QUIET_SECONDS = 0.6  # of a call, after an answer, before the customer speaks again
INTO_SECONDS = 1.5  # of an answer are heard before it is interrupted
PATIENCE_SECONDS = 30.0  # to wait for an answer that does not come
UNHEARD_SECONDS = 8.0  # the same, where it was not noticed that somebody speaks


@dataclass(frozen=True, slots=True)
class Moment:
    """What a customer knows of a call."""

    is_sounding: bool  # an answer is being heard
    is_playing: bool  # an answer is not over
    is_heard: bool  # it was noticed that the customer spoke
    is_settled: bool  # nothing that was said is still to be heard, understood or answered


class Script:
    """Speaks each recording when the answer to the one before was heard, or into it. Its time is that of the sound."""

    def __init__(self, recordings: Sequence[Samples], interrupting: Collection[int] = ()) -> None:
        """`interrupting` holds the places, from 0, of recordings that are spoken into the answer before them."""
        self._left = list(enumerate(recordings))
        self._interrupting = frozenset(interrupting)
        self._speaking: Iterator[Samples] | None = None
        self._waited = self._quiet = self._playing = 0.0  # seconds

    @property
    def is_speaking(self) -> bool:
        """Tell whether a recording is being spoken."""
        return self._speaking is not None

    def next(self, now: Moment) -> Samples | None:
        """Return what the microphone hears in the next 20 ms; None when all was said and answered."""
        if self._speaking is not None:
            if (frame := next(self._speaking, None)) is not None:
                return frame
            self._speaking = None
        self._count(now)
        if not self._is_time(now):
            return silence(FRAME / RATE)
        if not self._left:
            return None
        self._waited = self._quiet = self._playing = 0.0
        self._speaking = _frames(self._left.pop(0)[1])
        return next(self._speaking, silence(FRAME / RATE))

    def _count(self, now: Moment) -> None:
        passed = FRAME / RATE
        self._playing += passed if now.is_sounding else 0.0
        self._waited = 0.0 if now.is_playing else self._waited + passed
        self._quiet = self._quiet + passed if now.is_settled and not now.is_playing else 0.0

    def _is_time(self, now: Moment) -> bool:
        if self._left and self._left[0][0] in self._interrupting and self._playing >= INTO_SECONDS:
            return True
        patience = PATIENCE_SECONDS if now.is_heard else UNHEARD_SECONDS
        return self._quiet >= QUIET_SECONDS or self._waited >= patience


def _frames(recording: Samples) -> Iterator[Samples]:
    return (recording[start : start + FRAME] for start in range(0, len(recording), FRAME))
