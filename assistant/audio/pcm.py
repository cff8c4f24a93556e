"""Speech as it travels through the assistant: one channel of 16-bit samples, 16,000 a second."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

#: Samples a second, wherever speech is heard or sent.
RATE = 16_000
#: One frame on the wire is 20 ms.
FRAME = RATE // 50
#: What a sample of full scale counts as 1.
FULL = 32_768
#: Level of digital silence, where a logarithm has no value.
SILENCE_DB = -96.0

#: Speech: shape (samples,), one channel, at RATE unless said otherwise.
Samples = NDArray[np.int16]
#: The same, -1 to 1.
Waves = NDArray[np.float32]


def from_bytes(data: bytes) -> Samples:
    """Return the samples of little-endian 16-bit PCM; half a sample at the end is left out."""
    return np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2").astype(np.int16)


def to_bytes(samples: Samples) -> bytes:
    """Return little-endian 16-bit PCM."""
    return samples.astype("<i2").tobytes()


def to_waves(samples: Samples) -> Waves:
    """Return the samples as numbers from -1 to 1."""
    return samples.astype(np.float32) / np.float32(FULL)


def from_waves(waves: NDArray[np.floating]) -> Samples:
    """Return numbers from -1 to 1 as samples; what is louder is clipped, what is no number is silence."""
    scaled: NDArray[np.floating] = np.rint(np.nan_to_num(waves) * FULL)
    clipped: NDArray[np.floating] = np.clip(scaled, -FULL, FULL - 1)
    return clipped.astype(np.int16)


def seconds(samples: Samples, rate: int = RATE) -> float:
    """Return how long they last."""
    return len(samples) / rate


def silence(duration: float, rate: int = RATE) -> Samples:
    """Return so many seconds of nothing."""
    return np.zeros(round(duration * rate), dtype=np.int16)


def joined(parts: Iterable[Samples]) -> Samples:
    """Return the parts one after another."""
    held = list(parts)
    return np.concatenate(held) if held else silence(0)


def level_db(samples: Samples) -> float:
    """Return the root mean square in dB below full scale: 0 is the loudest there can be, -96 is silence."""
    if not len(samples):
        return SILENCE_DB
    power = float(np.mean(np.square(to_waves(samples), dtype=np.float64)))
    return max(SILENCE_DB, 10 * float(np.log10(power))) if power else SILENCE_DB


def resampled(samples: Samples, rate: int, to: int = RATE) -> Samples:
    """Return speech of another rate at `to` samples a second, without mirrored frequencies."""
    if rate == to or not len(samples):
        return samples
    from math import gcd

    from scipy.signal import resample_poly

    shared = gcd(rate, to)
    return from_waves(resample_poly(to_waves(samples).astype(np.float64), to // shared, rate // shared))
