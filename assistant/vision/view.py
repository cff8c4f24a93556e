"""A photo made small and well lit, and where in it the wanted thing is: what all that is read by pixels starts from."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from assistant.ports import Pixels, Vectors
from assistant.vision.garment import garment
from assistant.vision.lab import lab
from assistant.vision.light import light

SIDE = 128  # pixels of the longer side that are looked at


@dataclass(frozen=True, slots=True)
class View:
    """A photo as it is looked at."""

    colors: Vectors  # [height, width, 3], CIELAB
    garment: Vectors  # [height, width], 0 to 1: how likely a pixel is of the wanted thing

    @classmethod
    def of(cls, photo: Pixels) -> "View":
        """Look at a photo of any size."""
        pixels = _small(photo)
        colors = lab(light(pixels))
        return cls(colors, garment(pixels, colors))


def _small(photo: Pixels) -> Pixels:
    height, width, _ = photo.shape
    scale = SIDE / max(height, width)
    if scale >= 1:
        return photo
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(Image.fromarray(photo).resize(size, Image.Resampling.BOX))
