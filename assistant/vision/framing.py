"""Cutting a picture to what it shows: shops leave wide white borders, and customers do not."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

GRID = 64  # places a side is divided into to find out what is border
#: A place belongs to the thing where a channel differs by more than this from the border, of 0 to 255.
CONTRAST = 18
#: Where less than this part of a picture differs from its border, nothing is known of what is border.
LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture without its border."""

    picture: Image.Image  # RGB
    background: tuple[int, int, int]  # color of the border
    points: NDArray[np.float32]  # [n, 2], x and y from 0 to 1: places that the thing covers


def framed(picture: Image.Image) -> Framed:
    """Cut the border of one color away from an RGB picture."""
    grid = np.asarray(picture.resize((GRID, GRID), Image.Resampling.BOX)).astype(np.float32)
    border = np.median(np.concatenate([grid[0], grid[-1], grid[:, 0], grid[:, -1]]), axis=0)
    thing = np.abs(grid - border).max(axis=2) > CONTRAST
    background = (int(border[0]), int(border[1]), int(border[2]))
    if thing.mean() < LEAST:
        return Framed(picture, background, np.full((1, 2), 0.5, np.float32))
    rows, columns = np.flatnonzero(thing.any(axis=1)), np.flatnonzero(thing.any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    box = (left * picture.width, top * picture.height, right * picture.width, bottom * picture.height)
    ys, xs = np.nonzero(thing[top:bottom, left:right])
    points = np.stack([(xs + 0.5) / (right - left), (ys + 0.5) / (bottom - top)], axis=1).astype(np.float32)
    whole = picture.crop((box[0] / GRID, box[1] / GRID, box[2] / GRID, box[3] / GRID))
    return Framed(whole, background, points)


def squared(cut: Framed, side: int) -> Image.Image:
    """Return the picture on a square of its border's color, side by side pixels."""
    width, height = cut.picture.size
    longest = max(width, height)
    square = Image.new("RGB", (longest, longest), cut.background)
    square.paste(cut.picture, ((longest - width) // 2, (longest - height) // 2))
    return square.resize((side, side), Image.Resampling.BICUBIC, reducing_gap=2.0)
