"""A customer for calls, whose voice recognizers understand well, written to files."""

import wave
from functools import cache
from pathlib import Path

from assistant.audio.pcm import RATE, Samples, to_bytes
from benchmarks.voices import espeak_voices


@cache
def said(sentence: str) -> Samples:
    """Return a sentence as a customer says it, with a little silence around it."""
    return espeak_voices().say(sentence)


def written(sentence: str, file: Path) -> Path:
    """Write it to a WAV."""
    with wave.open(str(file), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(RATE)
        opened.writeframes(to_bytes(said(sentence)))
    return file
