"""A call as a customer holds it: what the microphone hears goes out; what comes back is played, followed and shown."""

import asyncio
from dataclasses import dataclass, field
from time import monotonic

from assistant.audio.pcm import Samples, level_db, to_bytes
from assistant.calling.events import Bye, ClientEvent, Event, Start, Stop
from assistant.mic.connection import Connection
from assistant.mic.loudspeaker import Loudspeaker
from assistant.mic.ports import Screen, Sound

NAME = "assistant mic"
POSITION_FRAMES = 5  # between two positions that are told
SPEECH_DB = -45.0  # what is louder counts as the customer's speech, where answers are timed
FAREWELL_SECONDS = 5.0


@dataclass(slots=True)
class Delays:
    """How long the customer waited for answers: seconds from the end of speech to the first sound of the answer."""

    told: list[float] = field(default_factory=list)
    _spoken: float | None = None

    def hear(self, samples: Samples, at: float) -> None:
        """Note what the microphone hears."""
        if level_db(samples) > SPEECH_DB:
            self._spoken = at

    def answer(self, at: float) -> None:
        """Note that sound came; the first since the customer spoke counts."""
        if self._spoken is not None:
            self.told.append(at - self._spoken)
            self._spoken = None


class Client:
    """Holds one call."""

    def __init__(self, connection: Connection, sound: Sound, loudspeaker: Loudspeaker, screen: Screen) -> None:
        self._connection = connection
        self._sound = sound
        self._loudspeaker = loudspeaker
        self._screen = screen
        self._ready = asyncio.Event()
        self._is_stream_new = False
        self.delays = Delays()
        self.bye: Bye | None = None  # why it ended, where the server told

    async def run(self) -> None:
        """Hold the call until either side ends it."""
        await self._connection.send(Start(type="start", client=NAME))
        receiving = asyncio.create_task(self._receive())
        sending = asyncio.create_task(self._send())
        try:
            await asyncio.wait((receiving, sending), return_when=asyncio.FIRST_COMPLETED)
            if not receiving.done():
                await self._connection.send(Stop(type="stop"))
                await asyncio.wait((receiving,), timeout=FAREWELL_SECONDS)
        finally:
            for task in (receiving, sending):
                task.cancel()
            ended = await asyncio.gather(receiving, sending, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _receive(self) -> None:
        async for came in self._connection.received():
            if isinstance(came, bytes):
                self._play(came)
            else:
                self._note(came)

    def _play(self, sound: bytes) -> None:
        if self._is_stream_new:
            self._is_stream_new = False
            self.delays.answer(monotonic())
        self._loudspeaker.add(sound)

    def _note(self, event: Event) -> None:
        self._is_stream_new = self._is_stream_new or event.type == "audio"
        self._loudspeaker.note(event)
        self._sound.note(event)
        self._screen.show(event)
        self.bye = event if isinstance(event, Bye) else self.bye
        self._ready.set()

    async def _send(self) -> None:
        await self._ready.wait()
        frames = 0
        while (heard := await self._sound.hear()) is not None:
            if isinstance(heard, ClientEvent):
                await self._connection.send(heard)
                continue
            self.delays.hear(heard, monotonic())
            self._screen.meter(level_db(heard))
            await self._connection.send(to_bytes(heard))
            frames += 1
            if not frames % POSITION_FRAMES and (position := self._loudspeaker.heard()):
                await self._connection.send(position)
