"""What a call needs of whatever tells speech from other sound."""

from typing import Protocol

from assistant.audio.pcm import Samples


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
