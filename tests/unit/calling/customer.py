"""Both ends of a call's line without a network: what is said are tones, and so is what is answered.

A phrase is a tone of its own, so a test that listens hears whose sound it is. Time is that of the sound.
"""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from typing import Any

import numpy as np

from assistant.audio.pcm import FRAME, RATE, Samples, from_bytes, joined, seconds, silence, to_bytes
from assistant.calling.call import Call
from assistant.calling.events import Ended, Event, Held, Position, Sentence, Start, Streaming
from assistant.calling.line import Line
from assistant.calling.parts import Parts
from assistant.calling.ports import Said, Talk
from assistant.hearing.ports import NOTHING_HEARD, Transcript
from assistant.screen import Reply
from tests.fakes import LoudnessDetector
from tests.sounds import tone

NOTICES = {"silence": "Still there 900?", "unclear": "Pardon 950?", "goodbye": "Goodbye 850.", "trouble": "Sorry 750."}
WORD_SECONDS = 0.4
ACK_FRAMES = 5


class AtOnce(Executor):
    """Works in the thread that asks, so that every test goes the same way each time."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - the future carries it to whoever waits
            done.set_exception(error)
        return done


class TonePhrases:
    """Hears a phrase by its tone, in Hertz."""

    name = "tones"

    def __init__(self, phrases: Mapping[int, str]) -> None:
        self.phrases = phrases

    def transcribe(self, samples: Samples) -> Transcript:
        heard = self.listen()
        heard.feed(samples)
        return heard.finish()

    def listen(self) -> "ToneUtterance":
        return ToneUtterance(self.phrases)


class ToneUtterance:
    def __init__(self, phrases: Mapping[int, str]) -> None:
        self._phrases = phrases
        self._samples = silence(0)

    def feed(self, samples: Samples) -> None:
        self._samples = joined([self._samples, samples])

    def partial(self) -> str:
        return self.finish().text if len(self._samples) > RATE // 5 else ""

    def finish(self) -> Transcript:
        pitch = pitch_of(self._samples)
        text = next((text for hertz, text in self._phrases.items() if abs(hertz - pitch) < 15), "")
        return Transcript(text, 0.9, ()) if text else NOTHING_HEARD


class ToneVoice:
    """Speaks each piece as the tone of the number it holds, 0.4 seconds for each of its words."""

    name = "tones"

    def pieces(self, text: str) -> Sequence[str]:
        return re.findall(r"[^.?!]+[.?!]+", text)

    def sound(self, piece: str, speed: float = 1.0, gain_db: float = 0.0) -> Samples:
        hertz = int((re.findall(r"\d+", piece) or ["440"])[-1])
        return tone(hertz, WORD_SECONDS * len(piece.split()) / speed, 0.3 * 10 ** (gain_db / 20))


def pitch_of(samples: Samples) -> float:
    """The strongest tone, Hertz; 0 in silence."""
    if not np.any(samples):
        return 0.0
    return float(np.argmax(np.abs(np.fft.rfft(samples * np.hanning(len(samples))))) * RATE / len(samples))


class Customer:
    """Speaks into a line, plays what comes out of it, and tells how far it is."""

    def __init__(self, phrases: Mapping[int, str], talk: Talk, **parts: Any) -> None:
        self.line = Line()
        made = {
            "detector": LoudnessDetector(),
            "transcriber": TonePhrases(phrases),
            "voice": ToneVoice(),
            "notices": NOTICES,
            "hearing": AtOnce(),
            "speaking": AtOnce(),
        }
        self.call = Call(Parts(**(made | parts)), talk, self.line)
        self.events: list[Event] = []
        self.times: list[float] = []  # of the events, seconds of the call
        self.heard: list[Samples] = []  # what came out of the loudspeaker, frame by frame
        self.acks = True
        self.gone = False
        self._frames = 0
        self._buffer: list[tuple[int, int, float, Samples]] = []  # stream, sentence, offset of its end, frame
        self._place = (0, 0, 0.0)
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Customer":
        self._running = asyncio.create_task(self.call.run())
        await self.line.incoming.put(Start(type="start"))
        await settle()
        self._drain()
        return self

    async def __aexit__(self, *_: object) -> None:
        if not self.gone:
            await self.line.incoming.put(None)
        async with asyncio.timeout(5):
            await self._running
        self._drain()

    @property
    def now(self) -> float:
        return self._frames * FRAME / RATE

    async def say(self, hertz: int, duration: float = 0.6, level: float = 0.3) -> None:
        await self.hear(tone(hertz, duration, level))

    async def rest(self, duration: float) -> None:
        await self.hear(silence(duration))

    async def hear(self, samples: Samples) -> None:
        """Let the microphone hear this."""
        for start in range(0, len(samples), FRAME):
            if self.gone:
                return
            await self.line.incoming.put(to_bytes(samples[start : start + FRAME]))
            self._frames += 1
            await settle()
            self._drain()
            await self._play()

    async def send(self, event: Any) -> None:
        await self.line.incoming.put(event)
        await settle()
        self._drain()

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    def when(self, kind: type[Any]) -> float:
        """When the last such event came, seconds of the call."""
        return [at for at, event in zip(self.times, self.events, strict=True) if isinstance(event, kind)][-1]

    def tones(self) -> set[int]:
        """What was heard, to 10 Hertz."""
        return {round(pitch_of(frame), -1) for frame in self.heard if len(frame) == FRAME} - {0}

    def _drain(self) -> None:
        while not self.line.outgoing.empty():
            came = self.line.outgoing.get_nowait()
            if came is None:
                self.gone = True
            elif isinstance(came, bytes):
                stream, sentence, offset = self._place
                samples = from_bytes(came)
                self._place = (stream, sentence, offset + seconds(samples))
                self._buffer.append((*self._place, samples))
            else:
                self._note(came)

    def _note(self, event: Event) -> None:
        self.events.append(event)
        self.times.append(self.now)
        match event:
            case Streaming() | Held():
                self._buffer = []
            case Sentence(stream=stream, sentence=sentence, offset=offset):
                self._place = (stream, sentence, offset)
            case Ended() | _:
                pass

    async def _play(self) -> None:
        if not self._buffer:
            self.heard.append(silence(FRAME / RATE))
            return
        stream, sentence, offset, samples = self._buffer.pop(0)
        self.heard.append(samples)
        if self.acks and (not self._frames % ACK_FRAMES or not self._buffer):
            await self.send(Position(type="played", stream=stream, sentence=sentence, offset=round(offset, 3)))


async def settle() -> None:
    """Let everything happen that can happen without more sound."""
    for _ in range(40):
        await asyncio.sleep(0)


class ScriptedTalk:
    """Answers what it is told, and writes it down."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.answers = answers
        self.said: list[Said] = []
        self.gate: asyncio.Event | None = None  # where it is set, no answer comes before

    async def __call__(self, said: Said) -> Sequence[Reply]:
        self.said.append(said)
        if self.gate:
            await self.gate.wait()
        speech = self.answers[said.text]
        return (Reply(text=f"({speech})", speech=speech),)
