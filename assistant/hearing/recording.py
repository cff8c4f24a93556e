"""The samples of one utterance while it is spoken, within bounds."""

from assistant.audio.pcm import RATE, Samples, joined
from assistant.errors import SpeechTooLong

#: Seconds that are kept of one utterance, or listened to of one recording.
MOST_SECONDS = 60


class Recording:
    """Keeps what was said so far."""

    def __init__(self) -> None:
        self._parts: list[Samples] = []
        self._length = 0
        self.is_over = False

    def __len__(self) -> int:
        return self._length

    def add(self, samples: Samples) -> None:
        """Take the next samples. Raises SpeechTooLong, and takes nothing then; RuntimeError after the end."""
        self._check_open()
        check_length(self._length + len(samples))
        self._parts.append(samples)
        self._length += len(samples)

    def all(self) -> Samples:
        """Return what was taken."""
        self._parts = [joined(self._parts)]
        return self._parts[0]

    def end(self) -> Samples:
        """Return what was taken, and take no more. Raises RuntimeError the second time."""
        self._check_open()
        self.is_over = True
        return self.all()

    def _check_open(self) -> None:
        if self.is_over:
            raise RuntimeError("the utterance is over")


def check_length(samples: int) -> None:
    """Raise SpeechTooLong for more samples than are listened to at once."""
    if samples > MOST_SECONDS * RATE:
        raise SpeechTooLong(f"More than {MOST_SECONDS} seconds were said at once: say it in shorter parts.")
