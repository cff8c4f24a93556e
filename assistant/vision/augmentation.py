"""Random views of a picture: near and far, turned, in other light, before other walls, as customers take photos."""

import math
from collections.abc import Sequence
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from assistant.vision.framing import Framed
from assistant.vision.tower import SIDE

WHOLE = 0.35  # how often a view shows all of the picture
SMALLEST_PART = 0.08  # of the picture's area, that a view may show
TURNED = 0.3  # how often a view is turned
MOST_DEGREES = 12.0
ELSEWHERE = 0.3  # how often the border gets another color
STRETCH = 0.3  # of a part's sides: their ratio lies within exp(± STRETCH)

Box = tuple[float, float, float, float]


def random_view(cut: Framed, chance: Random) -> Image.Image:
    """Return a view of SIDE by SIDE pixels: all of the picture, or a part around something that it shows."""
    whole = chance.random() < WHOLE
    box = _around(cut, chance) if whole else _part(cut, chance)
    elsewhere = chance.random() < ELSEWHERE
    color = (chance.randrange(256), chance.randrange(256), chance.randrange(256)) if elsewhere else cut.background
    sharp = SIDE * (2 if box[2] - box[0] > SIDE else 1)  # a large part is first read at twice the side
    view = cut.picture.transform(
        (sharp, sharp), Image.Transform.EXTENT, box, Image.Resampling.BILINEAR, fillcolor=color
    )
    view = view if sharp == SIDE else view.reduce(2)
    if chance.random() < TURNED:
        angle = chance.uniform(-MOST_DEGREES, MOST_DEGREES)
        view = view.rotate(angle, Image.Resampling.BILINEAR, fillcolor=color)
    return view.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if chance.random() < 1 / 2 else view


def _around(cut: Framed, chance: Random) -> Box:
    width, height = cut.picture.size
    side = max(width, height) * chance.uniform(1.0, 1.15)
    x, y = (length / 2 + chance.uniform(-0.05, 0.05) * side for length in (width, height))
    return x - side / 2, y - side / 2, x + side / 2, y + side / 2


def _part(cut: Framed, chance: Random) -> Box:
    width, height = cut.picture.size
    area = math.exp(chance.uniform(math.log(SMALLEST_PART), 0)) * width * height
    ratio = math.exp(chance.uniform(-STRETCH, STRETCH))
    sides = math.sqrt(area * ratio), math.sqrt(area / ratio)
    point = cut.points[chance.randrange(len(cut.points))]
    left, top = (
        _start(float(at) * length, side, length) for at, side, length in zip(point, sides, (width, height), strict=True)
    )
    return left, top, left + sides[0], top + sides[1]


def _start(center: float, side: float, length: int) -> float:
    """Return where a part begins so that it lies within the picture, or in its middle where it is larger."""
    return (length - side) / 2 if side >= length else min(max(center - side / 2, 0.0), length - side)


def random_views(cuts: Sequence[Framed], chance: Random) -> Tensor:
    """Return one view of each picture in some light: [n, 3, SIDE, SIDE], -1 to 1."""
    return in_other_light(np.stack([np.asarray(random_view(cut, chance)) for cut in cuts]), chance)


def in_other_light(views: NDArray[np.uint8], chance: Random) -> Tensor:
    """Return views [n, height, width, 3], 0 to 255, as [n, 3, height, width], -1 to 1, lighter, warmer or flatter.

    Hues stay: a color is what a view is to be found by.
    """
    pixels = torch.from_numpy(views).permute(0, 3, 1, 2).float()
    light = _numbers(len(views), 1, 0.75, 1.25, chance) * _numbers(len(views), 3, 0.95, 1.05, chance)
    contrast = _numbers(len(views), 1, 0.8, 1.2, chance)
    pixels = pixels * light
    mean = pixels.mean((1, 2, 3), keepdim=True)
    return ((pixels - mean) * contrast + mean).clamp(0, 255) / 127.5 - 1


def _numbers(rows: int, channels: int, low: float, high: float, chance: Random) -> Tensor:
    numbers = [[chance.uniform(low, high) for _ in range(channels)] for _ in range(rows)]
    return torch.tensor(numbers).view(rows, channels, 1, 1)
