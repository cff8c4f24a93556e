"""Loudness of speech: louder without clipping, and no silence around it."""

import numpy as np

from assistant.audio.pcm import FULL, RATE, Samples, from_waves, to_waves

#: Up to here a sample is made louder as asked; from here on less and less, and never to full scale.
_KNEE = 0.7
#: What is quieter is silence: -54 dB below full scale.
_SILENT = FULL // 512
#: Kept of the silence around speech, in seconds: a word's soft first and last sounds.
_MARGIN_SECONDS = 0.01


def louder(samples: Samples, decibels: float) -> Samples:
    """Return speech so much louder, or quieter below 0. Its peaks are bent, not cut: they stay below full scale."""
    if not decibels or not len(samples):
        return samples
    waves = to_waves(samples) * np.float32(10 ** (decibels / 20))
    size = np.abs(waves)
    bent = _KNEE + (1 - _KNEE) * np.tanh((size - _KNEE) / (1 - _KNEE))
    return from_waves(np.copysign(np.where(size > _KNEE, np.minimum(bent, 1 - 1 / FULL), size), waves))


def trimmed(samples: Samples, rate: int = RATE) -> Samples:
    """Return speech without the silence before and after it."""
    loud = np.flatnonzero((samples > _SILENT) | (samples < -_SILENT))
    if not len(loud):
        return samples[:0]
    margin = round(_MARGIN_SECONDS * rate)
    return samples[max(0, int(loud[0]) - margin) : int(loud[-1]) + 1 + margin]
