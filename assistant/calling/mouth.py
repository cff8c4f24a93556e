"""What a call says: replies made sound piece by piece, sent a little ahead of the ear, and how far they were heard."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.audio.pcm import FRAME, RATE, Samples, seconds, to_bytes
from assistant.calling.events import Adjusted, Ended, Held, Position, Sentence, Streaming, failed
from assistant.calling.inside import Inside
from assistant.calling.ports import Voice
from assistant.calling.signals import Cue, Played, Sounding
from assistant.calling.wording import Order
from assistant.errors import SpeechDown

LEAD_SECONDS = 1.0  # sent ahead of the ear: what a network may be late by
SILENT_CLIENT_SECONDS = 2.0  # after the end of a stream: then a client has not told that it was heard

#: How much an order changes the voice, and how far orders can go.
SPEED_STEP, SPEEDS = 0.15, (0.55, 1.6)
GAIN_STEP_DB, GAINS_DB = 6.0, (-18.0, 18.0)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the voice speaks."""

    speed: float = 1.0  # 2 takes half the time
    gain_db: float = 0.0

    def changed(self, order: Order) -> "Manner":
        """Return it a step slower, faster, louder or quieter."""
        if order in (Order.SLOWER, Order.FASTER):
            step = SPEED_STEP if order is Order.FASTER else -SPEED_STEP
            return replace(self, speed=_within(SPEEDS, self.speed + step))
        step = GAIN_STEP_DB if order is Order.LOUDER else -GAIN_STEP_DB
        return replace(self, gain_db=_within(GAINS_DB, self.gain_db + step))


@dataclass(slots=True)
class Piece:
    """Frames of a sentence that were sent, at least in part."""

    sentence: int
    offset: float  # seconds into the sentence at which they begin
    sent: float = 0.0  # seconds


@dataclass(slots=True)
class Stream:
    """A reply on its way, from some place on."""

    number: int
    reply: int
    began: float | None = None  # seconds of the call, when the first frame was sent
    pieces: list[Piece] = field(default_factory=list)
    has_ended: bool = False
    has_told: bool = False  # the client tells how far it is
    task: asyncio.Task[None] | None = None

    @property
    def sent(self) -> float:
        """Seconds."""
        return sum(piece.sent for piece in self.pieces)

    def place(self, elapsed: float) -> tuple[int, float]:
        """Return the sentence that sounds after so many seconds of the stream, and the offset in it."""
        piece = self.pieces[0]
        for piece in self.pieces:
            if elapsed < piece.sent:
                break
            elapsed -= piece.sent
        else:
            elapsed = piece.sent
        return piece.sentence, piece.offset + elapsed


class Mouth:
    """Speaks one reply at a time."""

    def __init__(self, voice: Voice, inside: Inside) -> None:
        self._voice = voice
        self._inside = inside
        self._manner = Manner()
        self._tick = asyncio.Event()
        self._streams = 0
        self._stream: Stream | None = None

    def adjust(self, order: Order) -> None:
        """Speak slower, faster, louder or quieter from the next sentence on."""
        self._manner = self._manner.changed(order)
        self._inside.tell(Adjusted(speed=self._manner.speed, gain_db=self._manner.gain_db))

    def play(self, reply: int, pieces: Sequence[str], sentence: int, offset: float) -> None:
        """Speak a reply from there on."""
        self._silence()
        self._streams += 1
        self._stream = Stream(self._streams, reply)
        self._stream.task = self._inside.spawn(self._speak(self._stream, pieces, sentence, offset))

    def hold(self) -> None:
        """Say no more, and let the client say no more of what it has."""
        if self._stream:
            self._inside.tell(Held(stream=self._stream.number))
        self._silence()

    def pass_time(self) -> Iterator[Cue]:
        """Go on as the call's time passes. Yields how far a reply was heard, as long as the client does not tell it."""
        self._tick.set()
        self._tick.clear()
        stream = self._stream
        if stream is None or stream.began is None:
            return
        elapsed = self._inside.clock() - stream.began
        is_late = stream.has_ended and elapsed > stream.sent + SILENT_CLIENT_SECONDS
        if is_late or not stream.has_told:
            yield Played(self._inside.clock(), stream.reply, *stream.place(elapsed))

    def heard(self, position: Position) -> Iterator[Cue]:
        """Learn how far the client is: at most as far as was sent. What it tells of an earlier stream is too late."""
        stream = self._stream
        if stream is None or stream.number != position.stream or not stream.pieces:
            return
        stream.has_told = True
        told = (position.sentence, position.offset)
        yield Played(self._inside.clock(), stream.reply, *min(told, stream.place(stream.sent)))

    def _silence(self) -> None:
        if self._stream and self._stream.task:
            self._stream.task.cancel()
        self._stream = None

    async def _speak(self, stream: Stream, pieces: Sequence[str], sentence: int, offset: float) -> None:
        self._inside.tell(Streaming(stream=stream.number, reply=stream.reply))
        try:
            made = self._made(pieces[sentence])
            for place in range(sentence, len(pieces)):
                samples = await made
                if place + 1 < len(pieces):
                    made = self._made(pieces[place + 1])  # while this one is sent
                self._inside.take(Sounding(self._inside.clock(), stream.reply, place, seconds(samples)))
                await self._send(stream, Piece(place, offset if place == sentence else 0.0), pieces[place], samples)
        except Exception as error:  # noqa: BLE001 - an engine may raise anything, and the call goes on
            self._inside.tell(failed(error, SpeechDown))
            last = len(pieces) - 1  # what cannot be spoken is over
            self._inside.take(Sounding(self._inside.clock(), stream.reply, last, 0.0))
            self._inside.take(Played(self._inside.clock(), stream.reply, last, 0.0))
        stream.has_ended = True
        self._inside.tell(Ended(stream=stream.number))

    async def _send(self, stream: Stream, piece: Piece, text: str, samples: Samples) -> None:
        stream.pieces.append(piece)
        place = {"stream": stream.number, "sentence": piece.sentence}
        self._inside.tell(Sentence(**place, text=text, offset=piece.offset, seconds=seconds(samples)))
        for start in range(round(piece.offset * RATE), len(samples), FRAME):
            if stream.began is None:
                stream.began = self._inside.clock()
            while stream.sent - (self._inside.clock() - stream.began) > LEAD_SECONDS:
                await self._tick.wait()
            frame = samples[start : start + FRAME]
            self._inside.tell(to_bytes(frame))
            piece.sent += seconds(frame)

    def _made(self, piece: str) -> asyncio.Future[Samples]:
        return self._inside.work(self._voice.sound, piece, self._manner.speed, self._manner.gain_db)


def _within(bounds: tuple[float, float], value: float) -> float:
    return round(min(max(value, bounds[0]), bounds[1]), 2)
