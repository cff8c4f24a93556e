"""The microphone and the loudspeaker of this machine; the one place that knows `sounddevice`, which is PortAudio."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from types import ModuleType
from typing import Any

from assistant.audio.pcm import FRAME, RATE, Samples, from_bytes, to_bytes
from assistant.calling.events import ClientEvent, Event
from assistant.errors import SetupError
from assistant.mic.loudspeaker import Loudspeaker

MISSING = (
    "PortAudio is missing, which microphones and loudspeakers are used through: install it (Debian and Ubuntu:"
    " `apt install libportaudio2`, Fedora: `dnf install portaudio`, macOS: `brew install portaudio`), or give --input"
    " a recording."
)
WAITING_FRAMES = 50  # of a microphone: a second, then sound is lost

Device = int | str | None  # number or part of its name; None is the system's choice


class Devices:
    """A microphone whose sound is waited for. What the customer does meanwhile comes among it."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._came: asyncio.Queue[Samples | ClientEvent | None] = asyncio.Queue(WAITING_FRAMES)

    def note(self, event: Event) -> None:
        """Need to know nothing of the call."""

    async def hear(self) -> Samples | ClientEvent | None:
        """Return the next 20 ms, or what was done."""
        return await self._came.get()

    def do(self, event: ClientEvent | None) -> None:
        """Send this with the next sound; None hangs up."""
        while self._came.full():
            self._came.get_nowait()
        self._came.put_nowait(event)

    def put(self, sound: bytes) -> None:
        """Take sound of the microphone, in a thread of PortAudio's."""
        self._loop.call_soon_threadsafe(self._keep, from_bytes(sound))

    def _keep(self, samples: Samples) -> None:
        if not self._came.full():
            self._came.put_nowait(samples)


@asynccontextmanager
async def opened(loudspeaker: Loudspeaker, microphone: Device, speaker: Device) -> AsyncIterator[Devices]:
    """Open a microphone, and let a device play what the loudspeaker has. Raises SetupError."""
    sounddevice, devices = _library(), Devices()

    def heard(data: Any, frames: int, time: object, status: object) -> None:  # noqa: ARG001 - PortAudio's signature
        devices.put(bytes(data))

    def wanted(data: Any, frames: int, time: object, status: object) -> None:  # noqa: ARG001 - PortAudio's signature
        data[:] = to_bytes(loudspeaker.play(frames))

    form = {"samplerate": RATE, "blocksize": FRAME, "channels": 1, "dtype": "int16"}
    with (
        _told(sounddevice),
        sounddevice.RawInputStream(device=microphone, callback=heard, **form),
        sounddevice.RawOutputStream(device=speaker, callback=wanted, **form),
    ):
        yield devices


def listed() -> str:
    """Return the devices of this machine as a table: number, name, channels. Raises SetupError."""
    sounddevice = _library()
    with _told(sounddevice):
        return str(sounddevice.query_devices())


@contextmanager
def _told(sounddevice: ModuleType) -> Iterator[None]:
    try:
        yield
    except (sounddevice.PortAudioError, ValueError) as error:
        raise SetupError(
            f"The microphone or the loudspeaker cannot be used ({error}): choose others of `assistant mic --list`."
        ) from error


def _library() -> ModuleType:
    try:
        import sounddevice
    except OSError as error:  # the package is here, the library it opens is not
        raise SetupError(MISSING) from error
    library: ModuleType = sounddevice
    return library
