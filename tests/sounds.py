"""Sounds for tests, made of nothing: a voice that says vowels, music, noise."""

from collections.abc import Iterator

import numpy as np
from scipy.signal import lfilter

from assistant.audio.pcm import FRAME, RATE, Samples, from_waves

#: Vowels by their first three formants, Hertz.
VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480))
BANDWIDTH = 90  # Hertz
SYLLABLES = 4  # a second


def voice(seconds: float, level: float = 0.3, seed: int = 1) -> Samples:
    """Somebody who says vowels: a buzz through the formants of the mouth, four syllables a second."""
    rng = np.random.default_rng(seed)
    count = round(seconds * RATE)
    pitch = 120 * (1 + 0.15 * np.sin(2 * np.pi * 0.7 * np.arange(count) / RATE))
    phase = np.cumsum(pitch) / RATE
    buzz = np.diff(np.floor(phase), prepend=0) + 0.02 * rng.normal(size=count)
    said = np.zeros(count)
    length = RATE // SYLLABLES
    for place, start in enumerate(range(0, count, length)):
        part = buzz[start : start + length]
        for formant in VOWELS[place % len(VOWELS)]:
            part = _resonance(part, formant)
        said[start : start + length] = part * np.sin(np.pi * np.arange(len(part)) / length) ** 0.5
    return from_waves(level * said / max(1e-9, np.abs(said).max()))


def music(seconds: float, level: float = 0.3) -> Samples:
    """Chords that swell and fade."""
    times = np.arange(round(seconds * RATE)) / RATE
    chord = sum(np.sin(2 * np.pi * hertz * times) for hertz in (220, 277.2, 329.6, 440))
    return from_waves(level / 8 * chord * (1 + np.sin(2 * np.pi * 0.5 * times)))


def noise(seconds: float, level: float = 0.1, seed: int = 1) -> Samples:
    """Hiss."""
    return from_waves(level / 3 * np.random.default_rng(seed).normal(size=round(seconds * RATE)))


def tone(hertz: float, seconds: float, level: float = 0.5, rate: int = RATE) -> Samples:
    return from_waves(level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate))


def frames(samples: Samples) -> Iterator[Samples]:
    """Cut a sound as it travels: 20 ms each, the last as long as it is."""
    return (samples[start : start + FRAME] for start in range(0, len(samples), FRAME))


def _resonance(sound: np.ndarray, hertz: float) -> np.ndarray:
    radius = np.exp(-np.pi * BANDWIDTH / RATE)
    return lfilter([1.0], [1.0, -2 * radius * np.cos(2 * np.pi * hertz / RATE), radius**2], sound)
