"""What else a microphone hears, made of nothing: noise, music, voices, coughs; and a call amid it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.audio.pcm import FRAME, RATE, Samples, joined, to_bytes, to_waves
from assistant.calling.events import Bye, Cut, Event, Held, Start, Stop, Understood, Write
from assistant.errors import SetupError
from assistant.mic.client import POSITION_FRAMES
from assistant.mic.connection import Connection, connected
from assistant.mic.loudspeaker import Loudspeaker
from benchmarks.noise import hiss
from benchmarks.voices import Say

PAUSE_SECONDS = 1.0  # between an answer and the next question
PATIENT_SECONDS = 15.0  # of the call, until it is asked again
SETTLING_SECONDS = 20.0  # in which the first question is heard and answered: what is told then is no disturbance
QUESTION = "show me red dresses"
MURMURS = (
    "so I told him that the meeting was on Thursday",
    "we should really paint the kitchen before winter",
    "and then the train was late again, can you believe it",
    "the weather tomorrow will be mild with a chance of rain",
    "did you feed the cat this morning",
)
MURMURING = 6  # who speak at the same time
BURSTS_SECONDS = 3.0  # between two coughs
COUGH_SECONDS, COUGH_HERTZ = 0.3, (200.0, 3000.0)


def _music(count: int, rng: np.random.Generator, _: Say) -> NDArray[np.float64]:
    """Return chords of struck strings, two a second."""
    sound = np.zeros(count)
    for start in range(0, count, RATE // 2):
        times = np.arange(min(2 * RATE, count - start)) / RATE
        for step in (0, 4, 7, 12):
            hertz = 196 * 2 ** ((rng.integers(0, 8) + step) / 12)
            strings = sum(np.sin(2 * np.pi * hertz * part * times) / part for part in (1, 2, 3, 4))
            sound[start : start + len(times)] += np.exp(-3 * times) * strings
    return sound


def _one_voice(count: int, rng: np.random.Generator, say: Say) -> NDArray[np.float64]:
    """Return somebody who talks of other things, with pauses: a television."""
    parts: list[Samples] = []
    while sum(map(len, parts)) < count:
        parts += [say(str(rng.choice(MURMURS))), np.zeros(int(rng.integers(RATE)), np.int16)]
    return to_waves(joined(parts)[:count]).astype(np.float64)


def _voices(count: int, rng: np.random.Generator, say: Say) -> NDArray[np.float64]:
    """Return the murmur of a café."""
    murmur: NDArray[np.float64] = np.sum([_one_voice(count, rng, say) for _ in range(MURMURING)], axis=0)
    return murmur


def _coughs(count: int, rng: np.random.Generator, _: Say) -> NDArray[np.float64]:
    """Return short bursts of noise, as loud as speech is."""
    from scipy.signal import butter, sosfilt

    sound = np.zeros(count)
    band = butter(2, COUGH_HERTZ, "bandpass", fs=RATE, output="sos")
    length = round(COUGH_SECONDS * RATE)
    for start in range(0, count - length, round(BURSTS_SECONDS * RATE)):
        at = start + int(rng.integers(RATE))
        burst = sosfilt(band, rng.standard_normal(length)) * np.exp(-8 * np.arange(length) / length)
        sound[at : at + length] += burst[: max(0, count - at)]
    return sound


DISTURBANCES: Mapping[str, Callable[[int, np.random.Generator, Say], NDArray[np.float64]]] = {
    "hiss": lambda count, rng, _: hiss(count, rng),
    "music": _music,
    "a television": _one_voice,
    "a café": _voices,
    "coughs": _coughs,
}


@dataclass(slots=True)
class Disturbed:
    """What came of a disturbance that nobody meant as speech."""

    seconds: float = 0.0  # of the call
    playing: float = 0.0  # of that, while an answer was spoken
    held: int = 0  # answers that fell silent, if only for a moment
    cut: int = 0  # answers that were given up
    texts: list[str] = field(default_factory=list)  # words that nobody said


async def disturbed(url: str, noise: Samples, question: Samples) -> Disturbed:
    """Hold a call in which a customer asks aloud once and then types, amid this. Raises SetupError."""
    async with connected(url) as connection:
        caller = _Caller(connection)
        receiving = asyncio.create_task(caller.receive())
        await connection.send(Start(type="start", client="benchmark"))
        await caller.hear(question)
        await caller.hear(noise[: round(SETTLING_SECONDS * RATE)])
        caller.is_settled = True
        await caller.hear(noise)
        await connection.send(Stop(type="stop"))
        bye = await receiving
    if bye is None or bye.reason != "stopped":
        raise SetupError(f"The call ended before its time: {bye}.")
    return caller.found


class _Caller:
    """Sends sound, types a question whenever the answer to the last is over, and counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._loudspeaker = connection, Loudspeaker()
        self._frames = 0
        self._due = 0.0  # when the next 20 ms go out, by the clock
        self._quiet = 0.0  # seconds of the call since an answer was over, below 0 while one is awaited
        self.is_settled = False
        self.found = Disturbed()

    async def hear(self, sound: Samples) -> None:
        """Let this be what the microphone hears."""
        self._due = self._due or asyncio.get_running_loop().time()
        for start in range(0, len(sound), FRAME):
            await self._connection.send(to_bytes(sound[start : start + FRAME]))
            self._loudspeaker.play(FRAME)
            self._frames += 1
            if not self._frames % POSITION_FRAMES and (position := self._loudspeaker.heard()):
                await self._connection.send(position)
            if self.is_settled:
                await self._ask()
            self._due += FRAME / RATE
            await asyncio.sleep(max(0.0, self._due - asyncio.get_running_loop().time()))

    async def _ask(self) -> None:
        passed, is_playing = FRAME / RATE, self._loudspeaker.is_playing
        self.found.seconds += passed
        self.found.playing += passed if is_playing else 0.0
        self._quiet = 0.0 if is_playing else self._quiet + passed
        if self._quiet >= PAUSE_SECONDS:
            self._quiet = -PATIENT_SECONDS
            await self._connection.send(Write(type="text", text=QUESTION))

    async def receive(self) -> Bye | None:
        """Take what comes until the end; return how that was told."""
        bye = None
        async for came in self._connection.received():
            if isinstance(came, bytes):
                self._loudspeaker.add(came)
                continue
            self._loudspeaker.note(came)
            if self.is_settled:
                self._count(came)
            bye = came if isinstance(came, Bye) else bye
        return bye

    def _count(self, event: Event) -> None:
        match event:
            case Held():
                self.found.held += 1
            case Cut():
                self.found.cut += 1
            case Understood(text=text) if text:
                self.found.texts.append(text)
            case _:
                pass
