"""Spoken sentences with what was said, read for benchmarks, and made harder by noise and echo."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np

from assistant.audio.pcm import RATE, Samples, from_waves, joined, to_waves
from assistant.types import Value
from benchmarks.noise import beside, hiss

#: Seconds in which a room's echo falls by 60 dB: a living room.
ECHO_SECONDS = 0.5
#: How loud the echo is beside the voice itself.
ECHO_DB = -6.0


class Spoken(Value):
    """What is known of one recording: the words, or the slots that they fill."""

    file: str
    text: str = ""
    slots: Mapping[str, str] = {}


def read_labels(file: Path) -> list[Spoken]:
    """Read labels by file: its words, or an object with "slots", and "text" or "transcript" where that is known."""
    read: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
    return [_spoken(name, label) for name, label in sorted(read.items())]


def _spoken(name: str, label: Any) -> Spoken:
    if isinstance(label, str):
        return Spoken(file=name, text=plain(label))
    text = label.get("text") or label.get("transcript") or ""
    slots = {slot: plain(str(value)) for slot, value in (label.get("slots") or {}).items()}
    return Spoken(file=name, text=plain(text), slots=slots)


def plain(text: str) -> str:
    """Return a text in small letters with one blank between words."""
    return " ".join(text.lower().split())


def read_audio(file: Path) -> Samples:
    """Read a recording of any format."""
    with av.open(str(file)) as opened:
        to_pcm = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        frames = [*opened.decode(audio=0), None]
        return joined([made.to_ndarray()[0] for frame in frames for made in to_pcm.resample(frame)])


def noisy(samples: Samples, decibels: float, rng: np.random.Generator) -> Samples:
    """Return speech with a fan's hiss that is so many decibels quieter."""
    return from_waves(to_waves(samples) + to_waves(beside(samples, hiss(len(samples), rng), decibels)))


def echoed(samples: Samples, rng: np.random.Generator) -> Samples:
    """Return speech as a microphone across a room hears it."""
    from scipy.signal import fftconvolve

    times = np.arange(round(ECHO_SECONDS * RATE)) / RATE
    tail = rng.standard_normal(len(times)) * 10 ** (-3 * times / ECHO_SECONDS)
    tail[: round(0.005 * RATE)] = 0  # the first wall is some steps away
    tail *= 10 ** (ECHO_DB / 20) / np.sqrt(np.sum(tail**2))
    tail[0] = 1
    return from_waves(fftconvolve(to_waves(samples), tail)[: len(samples)])


def errors_of(said: Sequence[str], heard: Sequence[str]) -> int:
    """Return how many words must be put in, left out or replaced to make what was heard what was said."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(said, heard)


def filled(text: str, values: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return the slots that a text fills: read from left to right, each time the longest value that stands there."""
    words, place = text.split(), 0
    longest = max((value.count(" ") + 1 for each in values.values() for value in each), default=0)
    found: dict[str, str] = {}
    while place < len(words):
        ends = range(min(place + longest, len(words)), place, -1)
        phrases = ((end, " ".join(words[place:end])) for end in ends)
        hit = next(((end, slot, phrase) for end, phrase in phrases for slot in values if phrase in values[slot]), None)
        if hit:
            place, slot, phrase = hit
            found.setdefault(slot, phrase)
        else:
            place += 1
    return found
