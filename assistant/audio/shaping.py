"""Making some frequencies of sound quieter while it comes: cut into frames, changed frame by frame, and joined again.

Two windows of the form of a square root of Hann, half a frame apart, add up to 1: what nobody changes comes out as it
went in (Griffin and Lim, "Signal estimation from modified short-time Fourier transform", 1984).
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from assistant.audio.pcm import RATE, Samples, from_waves, silence, to_waves

#: Samples between the beginnings of two frames, 10 ms, and of a frame, which the next one overlaps by half.
HOP = RATE // 100
SPAN = 2 * HOP
#: Frequencies of a frame: from 0 to half the rate, 50 Hz apart.
BANDS = SPAN // 2 + 1
_WINDOW = np.sqrt(0.5 - 0.5 * np.cos(2 * np.pi * np.arange(SPAN) / SPAN))

Numbers = NDArray[np.float64]
#: Takes the next frames' power, shape (frames, BANDS), full scale being 1; returns what to multiply each amplitude by.
Gains = Callable[[Numbers], NDArray[np.floating]]


class Shaped:
    """One sound while it is changed. What comes out is 10 to 20 ms behind what goes in, until the end."""

    def __init__(self, gains: Gains) -> None:
        self._gains = gains
        self._waiting = np.zeros(HOP, np.float32)  # the first frame begins half a frame before the sound
        self._added = np.zeros(HOP)  # the second half of the last frame, to be added to the next
        self._early = HOP  # samples before the sound, which do not go out
        self._owed = 0  # samples that came in and did not go out

    def feed(self, samples: Samples) -> Samples:
        """Take the next samples; return those that are ready."""
        ready = self._through(samples)
        self._owed += len(samples) - len(ready)
        return ready

    def end(self) -> Samples:
        """Return the rest: as many samples have gone out then as came in."""
        rest = self._through(np.zeros(SPAN, np.int16))[: self._owed]
        self._owed = 0
        return rest

    def _through(self, samples: Samples) -> Samples:
        waiting = np.concatenate([self._waiting, to_waves(samples)])
        frames = len(waiting) // HOP - 1
        self._waiting = waiting[frames * HOP :]
        if not frames:
            return silence(0)
        ready = self._changed(np.lib.stride_tricks.sliding_window_view(waiting, SPAN)[: frames * HOP : HOP])
        early, self._early = self._early, 0
        return ready[early:]

    def _changed(self, frames: NDArray[np.float32]) -> Samples:
        spectra = np.fft.rfft(frames * _WINDOW, axis=1)
        made = np.fft.irfft(spectra * self._gains(np.abs(spectra) ** 2), axis=1) * _WINDOW
        halves = np.concatenate([self._added[np.newaxis], made[:-1, HOP:]])
        self._added = made[-1, HOP:]
        return from_waves((made[:, :HOP] + halves).ravel())
