"""Whether a thing is striped or plain, where its pixels tell.

Checks, dots and flowers are left to a model: on photos of real clothes their pixels looked like lettering, lace and
buttons more often than not.
"""

import numpy as np

from assistant.ports import Mask, Vectors
from assistant.types import Seen, Sight
from assistant.vision.view import View

_LIKELY = 0.25  # of the largest weight: from here on a pixel is surely of the thing
_RIM = 3  # pixels that its outline and its shadow take
_LEAST = 0.01  # of the photo: a smaller thing is all rim
_EDGE = 8.0  # change of color from pixel to pixel, in CIELAB, that is more than cloth and light make
_PLAIN = 0.15  # share of edges up to which a thing is plain
_BUSY = 0.4  # share of edges from which on it has a pattern
_ONE_WAY = 0.6  # coherence from which on a pattern runs one way
_PLAIN_CONFIDENCE, _STRIPED_CONFIDENCE = 0.8, 0.85


def pattern(view: View) -> Seen | None:
    """Return "striped" or "solid", None where it may be anything."""
    inner = _inner(view.garment)
    if inner.mean() < _LEAST:
        return None
    edges, coherence = _texture(view.colors, inner)
    if edges < _PLAIN:
        return Seen(sight=Sight.PATTERN, value="solid", confidence=_PLAIN_CONFIDENCE)
    if edges > _BUSY and coherence > _ONE_WAY:
        return Seen(sight=Sight.PATTERN, value="striped", confidence=_STRIPED_CONFIDENCE)
    return None


def _texture(colors: Vectors, inner: Mask) -> tuple[float, float]:
    """Return the share of edges, and how much they run one way: 0 all ways, 1 one way.

    The structure tensor (J. Bigun, G. Granlund, 1987) of the three channels together (S. Di Zenzo, 1986).
    """
    down, across = (np.asarray(np.gradient(colors, axis=axis))[inner] for axis in (0, 1))
    dd, aa, da = ((one * other).sum(axis=1) for one, other in ((down, down), (across, across), (down, across)))
    energy = dd + aa
    one_way = np.hypot((aa - dd).sum(), 2 * da.sum())
    return float(np.mean(energy > _EDGE**2)), float(one_way / max(energy.sum(), 1e-6))


def _inner(garment: Vectors) -> Mask:
    """Return the thing without its rim."""
    inner = garment > _LIKELY * garment.max()
    for _ in range(_RIM):
        padded = np.pad(inner, 1)
        inner = inner & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return np.asarray(inner)
