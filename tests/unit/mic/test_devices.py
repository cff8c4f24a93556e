"""The microphone and the loudspeaker, over a PortAudio that is not there or behaves as it is told."""

import asyncio
import sys
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import numpy as np
import pytest

from assistant.audio.pcm import FRAME, to_bytes
from assistant.calling.events import Mute, Sentence, Streaming
from assistant.errors import SetupError
from assistant.mic.devices import WAITING_FRAMES, listed, opened
from assistant.mic.loudspeaker import Loudspeaker


class PortAudioError(Exception):
    pass


class Stream:
    """Calls back in a thread of its own, as PortAudio does."""

    made: dict[str, "Stream"]

    def __init__(self, kind: str, device: object, callback, **form: object) -> None:
        if device == "broken":
            raise PortAudioError("Invalid sample rate")
        self.device, self.callback, self.form = device, callback, form
        Stream.made[kind] = self

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def call(self, data: object) -> None:
        thread = Thread(target=self.callback, args=(data, FRAME, None, None))
        thread.start()
        thread.join()


@pytest.fixture
def portaudio(monkeypatch):
    Stream.made = {}
    module = SimpleNamespace(
        PortAudioError=PortAudioError,
        RawInputStream=lambda **given: Stream("in", **given),
        RawOutputStream=lambda **given: Stream("out", **given),
        query_devices=lambda: "> 0 Built-in Microphone",
    )
    monkeypatch.setitem(sys.modules, "sounddevice", module)
    return Stream


async def test_what_the_microphone_hears_can_be_waited_for_and_the_loudspeaker_plays(portaudio):
    speaker = Loudspeaker()
    async with opened(speaker, 3, "USB") as devices:
        microphone, player = portaudio.made["in"], portaudio.made["out"]
        assert (microphone.device, player.device) == (3, "USB")
        assert microphone.form == {"samplerate": 16_000, "blocksize": FRAME, "channels": 1, "dtype": "int16"}
        microphone.call(to_bytes(np.full(FRAME, 7, np.int16)))
        assert (await devices.hear()).tolist() == [7] * FRAME
        speaker.note(Streaming(stream=1, reply=1))
        speaker.note(Sentence(stream=1, sentence=0, text="One.", offset=0, seconds=1))
        speaker.add(to_bytes(np.full(FRAME, 9, np.int16)))
        played = bytearray(2 * FRAME)
        player.call(played)
        assert np.frombuffer(played, "<i2").tolist() == [9] * FRAME


async def test_what_is_done_reaches_the_call_though_nobody_waits_for_the_sound(portaudio):
    async with opened(Loudspeaker(), None, None) as devices:
        for _ in range(2 * WAITING_FRAMES):
            portaudio.made["in"].call(bytes(2 * FRAME))
        await asyncio.sleep(0.01)
        devices.do(Mute(type="mute", on=True))
        heard = [await devices.hear() for _ in range(WAITING_FRAMES)]
        assert heard[-1] == Mute(type="mute", on=True)


async def test_a_device_that_cannot_be_used_is_told_in_a_sentence(portaudio):
    with pytest.raises(SetupError, match="Invalid sample rate"):
        async with opened(Loudspeaker(), "broken", None):
            pass


def test_devices_are_listed(portaudio):
    assert listed() == "> 0 Built-in Microphone"


def test_a_machine_without_portaudio_is_told_what_to_install(monkeypatch, tmp_path: Path):
    (tmp_path / "sounddevice.py").write_text('raise OSError("PortAudio library not found")')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    with pytest.raises(SetupError, match="apt install libportaudio2"):
        listed()
