"""The colors of a thing: by name, and which share of it each has."""

from collections import defaultdict

import numpy as np

from assistant.ports import Vectors
from assistant.types import Seen, Sight
from assistant.vision.clusters import clusters
from assistant.vision.shades import Shades
from assistant.vision.view import View

_COLORS = 6  # looked for: folds and shadows of one color take more than one
_LEAST_SHARE = 0.1  # of the thing, below which nobody would speak of a color
_LIGHTNESS = np.array([0.5, 1, 1], np.float32)  # a fold in the light and one in the shade are of one color
_UNLIKELY = 0.02  # a pixel of so little weight is of something else


def palette(view: View, shades: Shades) -> tuple[Seen, ...]:
    """Return the colors of the thing, largest share first; the shares sum to at most 1."""
    share: dict[str, float] = defaultdict(float)
    sure: dict[str, float] = defaultdict(float)
    for color, part in _main_colors(view):
        name, sureness = shades.name(color)
        share[name] += part
        sure[name] += part * sureness
    large = sorted((name for name in share if share[name] >= _LEAST_SHARE), key=lambda name: -share[name])
    return tuple(_seen(name, sure[name] / share[name], share[name]) for name in large)


def _seen(name: str, confidence: float, share: float) -> Seen:
    # Sums of many small parts can exceed 1 in the last digits.
    return Seen(sight=Sight.COLOR, value=name, confidence=round(confidence, 3), share=round(min(share, 1.0), 3))


def _main_colors(view: View) -> list[tuple[Vectors, float]]:
    """Return colors [3] with their shares, which sum to 1."""
    likely = view.garment > _UNLIKELY
    colors, weights = view.colors[likely], view.garment[likely]
    centers, members = clusters(colors * _LIGHTNESS, weights, _COLORS)
    shares = np.bincount(members, weights, len(centers)) / weights.sum()
    return [(center / _LIGHTNESS, float(share)) for center, share in zip(centers, shares, strict=True) if share > 0]
