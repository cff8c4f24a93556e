"""Sentences spoken for tests by espeak-ng, each once."""

from functools import cache

import numpy as np

from assistant.audio.pcm import RATE, Samples, from_waves, joined, resampled, silence
from assistant.speaking.espeak import Espeak


@cache
def speech(sentence: str) -> Samples:
    """Return a sentence spoken, with a little silence around it as in a call."""
    speaker = Espeak()
    try:
        spoken = resampled(speaker.speak(sentence), speaker.rate)
    finally:
        speaker.close()
    return joined([silence(0.3), spoken, silence(0.3)])


def hiss(seconds: float, loudness: float = 0.05) -> Samples:
    """Return noise in which nobody speaks."""
    return from_waves(loudness * np.random.default_rng(0).standard_normal(round(seconds * RATE)))
