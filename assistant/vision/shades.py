"""What customers of a shop call a color that a photo shows."""

import math
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files

import numpy as np
import webcolors
import yaml

from assistant.language.colors import color_matches, families_of, parts_of
from assistant.ports import Mask, Vectors
from assistant.vision.lab import differences, lab
from assistant.vision.light import LIGHT

#: How sure a name is, as a logistic function of how much nearer its example is than the nearest of another name, and
#: of how far it is at all; fitted to the main colors of the demo shop's pictures and their stated names.
_NEARER, _FAR, _BASE = 0.80, 0.53, -0.05


class Shades:
    """Names colors by the nearest example, in words that one shop uses."""

    def __init__(self, offered: Collection[str]) -> None:
        """Prefer names `offered`, as `offered_shades` finds them; without any, all names are as good."""
        names, self._examples = _examples()
        self._names = np.array(names)
        self._offered = np.isin(self._names, list(offered or names))

    def name(self, color: Vectors) -> tuple[str, float]:
        """Return what a CIELAB color [3] is called, and how sure that is, 0 to 1.

        A name the shop does not use gives way to the nearest that it does use in the same family: "navy" to "blue".
        """
        far = differences(color[None], self._examples)[0]
        nearest = str(self._names[far.argmin()])
        kin = self._offered & np.isin(self._names, _kin(nearest))
        name = str(self._names[np.where(kin, far, np.inf).argmin()]) if kin.any() else nearest
        return name, _sureness(far, self._names == nearest)


def offered_shades(cells: Iterable[str]) -> frozenset[str]:
    """Return the names of colors that some product of a shop has, by its cells, such as "Navy/White"."""
    parts = {part for cell in cells for part in parts_of(cell)}
    names = dict.fromkeys(_examples()[0])
    return frozenset(name for name in names if any(color_matches(name, part) for part in parts))


def _sureness(far: Vectors, own: Mask) -> float:
    mine, others = float(far[own].min()), float(far[~own].min())
    return 1 / (1 + math.exp(-(_NEARER * (others - mine) - _FAR * mine + _BASE)))


@cache
def _kin(name: str) -> list[str]:
    """Return the names that share a family with this one."""
    families = families_of(name)
    return [other for other in dict.fromkeys(_examples()[0]) if families & families_of(other)]


@cache
def _examples() -> tuple[tuple[str, ...], Vectors]:
    """Return the name and the CIELAB color of each example."""
    shades = yaml.safe_load(files("assistant.vision").joinpath("shades.yml").read_text("utf-8"))
    pairs = [(name, webcolors.hex_to_rgb(code)) for name, codes in shades.items() for code in codes]
    return tuple(name for name, _ in pairs), lab(LIGHT[np.array([color for _, color in pairs], np.uint8)])
