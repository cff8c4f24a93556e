"""A product of the demo shop, before it becomes rows of a feed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.catalog.demo.lexicon import Audience, Kind, Material, Tier

#: Audience → gender, age group, word for paths, word for titles.
AUDIENCES: Mapping[Audience, tuple[str, str, str, str]] = {
    "women": ("female", "adult", "Women", "Women's"),
    "men": ("male", "adult", "Men", "Men's"),
    "unisex": ("unisex", "adult", "Unisex", ""),
    "girls": ("female", "kids", "Kids", "Girls'"),
    "boys": ("male", "kids", "Kids", "Boys'"),
    "kids": ("unisex", "kids", "Kids", "Kids'"),
    "child": ("", "kids", "Kids", ""),
    "anyone": ("", "", "", ""),
}


@dataclass(frozen=True, slots=True)
class Shade:
    """One color a product comes in."""

    color: str  # a name of `Lexicon.colors`
    second: str  # of prints and contrasting parts

    def label(self, pattern: str) -> str:
        """Return the color as a feed names it: both where both are equally large."""
        return f"{self.color}/{self.second}" if pattern == "color-blocked" else self.color


@dataclass(frozen=True, slots=True)
class Product:
    """All that is true of one product; its sizes, stock and sale belong to its variants."""

    id: str
    kind: Kind
    audience: Audience
    tier: Tier
    brand: str
    name: str
    material: Material
    pattern: str  # "" where the kind has none
    cut: Mapping[str, str]
    features: tuple[str, ...]
    occasions: tuple[str, ...]
    shades: tuple[Shade, ...]
    price: Decimal
    pose: int  # see `Look.pose`
    title: str = ""

    @property
    def noun(self) -> str:
        """What one calls it within a sentence."""
        return self.cut.get(self.kind.called, "") or self.kind.noun.lower()

    @property
    def unit(self) -> str:
        """One of it: "dress", "pair of socks"."""
        return f"{self.kind.many.removeprefix('a ')} {self.noun}" if self.kind.many else self.noun
