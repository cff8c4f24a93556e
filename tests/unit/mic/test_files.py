"""Recordings in place of a microphone."""

import asyncio
import wave
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

from assistant.audio.pcm import RATE, seconds
from assistant.calling.events import Replied, Understood
from assistant.errors import SetupError
from assistant.mic.files import Recorded, recording
from assistant.mic.loudspeaker import Loudspeaker
from assistant.mic.script import Script
from assistant.screen import Reply
from tests.sounds import tone
from tests.unit.calling.customer import pitch_of


def wav(file: Path, samples: np.ndarray, *, rate: int = RATE, channels: int = 1, width: int = 2) -> Path:
    with wave.open(str(file), "wb") as opened:
        opened.setnchannels(channels)
        opened.setsampwidth(width)
        opened.setframerate(rate)
        opened.writeframes(samples.astype(f"<i{width}").tobytes())
    return file


def test_a_recording_is_read_as_it_is(tmp_path):
    assert recording(wav(tmp_path / "a.wav", tone(300, 0.5))).tolist() == tone(300, 0.5).tolist()


@pytest.mark.parametrize("rate", [8_000, 22_050, 48_000])
def test_other_rates_and_channels_become_speech(tmp_path, rate):
    stereo = np.repeat(tone(300, 0.5, rate=rate), 2)
    heard = recording(wav(tmp_path / "a.wav", stereo, rate=rate, channels=2))
    assert seconds(heard) == pytest.approx(0.5, abs=0.01)
    assert pitch_of(heard) == pytest.approx(300, abs=5)


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_no_recording_is_refused_in_a_sentence(tmp_path, content):
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(SetupError, match=r"a\.wav is no WAV"):
        recording(tmp_path / "a.wav")


def test_a_recording_that_is_not_there_of_other_samples_or_too_long_is_refused(tmp_path, monkeypatch):
    with pytest.raises(SetupError, match="cannot be read"):
        recording(tmp_path / "none.wav")
    with pytest.raises(SetupError, match="16-bit"):
        recording(wav(tmp_path / "b.wav", tone(300, 0.1), width=4))
    monkeypatch.setattr("assistant.mic.files.MOST_SECONDS", 1)
    with pytest.raises(SetupError, match="minutes"):
        recording(wav(tmp_path / "c.wav", tone(300, 1.1)))


def test_a_header_that_promises_more_than_there_is_yields_what_is_there(tmp_path):
    whole = wav(tmp_path / "a.wav", tone(300, 0.5)).read_bytes()
    (tmp_path / "b.wav").write_bytes(whole[: len(whole) // 2 + 1])
    assert 0.2 < seconds(recording(tmp_path / "b.wav")) < 0.3


async def _last(sound: Recorded) -> int:
    frames = 0
    while await sound.hear() is not None:
        frames += 1
    return frames


@pytest.mark.parametrize(("speed", "expected"), [(1.0, 0.6), (4.0, 0.15)])
async def test_a_call_goes_at_the_pace_of_speech_or_faster(speed, expected):
    began = monotonic()
    sound = Recorded(Script([]), Loudspeaker(), speed)
    await _last(sound)
    assert expected - 0.05 <= monotonic() - began
    assert seconds(np.concatenate(sound.heard)) >= 0.58


async def test_a_fast_call_stands_still_while_an_answer_is_made():
    sound = Recorded(Script([]), Loudspeaker(), 50.0)
    sound.note(Understood(utterance=1, text="red", confidence=1.0, took=0.1))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(_last(sound), 0.3)
    assert len(sound.heard) == 0
    sound.note(Replied(reply=1, content=Reply(text="Here.", speech="")))
    assert await asyncio.wait_for(_last(sound), 5) > 0


async def test_what_is_heard_is_written_to_a_file(tmp_path):
    sound = Recorded(Script([]), Loudspeaker(), 50.0)
    await _last(sound)
    sound.write(tmp_path / "heard.wav")
    assert seconds(recording(tmp_path / "heard.wav")) == pytest.approx(len(sound.heard) * 0.02)
    with pytest.raises(SetupError, match="cannot be written"):
        sound.write(tmp_path / "nowhere" / "heard.wav")
