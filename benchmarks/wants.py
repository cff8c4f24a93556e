"""What customers want of a thing, and whether a row of the feed surely breaks it. Judged without the product's code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Facet
from benchmarks.goods import Item, singular

#: Shades that everybody would call by the name of a color; a name's own compounds ("dark blue") count without being listed.
SURELY: dict[str, tuple[str, ...]] = {
    "red": ("burgundy", "scarlet", "crimson"),
    "yellow": ("mustard", "lemon"),
    "green": ("olive", "emerald", "sage", "mint"),
    "blue": ("navy", "sky", "royal"),
    "purple": ("lavender", "plum", "violet", "lilac"),
    "pink": ("blush", "fuchsia"),
    "gray": ("grey", "charcoal"),
}
#: Shades that some would call so. All others are of another color.
PERHAPS: dict[str, tuple[str, ...]] = {
    "red": ("rust", "coral"),
    "orange": ("coral", "rust"),
    "yellow": ("gold", "cream"),
    "green": ("teal", "turquoise"),
    "blue": ("teal", "turquoise", "indigo", "lavender"),
    "purple": ("indigo", "burgundy"),
    "pink": ("coral", "rose gold"),
    "brown": ("tan", "camel", "rust"),
    "white": ("cream", "ivory"),
    "gray": ("silver",),
    "beige": ("cream", "tan", "camel"),
    "gold": ("rose gold",),
}
#: Names of feeds that say the same.
PATTERNS = {"polka dot": "dotted", "polka-dot": "dotted", "plaid": "checked", "plain": "solid"}
LEATHERS = frozenset({"leather", "suede"})


@dataclass(frozen=True, slots=True)
class Want:
    """One thing a customer asks for: a value of a facet, or with `negated` anything else; of a price, its bounds."""

    facet: Facet
    value: str = ""
    negated: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    strict: bool = False  # "under" 80 is not 80


def same_part(some: Want, other: Want) -> bool:
    """Tell whether one is said in the place of the other. What is refused adds up instead."""
    return some.facet is other.facet and not some.negated and not other.negated


def joined(told: Iterable[Want], new: Iterable[Want]) -> tuple[Want, ...]:
    """Return all that is wanted once this is said too."""
    wants = list(told)
    for want in new:
        wants = [each for each in wants if not same_part(each, want) and not _reversed(each, want)]
        wants.append(want)
    return tuple(wants)


def breaks(want: Want, item: Item) -> bool:
    """Tell whether an item surely is not as wanted; a shade that some call blue breaks neither "blue" nor "not blue"."""
    if want.facet is Facet.PRICE:
        return not _within(want, item.offer)
    surely, perhaps = _judged(want, item)
    return surely if want.negated else not (surely or perhaps)


def broken(wants: Iterable[Want], item: Item) -> list[Want]:
    """Return what of it an item breaks."""
    return [want for want in wants if breaks(want, item)]


def _reversed(old: Want, new: Want) -> bool:
    return old.facet is new.facet and old.value == new.value and old.negated is not new.negated


def _within(want: Want, offer: Decimal) -> bool:
    low = want.minimum is None or offer > want.minimum or (offer == want.minimum and not want.strict)
    high = want.maximum is None or offer < want.maximum or (offer == want.maximum and not want.strict)
    return low and high


def _judged(want: Want, item: Item) -> tuple[bool, bool]:
    """Return whether the item surely is what is named, and whether it may be taken for it."""
    match want.facet:
        case Facet.COLOR:
            perhaps = bool({*PERHAPS.get(want.value, ())} & {*item.colors})
            return any(_is_color(want.value, color) for color in item.colors), perhaps
        case Facet.CATEGORY:
            return _is_kind(want.value, item.kinds), _is_kind(want.value, (*item.levels, item.title.lower()))
        case Facet.MATERIAL:
            return _is_of(want.value, item.materials), want.value in LEATHERS and bool(LEATHERS & {*item.materials})
        case Facet.PATTERN:
            cell = PATTERNS.get(item.pattern, item.pattern)
            return want.value in cell.split("/"), want.value == "solid" and not cell
        case Facet.GENDER:
            # Who says "women" does not mean girls.
            return item.gender == want.value and item.age != "kids", item.gender == "unisex" and item.age != "kids"
        case Facet.AGE_GROUP:
            return item.age == want.value, False
        case Facet.BRAND:
            return item.brand == want.value, False
        case Facet.SIZE:
            return item.size == want.value, _spans(item.size, want.value)
        case _:
            raise ValueError(f"customers do not ask for {want.facet}")


def _is_color(value: str, color: str) -> bool:
    if color in PERHAPS.get(value, ()):
        return False
    return color == value or color in SURELY.get(value, ()) or color.endswith(f" {value}")


def _is_kind(noun: str, names: Iterable[str]) -> bool:
    wanted = singular(noun)
    return any(re.search(rf"(?<![\w]){re.escape(wanted)}(?![\w])", each) for name in names for each in (name, singular(name)))


def _is_of(value: str, materials: Iterable[str]) -> bool:
    """Tell whether "wool" is among "merino wool" and "silk"; faux leather is no leather."""
    return any(each == value or (each.endswith(f" {value}") and not each.startswith("faux ")) for each in materials)


def _spans(cell: str, size: str) -> bool:
    """Tell whether a size is within "38-40", or one of "M/L"."""
    if size in cell.split("/"):
        return True
    ends = re.fullmatch(r"(\d+)-(\d+)", cell)
    return bool(ends and size.isdigit() and int(ends[1]) <= int(size) <= int(ends[2]))
