"""Whether two colors go together.

Neutral colors go with all, as is taught of clothes; of two others, the harmony that people saw in pairs of patches is
computed from their difference in CIELAB (Ou and Luo, "A colour harmony model for two-colour combinations", Color
Research and Application 31, 2006).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import webcolors

from assistant.language.colors import families_of, parts_of
from assistant.language.lexicon import read
from assistant.language.text import plain

#: Colors of clothes that count as none: with these nothing clashes.
NEUTRAL_FAMILIES = frozenset({"black", "white", "gray", "beige", "silver"})
NEUTRAL_NAMES = frozenset({"navy", "denim", "dark denim", "light denim", "indigo", "ink"})
#: The least and the most that the formula gives for colors of screens, found over all pairs of CSS3 names.
LEAST, MOST = -1.13, 1.59
#: What a pair with a neutral color is given, of 1.
NEUTRAL = 0.8
#: Pairs of cells that are kept in mind: a shop has few colors and asks for them often.
PAIRS = 65_536


@dataclass(frozen=True, slots=True)
class Lab:
    """A color in CIELAB, D65."""

    lightness: float  # 0 to 100
    a: float
    b: float

    @property
    def chroma(self) -> float:
        """Return how far it is from gray."""
        return math.hypot(self.a, self.b)

    @property
    def hue(self) -> float:
        """Return its angle in degrees, 0 to 360."""
        return math.degrees(math.atan2(self.b, self.a)) % 360


@lru_cache(maxsize=PAIRS)
def harmony(one: str, other: str) -> float | None:
    """Return how well two cells of colors go together, 0 to 1; None where either names no color that is known.

    Of cells with several colors ("Navy/White") the worst pair counts.
    """
    known = [[part for part in parts_of(cell) if _is_known(part)] for cell in (one, other)]
    return min((_of_two(mine, its) for mine in known[0] for its in known[1]), default=None)


def is_neutral(name: str) -> bool:
    """Tell whether a color goes with all others."""
    return plain(name) in NEUTRAL_NAMES or bool(families_of(name) & NEUTRAL_FAMILIES)


def _of_two(one: str, other: str) -> float:
    if is_neutral(one) or is_neutral(other):
        return NEUTRAL
    if plain(one) == plain(other):
        return 1.0
    value = ou_luo(_lab(one), _lab(other))
    return min(max((value - LEAST) / (MOST - LEAST), 0.0), 1.0)


def ou_luo(one: Lab, other: Lab) -> float:
    """Return the harmony of two colors (Ou and Luo 2006): the sum of a chromatic, a lightness and a hue effect."""
    hue = 2 * math.sqrt(one.chroma * other.chroma) * math.sin(math.radians(one.hue - other.hue) / 2)
    apart = math.hypot(hue, (one.chroma - other.chroma) / 1.46)
    chromatic = 0.04 + 0.53 * math.tanh(0.8 - 0.045 * apart)
    light = 0.28 + 0.54 * math.tanh(-3.88 + 0.029 * (one.lightness + other.lightness))
    contrast = 0.14 + 0.15 * math.tanh(-2 + 0.2 * abs(one.lightness - other.lightness))
    return chromatic + light + contrast + _hue_effect(one) + _hue_effect(other)


def _hue_effect(color: Lab) -> float:
    chroma = 0.5 + 0.5 * math.tanh(-2 + 0.5 * color.chroma)
    hue = -0.08 - 0.14 * math.sin(math.radians(color.hue + 50)) - 0.07 * math.sin(math.radians(2 * color.hue + 90))
    yellow = (90 - color.hue) / 10
    return chroma * (hue + (0.22 * color.lightness - 12.8) / 10 * math.exp(yellow - math.exp(yellow)))


def _is_known(name: str) -> bool:
    return is_neutral(name) or _code(name) is not None


@cache
def _lab(name: str) -> Lab:
    code = _code(name)
    if code is None:  # asked of known names only
        raise ValueError(name)
    red, green, blue = (_linear(channel / 255) for channel in webcolors.hex_to_rgb(code))
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    return Lab(116 * _root(y) - 16, 500 * (_root(x) - _root(y)), 200 * (_root(y) - _root(z)))


@cache
def _code(name: str) -> str | None:
    """Return the sRGB code of a name: its own in CSS3, else the first anchor of its family."""
    try:
        return str(webcolors.name_to_hex(plain(name).replace(" ", "")))
    except ValueError:
        anchors: Mapping[str, list[str]] = read("colors")["anchors"]
        return next((anchors[family][0] for family in sorted(families_of(name)) if family in anchors), None)


def _linear(channel: float) -> float:
    """Undo the sRGB transfer function (IEC 61966-2-1); both sides in [0, 1]."""
    linear_below = 0.04045
    return channel / 12.92 if channel <= linear_below else ((channel + 0.055) / 1.055) ** 2.4


def _root(value: float) -> float:
    """Return the cube root, linear near black (CIE 15)."""
    edge = 6 / 29
    return value ** (1 / 3) if value > edge**3 else value / (3 * edge**2) + 4 / 29
