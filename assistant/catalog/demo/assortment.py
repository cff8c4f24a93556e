"""Decides which products a demo shop carries."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from random import Random

from assistant.catalog.demo.drawings.paint import lightness
from assistant.catalog.demo.grammar import Deck
from assistant.catalog.demo.lexicon import Audience, Kind, Lexicon, Tier
from assistant.catalog.demo.product import Product, Shade
from assistant.catalog.demo.titles import title

_CONTRASTS = ("White", "Cream", "Navy", "Black", "White", "Mustard", "Light Blue", "Blush")
_CONTRAST = 0.3  # least difference in lightness of a print to its ground
_POSES = 60  # a common multiple of the variations that drawings know


def products(lexicon: Lexicon, rng: Random, total: int) -> Iterator[Product]:
    """Yield about `total` products, alike for the same `rng` state; every kind has at least one."""
    planned = sum(sum(kind.audiences.values()) for kind in lexicon.kinds)
    for kind in lexicon.kinds:
        shelf = _Shelf(kind, lexicon, rng)
        for audience, count in kind.audiences.items():
            for _ in range(max(1, round(count * total / planned))):
                yield shelf.next(audience)


class _Shelf:
    """Products of one kind, with colors, patterns, tiers and cuts dealt out evenly."""

    def __init__(self, kind: Kind, lexicon: Lexicon, rng: Random) -> None:
        self._kind, self._lexicon, self._rng = kind, lexicon, rng
        self._tiers = Deck.weighted({tier: kind.tiers[tier] for tier in kind.prices}, rng)
        self._patterns = Deck.weighted(kind.patterns or {"": 1}, rng)
        self._colors = Deck(kind.colors or lexicon.palettes[kind.palette], rng)
        self._cuts = {axis: Deck.weighted(weights, rng) for axis, weights in kind.cuts.items()}
        self._materials = {grade: Deck(names, rng) for grade, names in kind.materials.items()}
        self._names = _names(lexicon.names[kind.names], rng)
        self._count = 0

    def next(self, audience: Audience) -> Product:
        """Make the next product for the audience."""
        kind, rng = self._kind, self._rng
        self._count += 1
        tier: Tier = self._tiers.draw()  # type: ignore[assignment]
        material_name = self._materials["everyday" if tier in ("value", "mid") else "fine"].draw()
        untitled = Product(
            id=f"{kind.key}-{self._count:03d}",
            kind=kind,
            audience=audience,
            tier=tier,
            brand=rng.choice(self._lexicon.brands[kind.area][tier]),
            name=next(self._names),
            material=self._lexicon.materials[material_name],
            pattern=self._patterns.draw(),
            cut=self._cut(),
            features=self._features(material_name),
            occasions=tuple(rng.sample(kind.occasions, min(2, len(kind.occasions)))),
            shades=self._shades(material_name),
            price=_price(rng, tier, kind.prices[tier]),
            pose=rng.randrange(_POSES),
        )
        return replace(untitled, title=title(untitled, self._lexicon, rng))

    def _cut(self) -> dict[str, str]:
        drawn = {axis: deck.draw() for axis, deck in self._cuts.items()}
        left_out = {self._kind.without.get(value) for value in drawn.values()}
        return {axis: value for axis, value in drawn.items() if axis not in left_out}

    def _features(self, material: str) -> tuple[str, ...]:
        known = self._lexicon.features
        able = {
            name: chance
            for name, chance in self._kind.features.items()
            if material in (known[name].materials or (material,))
        }
        return tuple(name for name, chance in able.items() if self._rng.random() < chance)

    def _shades(self, material: str) -> tuple[Shade, ...]:
        rng, kind = self._rng, self._kind
        wanted = rng.randint(*kind.shades)
        only = self._lexicon.materials[material].colors
        if only:
            own = set(kind.colors or self._lexicon.palettes[kind.palette])
            colors = [color for color in only if color in own] or list(only)
            drawn = rng.sample(colors, min(wanted, len(colors)))
        else:
            drawn = self._colors.hand(wanted)
        return tuple(Shade(color, self._second(color)) for color in drawn)

    def _second(self, color: str) -> str:
        if self._kind.second:
            return self._rng.choice([other for other in self._lexicon.palettes[self._kind.second] if other != color])
        here = lightness(self._lexicon.colors[color])
        seen = [other for other in _CONTRASTS if abs(lightness(self._lexicon.colors[other]) - here) > _CONTRAST]
        return self._rng.choice(seen)


def _names(singles: Sequence[str], rng: Random) -> Iterator[str]:
    """Yield each name once, then each pair of names, then groups of three without end."""
    yield from rng.sample(singles, len(singles))
    joined = [f"{first} {second}" for first, second in permutations(singles, 2)]
    yield from rng.sample(joined, len(joined))
    while True:
        yield " ".join(rng.sample(singles, 3))


def _price(rng: Random, tier: Tier, bounds: tuple[float, float]) -> Decimal:
    """Return a price within the bounds that ends as prices of its tier do."""
    low, high = bounds
    amount = rng.triangular(low, high, low + 0.4 * (high - low))
    if tier == "luxury":
        return Decimal(min(int(high), round(amount / 10) * 10))
    if tier == "premium":
        return Decimal(round(amount))
    whole = max(int(low), int(amount))
    return Decimal(whole) + Decimal(
        rng.choice(("0.50", "0.99", "0.95") if tier == "value" else ("0.00", "0.90", "0.95"))
    )
