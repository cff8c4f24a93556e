"""Sentences that were spoken before."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from assistant.audio.pcm import Samples

#: Five minutes of speech in 16-bit samples at 16 kHz are 9.6 MB; these hold about half an hour.
MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it was spoken."""

    engine: str
    sentence: str
    speed: float


class SpokenCache:
    """Keeps the sentences spoken last, within so many bytes of samples. Thread-safe."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._held: OrderedDict[Said, Samples] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    @property
    def held_bytes(self) -> int:
        """Bytes of samples it holds."""
        return self._bytes

    def of(self, said: Said, speak: Callable[[Said], Samples]) -> Samples:
        """Return what is held of a sentence, which nobody may change, or have it spoken and hold that."""
        with self._lock:
            if (held := self._held.get(said)) is not None:
                self._held.move_to_end(said)
                return held
        samples = speak(said)  # outside the lock: others need not wait for it
        samples.setflags(write=False)
        with self._lock:
            self._hold(said, samples)
        return samples

    def _hold(self, said: Said, samples: Samples) -> None:
        if samples.nbytes > self._most:
            return
        self._bytes += samples.nbytes - getattr(self._held.pop(said, None), "nbytes", 0)
        self._held[said] = samples
        while self._bytes > self._most:
            self._bytes -= self._held.popitem(last=False)[1].nbytes
