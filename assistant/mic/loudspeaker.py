"""What came of a call to be heard, and how far the ear is."""

from collections import deque
from dataclasses import dataclass
from threading import Lock

from assistant.audio.pcm import RATE, Samples, from_bytes, joined, seconds, silence
from assistant.calling.events import Ended, Event, Held, Position, Sentence, Streaming


@dataclass(frozen=True, slots=True)
class Piece:
    """Some sound of a sentence."""

    sentence: int
    offset: float  # seconds into the sentence
    samples: Samples


class Loudspeaker:
    """Plays one stream at a time. Thread-safe: a device may ask for sound in a thread of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: deque[Piece] = deque()
        self._stream = 0
        self._place = (0, 0.0)  # where the next sound that comes belongs: sentence, seconds into it
        self._heard: Position | None = None
        self._has_ended = True
        self.is_sounding = False  # something was played last

    def note(self, event: Event) -> None:
        """Take what the server says of its sound."""
        with self._lock:
            match event:
                case Streaming(stream=stream):
                    self._begin(stream)
                case Sentence(stream=stream, sentence=sentence, offset=offset) if stream == self._stream:
                    self._place = (sentence, offset)
                case Held(stream=stream) if stream == self._stream:
                    self._forget()
                case Ended(stream=stream) if stream == self._stream:
                    self._has_ended = True
                case _:
                    pass

    def add(self, sound: bytes) -> None:
        """Take sound of the sentence that was announced last."""
        samples = from_bytes(sound)
        with self._lock:
            sentence, offset = self._place
            self._waiting.append(Piece(sentence, offset, samples))
            self._place = (sentence, offset + seconds(samples))

    def play(self, count: int) -> Samples:
        """Return so many samples to be heard now, silence where there is nothing to say."""
        parts, left = [], count
        with self._lock:
            self.is_sounding = bool(self._waiting)
            while left and self._waiting:
                piece = self._waiting.popleft()
                now, later = piece.samples[:left], piece.samples[left:]
                end = piece.offset + seconds(now)
                if len(later):
                    self._waiting.appendleft(Piece(piece.sentence, end, later))
                parts.append(now)
                left -= len(now)
                place = {"stream": self._stream, "sentence": piece.sentence, "offset": round(end, 3)}
                self._heard = Position(type="played", **place)
        return joined([*parts, silence(left / RATE)])

    def heard(self) -> Position | None:
        """Return how far the ear is, once after each time that something was played."""
        with self._lock:
            heard, self._heard = self._heard, None
            return heard

    @property
    def is_playing(self) -> bool:
        """Tell whether a stream is not over yet."""
        with self._lock:
            return bool(self._waiting) or not self._has_ended

    def _begin(self, stream: int) -> None:
        self._forget()
        self._stream, self._has_ended = stream, False

    def _forget(self) -> None:
        self._waiting.clear()
        self._heard = None
        self._has_ended = True
