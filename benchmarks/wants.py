"""What customers want of a thing, and whether a row of the feed surely breaks it. Judged without the product's code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Facet
from benchmarks.goods import Item, singular

#: Shades that everybody would call by the name of a color, beside its own compounds ("dark blue").
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
#: Kinds of thing that some would call so as well.
KINDS: dict[str, tuple[str, ...]] = {
    "sneaker": ("running shoes",),
    "trouser": ("jeans", "outdoor pants", "joggers"),
    "pant": ("jeans", "trousers", "joggers", "leggings"),
    "jacket": ("raincoats", "coats", "vests", "blazers"),
    "watch": ("smart watches",),
    "bike": ("bicycles",),
    "short": ("swim trunks",),
    "bedding": ("blankets",),
}
#: Materials that are others as well, surely and perhaps.
MADE_OF = {"wool": ("lambswool",), "wood": ("oak", "walnut", "beech")}
PERHAPS_MADE_OF = {
    "wool": ("cashmere", "wool felt"),
    "wood": ("bamboo", "cork"),
    "leather": ("suede",),
    "suede": ("leather",),
}
#: Of a cup nobody can say that it is not for women.
UNSAID = ("", "unisex")


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
    """Tell whether an item surely is not as wanted; what some call blue breaks neither "blue" nor "not blue".

    Raises KeyError for a facet that customers do not ask for.
    """
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
    value = want.value
    is_grown = item.age != "kids"  # who says "women" does not mean girls
    judged: dict[Facet, tuple[bool, bool]] = {
        Facet.COLOR: (any(_is_color(value, each) for each in item.colors), _may_be_color(value, item.colors)),
        Facet.CATEGORY: (_is_kind(value, item.kinds), _may_be_kind(value, item)),
        Facet.MATERIAL: (_is_of(value, item.materials), _may_be_of(value, item.materials)),
        Facet.PATTERN: (value in _patterns(item), value == "solid" and not item.pattern),
        Facet.GENDER: (item.gender == value and is_grown, item.gender in UNSAID and is_grown),
        Facet.AGE_GROUP: (item.age == value, not item.age),
        Facet.BRAND: (item.brand == value, False),
        Facet.SIZE: (item.size == value, _spans(item.size, value)),
    }
    return judged[want.facet]


def _patterns(item: Item) -> set[str]:
    return {PATTERNS.get(each, each) for each in item.pattern.split("/")}


def _may_be_color(value: str, colors: Iterable[str]) -> bool:
    return bool({*PERHAPS.get(value, ())} & {*colors})


def _is_color(value: str, color: str) -> bool:
    if color in PERHAPS.get(value, ()):
        return False
    return color == value or color in SURELY.get(value, ()) or color.endswith(f" {value}")


def _is_kind(noun: str, names: Iterable[str]) -> bool:
    """Tell whether a name holds the noun, in the singular or the plural."""
    wanted = re.compile(rf"(?<!\w){re.escape(_stem(noun))}(?:s|es)?(?!\w)")
    return any(wanted.search(name) for each in names for name in (each, singular(each)))


def _stem(noun: str) -> str:
    """Return a noun without the ending of its plural, of what has no other number too: "sneaker"."""
    one = singular(noun)
    return one if one.endswith("ss") else one.removesuffix("s")


def _may_be_kind(noun: str, item: Item) -> bool:
    akin = KINDS.get(_stem(noun), ())
    return _is_kind(noun, (*item.levels, item.title.lower())) or bool({*akin} & {*item.kinds})


def _is_of(value: str, materials: Iterable[str]) -> bool:
    """Tell whether "wool" is among "merino wool" and "silk"; faux leather is no leather."""
    names = (value, *MADE_OF.get(value, ()))
    return any(each in names or (each.endswith(f" {value}") and not each.startswith("faux ")) for each in materials)


def _may_be_of(value: str, materials: Iterable[str]) -> bool:
    return bool({*PERHAPS_MADE_OF.get(value, ())} & {*materials})


def _spans(cell: str, size: str) -> bool:
    """Tell whether a size is within "38-40", or one of "M/L"."""
    if size in cell.split("/"):
        return True
    ends = re.fullmatch(r"(\d+)-(\d+)", cell)
    return bool(ends and size.isdigit() and int(ends[1]) <= int(size) <= int(ends[2]))
