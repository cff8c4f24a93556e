"""Small photos drawn for tests."""

import numpy as np

from assistant.ports import Pixels

Color = tuple[int, int, int]

WHITE: Color = (255, 255, 255)
BLACK: Color = (26, 26, 28)
RED: Color = (200, 40, 40)
NAVY: Color = (30, 40, 80)
GRAY: Color = (125, 126, 128)
CAMEL: Color = (193, 154, 107)
SKIN: Color = (205, 150, 125)
WALL: Color = (230, 228, 222)


def photo(backdrop: Color, *parts: tuple[Color, slice, slice], side: int = 120) -> Pixels:
    """Paint rectangles (color, rows, columns) on a backdrop, with the noise of a camera."""
    pixels = np.empty((side, side, 3), np.float64)
    pixels[:] = backdrop
    for color, rows, columns in parts:
        pixels[rows, columns] = color
    noise = np.random.default_rng(7).normal(0, 1.5, pixels.shape)
    return (pixels + noise).clip(0, 255).astype(np.uint8)


def worn(cloth: Color) -> Pixels:
    """Paint somebody in a shirt, dark trousers below it: a face, a neck, arms, a body."""
    return photo(
        WHITE,
        (SKIN, slice(8, 34), slice(50, 70)),
        (SKIN, slice(45, 80), slice(25, 95)),
        (cloth, slice(34, 90), slice(36, 84)),
        (BLACK, slice(90, 120), slice(38, 82)),
    )


def striped(one: Color, other: Color, width: int) -> Pixels:
    """Paint a shirt with stripes across, each `width` pixels."""
    stripes = [(other, slice(top, min(top + width, 100)), slice(30, 90)) for top in range(20, 100, 2 * width)]
    return photo(WALL, (one, slice(20, 100), slice(30, 90)), *stripes)
