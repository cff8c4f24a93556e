"""Making weak microphones louder before anything listens to them."""

import numpy as np

from assistant.audio.pcm import FRAME, FULL, SILENCE_DB, Samples, Waves, from_waves, level_db, to_waves

WANTED_DB = -20.0  # of speech, below full scale: where recognizers were trained
MOST_GAIN_DB = 24.0  # more would raise the room's noise to the level of speech
PEAK = 0.9  # of full scale; what would be louder is not raised as much
LOUD_SHARE = 0.1  # of a recording's frames: its speech, whatever pauses it has
#: Of each frame of 20 ms in the level that is followed: up within a syllable, down over seconds of speech.
RISE, FALL = 0.3, 0.01
PAUSE_DB = 15.0  # below the level that is followed a frame is a pause, and changes nothing
FAINTEST_DB = -60.0  # below it nothing is speech


def leveled(samples: Samples) -> Samples:
    """Return a recording whose speech is as loud as is wanted; one that is loud enough stays as it is."""
    gain = _bounded(_speech_level(samples), float(np.abs(to_waves(samples)).max(initial=0.0)))
    return samples if gain == 1 else from_waves(to_waves(samples) * np.float32(gain))


class Leveler:
    """The same while somebody speaks. Its gain slides from frame to frame, and never makes anything clip."""

    def __init__(self) -> None:
        self._level = SILENCE_DB  # dB, of the speech so far
        self._gain = 1.0

    def feed(self, samples: Samples) -> Samples:
        """Return the next samples, as many as were given, louder where the microphone is weak."""
        if not len(samples):
            return samples
        self._follow(level_db(samples))
        waves = to_waves(samples)
        before, self._gain = self._gain, _bounded(self._level, float(np.abs(waves).max()))
        slide = np.linspace(min(before, self._ceiling(waves)), self._gain, len(waves), dtype=np.float32)
        return from_waves(waves * slide)

    def _follow(self, level: float) -> None:
        if level < max(FAINTEST_DB, self._level - PAUSE_DB):
            return
        if self._level == SILENCE_DB:
            self._level = level
        self._level += (RISE if level > self._level else FALL) * (level - self._level)

    @staticmethod
    def _ceiling(waves: Waves) -> float:
        """Return by how much the loudest of these may be multiplied."""
        return max(1.0, PEAK / max(float(np.abs(waves).max()), 1 / FULL))


def _bounded(level: float, peak: float) -> float:
    """Return by how much to multiply speech of this level, dB, whose loudest sample is `peak`, 0 to 1."""
    if level < FAINTEST_DB or not peak:
        return 1.0
    wanted = 10 ** (min(MOST_GAIN_DB, WANTED_DB - level) / 20)
    return float(max(1.0, min(wanted, PEAK / peak)))


def _speech_level(samples: Samples) -> float:
    """Return the level of the loudest tenth of a recording's frames, dB."""
    frames = [level_db(samples[start : start + FRAME]) for start in range(0, len(samples), FRAME)]
    return float(np.quantile(frames, 1 - LOUD_SHARE)) if frames else SILENCE_DB
