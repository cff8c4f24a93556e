"""Color names and their families: "navy" is one of the blues."""

import math
import re
from collections.abc import Mapping
from functools import cache

import webcolors

from assistant.language.lexicon import read
from assistant.language.text import plain

#: From this many colors on, a thing is multicolored.
MANY_COLORS = 3
MULTICOLOR = "multicolor"

OkLab = tuple[float, float, float]

_SEPARATORS = re.compile(r"\s*(?:[/,&+|;]|\band\b|\bwith\b)\s*", re.IGNORECASE)


@cache
def names() -> Mapping[str, frozenset[str]]:
    """Return every color name of the lexicon with the families it belongs to."""
    found: dict[str, set[str]] = {}
    for family, members in read("colors")["families"].items():
        for name in (family, *members):
            found.setdefault(plain(name), set()).add(family)
    return {name: frozenset(families) for name, families in found.items()}


@cache
def families() -> frozenset[str]:
    """Return the names of the families themselves."""
    return frozenset(read("colors")["families"])


def families_of(name: str) -> frozenset[str]:
    """Return the families of one color name; empty where nothing is known of it.

    Asked in turn: the lexicon of fashion names; a family the name ends with; the CSS3 names, by the nearest anchor in
    OKLab; the words inside the name, the last that is a color ("dusty rose heather" is a rose).
    """
    key = plain(name)
    last = _spellings().get(key.rpartition(" ")[2], key.rpartition(" ")[2])
    return names().get(key) or families() & {last} or _css_family(key) or _family_inside(key)


def parts_of(cell: str) -> list[str]:
    """Return the plain color names of a catalogue's cell: "Black/White" has two."""
    return [part for piece in _SEPARATORS.split(cell) if (part := plain(piece))]


def canonical(name: str) -> str:
    """Return the name as constraints carry it: "grey" is gray, "navy blue" is navy, "dark grey" is dark gray."""
    key = plain(name)
    key = _spellings().get(key, key)
    return key if key in names() else _core(key)


def color_matches(value: str, cell: str) -> bool:
    """Tell whether a cell has a color: a family by any of its shades, a name by that name alone."""
    parts = parts_of(cell)
    if value == MULTICOLOR and len(parts) >= MANY_COLORS:
        return True
    if value in families():
        return any(value in families_of(part) for part in parts)
    return any(_names_the_same(plain(value), part) for part in parts)


def _names_the_same(value: str, part: str) -> bool:
    if _core(value) == _core(part):
        return True
    if part in names() or f" {value} " not in f" {part} ":
        return False
    mine, its = families_of(value), families_of(part)
    return not mine or not its or bool(mine & its)


def _core(key: str) -> str:
    """Return the name in one spelling, without the family it says itself: "navy" of "navy blue"."""
    words = [_spellings().get(word, word) for word in key.split()]
    head, last = " ".join(words[:-1]), words[-1] if words else ""
    return head if last in names().get(head, frozenset()) else " ".join(words)


@cache
def _spellings() -> Mapping[str, str]:
    return {plain(other): family for other, family in read("colors")["spellings"].items()}


def _family_inside(key: str) -> frozenset[str]:
    words = key.split()
    for last in range(len(words), 0, -1):
        for first in range(last):
            found = names().get(" ".join(words[first:last]))
            if found:
                return found
    return frozenset()


def _css_family(key: str) -> frozenset[str]:
    try:
        color = _oklab(webcolors.name_to_hex(key.replace(" ", "")))
    except ValueError:  # no such name in CSS3
        return frozenset()
    return frozenset({min(_anchors(), key=lambda anchor: math.dist(color, anchor[1]))[0]})


@cache
def _anchors() -> tuple[tuple[str, OkLab], ...]:
    """Return (family, place in the color space), several for a wide family."""
    return tuple((family, _oklab(code)) for family, codes in read("colors")["anchors"].items() for code in codes)


def _oklab(code: str) -> OkLab:
    """Return (L, a, b) of an sRGB hex code, by B. Ottosson, "A perceptual color space for image processing", 2020."""
    red, green, blue = (_linear(channel / 255) for channel in webcolors.hex_to_rgb(code))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _linear(channel: float) -> float:
    """Undo the sRGB transfer function (IEC 61966-2-1); both sides in [0, 1]."""
    linear_below = 0.04045
    return channel / 12.92 if channel <= linear_below else float(((channel + 0.055) / 1.055) ** 2.4)
