"""Recordings in place of a microphone, and a file in place of a loudspeaker."""

import asyncio
import wave
from pathlib import Path
from time import monotonic

import numpy as np

from assistant.audio.pcm import FRAME, RATE, Samples, joined, resampled, to_bytes
from assistant.calling.events import Event
from assistant.errors import SetupError
from assistant.mic.course import Course
from assistant.mic.loudspeaker import Loudspeaker
from assistant.mic.script import Moment, Script

FRAME_SECONDS = FRAME / RATE
FAST = 4.0  # times as fast as it is spoken
MOST_SECONDS = 30 * 60  # of a recording
RATES = range(6_000, 192_001)
MOST_CHANNELS = 8
SAMPLE_BYTES = 2
STILL_SECONDS = 0.3  # that a fast call stands still at least, before the customer goes on
LATE_SECONDS = 1.0  # by which sound may lag behind the clock before what was missed is let go


class Recorded:
    """Speaks by a script and keeps what is heard, at the pace of speech or faster."""

    def __init__(self, script: Script, loudspeaker: Loudspeaker, speed: float = 1.0) -> None:
        """`speed` is how many times faster than speech the time of the call passes."""
        self._script = script
        self._loudspeaker = loudspeaker
        self._speed = speed
        self._course = Course()
        self._due = 0.0  # when the next 20 ms begin, by the clock
        self._busy_until = 0.0
        self.heard: list[Samples] = []

    def note(self, event: Event) -> None:
        """Follow the call."""
        self._course.note(event)

    async def hear(self) -> Samples | None:
        """Return the next 20 ms when it is time, while as much is heard."""
        await self._pass()
        self.heard.append(self._loudspeaker.play(FRAME))
        is_settled, now = self._course.is_settled, monotonic()
        if not is_settled:
            self._busy_until = now + STILL_SECONDS
        is_settled = is_settled and now >= self._busy_until  # what is on its way through a network is not over
        was_speaking, speaker = self._script.is_speaking, self._loudspeaker
        moment = Moment(speaker.is_sounding, speaker.is_playing, self._course.is_heard, is_settled)
        frame = self._script.next(moment)
        if self._script.is_speaking and not was_speaking:
            self._course.speak()
        return frame

    def write(self, file: Path) -> None:
        """Write what was heard to a WAV. Raises SetupError."""
        try:
            with file.open("wb") as raw, wave.open(raw, "wb") as opened:
                opened.setnchannels(1)
                opened.setsampwidth(SAMPLE_BYTES)
                opened.setframerate(RATE)
                opened.writeframes(to_bytes(joined(self.heard)))
        except OSError as error:
            raise SetupError(f"{file} cannot be written ({error.strerror}): give --output another place.") from error

    async def _pass(self) -> None:
        """Let 20 ms pass. A call faster than speech stands still while an answer is made, which takes its own time."""
        while self._speed > 1 and self._course.is_answer_awaited and not self._script.is_speaking:
            await asyncio.sleep(FRAME_SECONDS)
        now = monotonic()
        if now - self._due > LATE_SECONDS:
            self._due = now
        await asyncio.sleep(max(0.0, self._due - now))
        self._due += FRAME_SECONDS / self._speed


def recording(file: Path) -> Samples:
    """Return a WAV of 16-bit samples as speech, whatever its rate and channels. Raises SetupError."""
    try:
        with file.open("rb") as raw, wave.open(raw, "rb") as opened:
            _check(file, opened)
            data = opened.readframes(opened.getnframes())
            channels, rate = opened.getnchannels(), opened.getframerate()
    except OSError as error:
        raise SetupError(f"{file} cannot be read ({error.strerror}): give --input a WAV.") from error
    except (wave.Error, EOFError) as error:
        raise SetupError(f"{file} is no WAV that can be read ({error}): give one of 16-bit samples.") from error
    whole = np.frombuffer(data[: len(data) // (SAMPLE_BYTES * channels) * SAMPLE_BYTES * channels], "<i2")
    mixed: Samples = whole.reshape(-1, channels).mean(axis=1).astype(np.int16)
    return resampled(mixed, rate)


def _check(file: Path, opened: wave.Wave_read) -> None:
    is_sound = opened.getframerate() in RATES and opened.getnchannels() <= MOST_CHANNELS
    if opened.getsampwidth() != SAMPLE_BYTES or not is_sound:
        raise SetupError(f"{file} is no WAV of 16-bit samples, {RATES[0]} to {RATES[-1]} a second: convert it first.")
    if opened.getnframes() > MOST_SECONDS * opened.getframerate():
        raise SetupError(f"{file} has more than {MOST_SECONDS // 60} minutes: give a shorter one.")
