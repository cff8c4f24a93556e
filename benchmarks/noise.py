"""Noise, and how loud it is beside speech."""

import numpy as np
from numpy.typing import NDArray

from assistant.audio.pcm import FRAME, RATE, Samples, from_waves, to_waves


def hiss(count: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return pink noise, a fan or a street far away: equal power in every octave from 50 Hz on; of any loudness."""
    spectrum = np.fft.rfft(rng.standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    noise: NDArray[np.float64] = np.fft.irfft(spectrum / np.sqrt(np.maximum(hertz, 50)), count)
    return noise


def beside(speech: Samples, noise: NDArray[np.floating], decibels: float) -> Samples:
    """Return noise that is so many decibels quieter than this speech; what is silence in either does not count."""
    power = _power(noise)
    scale = np.sqrt(_speech_power(to_waves(speech)) / power) if power else 0.0
    return from_waves(noise * scale * 10 ** (-decibels / 20))


def _speech_power(waves: NDArray[np.floating]) -> float:
    loud = waves[np.abs(waves) > np.abs(waves).max() / 30] if len(waves) else waves
    return float(np.mean(np.square(loud, dtype=np.float64))) if len(loud) else 0.0


def _power(noise: NDArray[np.floating]) -> float:
    """Return the power of those 20 ms that are within 30 dB of the loudest: all of a hiss, and of coughs no pauses."""
    frames = np.resize(noise, (-(-len(noise) // FRAME), FRAME)) if len(noise) else np.zeros((1, FRAME))
    powers = np.mean(np.square(frames, dtype=np.float64), axis=1)
    return float(np.mean(powers[powers >= powers.max() / 1000]))
