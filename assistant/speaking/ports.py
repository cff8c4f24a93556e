"""What the assistant needs of an engine that speaks: text becomes speech."""

from typing import Protocol

from assistant.audio.pcm import Samples


class Speaker(Protocol):
    """Speaks one sentence at a time. Thread-safe, or locked inside: two sentences never share their sound."""

    @property
    def name(self) -> str:
        """Names engine, voice and version, as logged and shown, and as the cache tells them apart."""

    @property
    def rate(self) -> int:
        """Return how many samples a second it makes."""

    def speak(self, sentence: str, *, speed: float = 1.0) -> Samples:
        """Return one sentence spoken, at `rate`; a speed of 2 takes half the time. Nothing for nothing to say."""

    def close(self) -> None:
        """End what it started; it speaks no more."""
