"""What a call needs of others: of whatever tells speech from other sound, of a voice, and of the dialogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.audio.pcm import Samples
from assistant.screen import Reply


class Detection(Protocol):
    """Follows the sound of one call. Used by one thread at a time."""

    def feed(self, samples: Samples) -> float:
        """Take the next samples, however many, and return how likely the latest are speech, 0 to 1.

        It is 0 until enough has come to be judged.
        """


class SpeechDetector(Protocol):
    """Tells speech from other sound. Thread-safe."""

    @property
    def name(self) -> str:
        """Names the model and its version, as logged and shown."""

    def begin(self) -> Detection:
        """Begin to follow one call, independent of all others."""


class Voice(Protocol):
    """Speaks replies piece by piece. Thread-safe."""

    @property
    def name(self) -> str:
        """Names the engine, as logged and shown."""

    def pieces(self, text: str) -> Sequence[str]:
        """Return a text as what is spoken one after another; nothing where nothing of it can be spoken."""

    def sound(self, piece: str, speed: float = 1.0, gain_db: float = 0.0) -> Samples:
        """Return a piece spoken. Raises SpeechDown where the engine fails."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a customer said, and what they had heard by then."""

    text: str
    confidence: float  # 0 to 1; 1 of what was typed
    cut: str | None = None  # what was heard of the reply before, where it was interrupted


class Talk(Protocol):
    """The dialogue, for one call. It is asked one thing at a time."""

    async def __call__(self, said: Said) -> Sequence[Reply]:
        """Return the answer, of which nothing need be spoken. Raises AssistantError."""
