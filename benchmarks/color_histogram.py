"""The simplest search by photo: pictures are alike where their colors are, whatever they show."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from assistant.ports import Vectors
from assistant.types import Variant

SIDE = 128  # pixels that a photo is made smaller to
BINS = (16, 4, 4)  # of hue, saturation, value
LEVELS = 256  # of each of them


def histogram(photo: Path) -> Vectors:
    """Return the share of each bin of hue, saturation and value: [bins], adding up to 1."""
    with Image.open(photo) as image:
        small = np.asarray(image.convert("RGB").resize((SIDE, SIDE)).convert("HSV"))
    counts, _ = np.histogramdd(small.reshape(-1, 3), bins=BINS, range=[(0, LEVELS)] * 3)
    shares: Vectors = (counts.ravel() / counts.sum()).astype(np.float32)
    return shares


class ColorHistograms:
    """The pictures of a catalogue, compared by intersection (Swain and Ballard, "Color Indexing", IJCV 1991)."""

    def __init__(self, media: Path, variants: Sequence[Variant]) -> None:
        self._shown: dict[str, list[Variant]] = {}
        for variant in variants:
            for name in variant.images:
                self._shown.setdefault(name, []).append(variant)
        self._histograms = np.stack([histogram(media / name) for name in self._shown])

    def search(self, photo: Path, k: int) -> list[Variant]:
        """Return up to k variants of different products, those of the likest picture first."""
        likeness = np.minimum(self._histograms, histogram(photo)).sum(axis=1)
        pictures = list(self._shown)
        found: dict[str, Variant] = {}
        for row in np.argsort(-likeness, kind="stable"):
            for variant in self._shown[pictures[row]]:
                found.setdefault(variant.item_group_id, variant)
        return list(found.values())[:k]
