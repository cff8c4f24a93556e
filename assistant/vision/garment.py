"""Where in a photo the wanted thing is: not the backdrop, nor the skin and the other clothes of who wears it."""

import numpy as np

from assistant.ports import Mask, Pixels, Vectors
from assistant.vision.clusters import clusters

_FRAME = 0.04  # of a side: how wide the strip is that shows the backdrop
_BACKDROPS = 4  # colors a backdrop may have: a floor and a wall, boards and gaps
_RARE = 0.12  # share of the strip below which a color is something that reaches out of the photo
_SPREAD = 2.5  # standard deviations that belong to a color of the backdrop
_TOLERANCE = (4.0, 22.0)  # least and most of that in CIELAB: the noise of a JPEG, the boards of a floor
_EDGE = 0.3  # part of the tolerance on either side of it where it is open what a pixel belongs to
_ENCLOSED = 0.7  # weight of what has nearly the backdrop's color but is cut off from it: a white shirt on white
_NOTHING = 0.004  # share of the photo below which nothing stands out

_SKIN_CB, _SKIN_CR = (77, 127), (133, 173)  # as in D. Chai, K. N. Ngan, see `skin_colored`
_SKIN_HUES = (25, 78)  # degrees in CIELAB: pinks and yellows are left out, which clothes have and faces have not
_SKIN_LEFT = 0.05  # weight of skin
_SKIN_SHARE = (0.03, 0.6)  # of the thing where somebody wears it; with more it is of that color: a camel coat
_ASIDE = 0.9  # how central skin is, as part of how central the rest is, where somebody wears it
_WORN, _LAID = 0.55, 1.2  # standard deviation of the bell, in half-sizes of the thing: worn, or by itself


def garment(pixels: Pixels, colors: Vectors) -> Vectors:
    """Return how much each pixel is likely of the wanted thing, shape (height, width), 0 to 1, not all 0.

    `colors` are the same pixels in CIELAB. Where nothing stands out of the backdrop, the middle of the photo does.
    """
    thing = _foreground(colors)
    if thing.mean() < _NOTHING:
        thing = np.ones_like(thing)
    skin = skin_colored(pixels, colors)
    bell = _bell(thing, _WORN)
    if _is_worn(thing, skin, bell):
        return thing * bell * np.where(skin, np.float32(_SKIN_LEFT), np.float32(1))
    return thing * _bell(thing, _LAID)


def skin_colored(pixels: Pixels, colors: Vectors) -> Mask:
    """Tell which pixels have a color of human skin, dark or light.

    By Cb and Cr: D. Chai, K. N. Ngan, "Face segmentation using skin-color map in videophone applications", IEEE
    Trans. Circuits and Systems for Video Technology 9(4), 1999; and by hue.
    """
    red, green, blue = np.moveaxis(pixels.astype(np.float32), -1, 0)
    cb = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue  # ITU-R BT.601, full range as in JPEG
    cr = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue
    hue = np.degrees(np.arctan2(colors[..., 2], colors[..., 1]))
    return _within(cb, _SKIN_CB) & _within(cr, _SKIN_CR) & _within(hue, _SKIN_HUES)


def _within(values: Vectors, bounds: tuple[int, int]) -> Mask:
    return np.asarray((values >= bounds[0]) & (values <= bounds[1]))


def _is_worn(thing: Vectors, skin: Mask, bell: Vectors) -> bool:
    """Tell whether what looks like skin is: some of the thing, and at its ends; stripes are all over it."""
    body, cloth = thing[skin], thing[~skin]
    low, high = _SKIN_SHARE
    if not low < body.sum() / thing.sum() < high:
        return False
    return bool(np.average(bell[skin], weights=body) < _ASIDE * np.average(bell[~skin], weights=cloth))


def _foreground(colors: Vectors) -> Vectors:
    """Return 0 where the backdrop is, 1 where certainly something else, by the colors of the photo's frame."""
    off = _off_backdrop(colors)
    sure = np.clip((off - 1 + _EDGE) / (2 * _EDGE), 0, 1)
    enclosed = ~_reached(off < 1) & (sure > 0)
    return np.asarray(np.where(enclosed, np.maximum(sure, _ENCLOSED), sure), np.float32)


def _off_backdrop(colors: Vectors) -> Vectors:
    """Return how far each pixel is off the nearest color of the backdrop; from 1 on it is none."""
    strip = _strip(colors)
    centers, members = clusters(strip, np.ones(len(strip), np.float32), _BACKDROPS)
    off = np.full(colors.shape[:2], np.inf, np.float32)
    for own, center in enumerate(centers):
        mine = strip[members == own]
        if len(mine) >= _RARE * len(strip):
            spread = np.sqrt(np.mean(np.sum((mine - center) ** 2, axis=1)))
            off = np.minimum(off, np.linalg.norm(colors - center, axis=2) / np.clip(_SPREAD * spread, *_TOLERANCE))
    return off


def _strip(colors: Vectors) -> Vectors:
    """Return the pixels of the frame but for its lower side, where clothes leave the photo."""
    height, width, _ = colors.shape
    wide = max(1, round(_FRAME * max(height, width)))
    sides = (colors[:wide], colors[wide:, :wide], colors[wide:, -wide:])
    return np.concatenate([side.reshape(-1, 3) for side in sides])


def _reached(ground: Mask) -> Mask:
    """Tell which places of the ground are connected to the frame."""
    reached = np.zeros_like(ground)
    reached[0], reached[-1], reached[:, 0], reached[:, -1] = True, True, True, True
    reached &= ground
    count = -1
    while count != (count := int(reached.sum())):
        grown = reached.copy()
        grown[1:] |= reached[:-1]
        grown[:-1] |= reached[1:]
        grown[:, 1:] |= reached[:, :-1]
        grown[:, :-1] |= reached[:, 1:]
        reached = grown & ground
    return reached


def _bell(thing: Vectors, reach: float) -> Vectors:
    """Return a bell over the extent of the thing, `reach` half-sizes wide."""
    down, across = (_curve(thing.sum(axis=axis), reach) for axis in (1, 0))
    return np.asarray(down[:, None] * across[None, :], np.float32)


def _curve(weights: Vectors, reach: float) -> Vectors:
    along = np.cumsum(weights)
    first, last = np.searchsorted(along, (0.02 * along[-1], 0.98 * along[-1]))
    middle, half = (first + last) / 2, max(1.0, (last - first) / 2)
    steps = (np.arange(len(weights)) - middle) / half
    return np.asarray(np.exp(-0.5 * (steps / reach) ** 2), np.float32)
