"""Simulated customers of a shop: what each likes, how far down they look, and what they choose. They talk to no model.

A customer's utility of a product is a sum: what the scene wants (`scene_wants`), the customer's own colors, materials,
patterns, brands and price level, and a quality of the product that nothing tells. Each visit adds noise. They look at
place k with a likelihood that falls with k, and choose what they looked at by a logistic function of its utility.
Chance is drawn from the names of visit and product: the same customer meets the same luck whatever is shown.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from assistant.ports import Vectors
from assistant.retrieval.shelf import Shelf
from assistant.types import SceneKind, Setting, Variant, Wish
from benchmarks.scene_wants import UNSEEN, WANTS

#: How likely the first, second … place of a screen is looked at.
LOOKED_AT = (1.0, 0.82, 0.66, 0.52, 0.41, 0.33)
SCENE, COLOR, STYLE, BRAND, PRICE, QUALITY, NOISE = 1.0, 0.8, 0.7, 0.9, 1.5, 0.5, 0.5  # deviations or factors
MOST_OF_SCENE = 2.0
CLICKING, BUYING = 2.0, 3.2  # utility at which half of those who look choose, and half of those who chose buy
STEEPNESS = 1.5

Scene = tuple[SceneKind, str]


@dataclass(frozen=True, slots=True)
class Shopper:
    """One customer."""

    name: str
    agrees: bool  # to be remembered
    forgets_on: int | None  # the day on which they ask to be forgotten
    likes: Mapping[str, float]  # by color, material, pattern or brand
    level: float  # of prices, 0 to 1


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who looks for something."""

    id: str
    day: int
    shopper: Shopper
    kind: str
    scene: Scene

    def staged(self, wish: Wish) -> Wish:
        """Return a wish for the kind, for this scene."""
        kind, name = self.scene
        return wish.model_copy(update={"scene": (Setting(kind=kind, name=name),)})

    @property
    def is_unseen(self) -> bool:
        """Tell whether nobody asked for this scene before the last week."""
        return self.scene in UNSEEN


@dataclass(frozen=True, slots=True)
class Chosen:
    """What came of one screen."""

    clicked: tuple[str, ...]
    bought: tuple[str, ...]


class Goods:
    """What the products of a shop are, as shoppers see them."""

    def __init__(self, variants: Sequence[Variant], shelf: Shelf) -> None:
        self._firsts = {each.item_group_id: each for each in reversed(variants)}
        self._shelf = shelf
        self._traits = {product: _traits(each) for product, each in self._firsts.items()}

    def values(self, facet: str) -> list[str]:
        """Return all values of color, material, pattern or brand."""
        return sorted({str(getattr(each, facet)).casefold() for each in self._firsts.values()} - {""})

    def utility(self, visit: Visit, product: str) -> float:
        """Return what a product is worth to a customer in a scene, without the noise of a visit."""
        shopper, variant = visit.shopper, self._firsts[product]
        place = self._shelf.assortment.positions[product]
        level = float(self._shelf.price_levels[place])
        own = (variant.color, variant.material, variant.pattern, variant.brand)
        personal = sum(shopper.likes.get(each.casefold(), 0.0) for each in own)
        personal -= PRICE * abs(level - shopper.level)
        return self._scene(visit.scene, product) + personal + QUALITY * _normal("quality", product)

    def appeal(self, visit: Visit, product: str) -> float:
        """Return how likely a customer who looks at a product chooses it, 0 to 1."""
        return _logistic(self.utility(visit, product) - CLICKING)

    def chosen(self, visit: Visit, shown: Sequence[str]) -> Chosen:
        """Let a customer look at a screen."""
        clicked, bought = [], []
        for place, product in enumerate(shown):
            worth = self.utility(visit, product) + NOISE * _normal("noise", visit.id, product)
            looks = _uniform("look", visit.id, str(place)) < LOOKED_AT[min(place, len(LOOKED_AT) - 1)]
            if looks and _uniform("click", visit.id, product) < _logistic(worth - CLICKING):
                clicked.append(product)
                if _uniform("buy", visit.id, product) < _logistic(worth - BUYING):
                    bought.append(product)
        return Chosen(tuple(clicked), tuple(bought))

    def _scene(self, scene: Scene, product: str) -> float:
        wants = WANTS.get(scene) or UNSEEN[scene]
        matched = sum(weight for word, weight in wants.items() if word in self._traits[product])
        return SCENE * max(-MOST_OF_SCENE, min(MOST_OF_SCENE, matched))


class Crowd:
    """The customers of a month."""

    def __init__(self, goods: Goods, count: int, days: int, seed: int) -> None:
        self._goods, self._days, self._chance = goods, days, np.random.default_rng(seed)
        self.seed = seed
        self.shoppers = [self._shopper(f"shopper-{seed}-{number}") for number in range(count)]

    def visits(self, kinds: Sequence[str], daily: float, last: int) -> list[Visit]:
        """Return the visits of all days, `daily` of each customer; new scenes are asked for in the `last` days."""
        found = []
        for day in range(self._days):
            scenes = list(WANTS) + (list(UNSEEN) * 2 if day >= self._days - last else [])
            for shopper in self.shoppers:
                if self._chance.random() < daily:
                    kind, scene = self._chance.choice(len(kinds)), self._chance.choice(len(scenes))
                    found.append(Visit(f"{self.seed}-{day}-{shopper.name}", day, shopper, kinds[kind], scenes[scene]))
        return found

    def _shopper(self, name: str) -> Shopper:
        chance = self._chance
        agrees = bool(chance.random() < AGREEING)
        forgets = int(chance.integers(self._days // 4, self._days // 2)) if chance.random() < FORGETTING else None
        likes = {value: COLOR * chance.normal() for value in self._goods.values("color")}
        likes |= {value: STYLE * chance.normal() for facet in ("material", "pattern") for value in self._values(facet)}
        likes |= {value: BRAND * chance.normal() for value in self._values("brand")}
        return Shopper(name, agrees, forgets if agrees else None, likes, float(chance.random()))

    def _values(self, facet: str) -> list[str]:
        return self._goods.values(facet)


#: Of all customers who agree to be remembered, and of these who ask to be forgotten in the second quarter.
AGREEING, FORGETTING = 0.6, 0.1


def gains(goods: Goods, visit: Visit, products: Sequence[str]) -> Vectors:
    """Return the appeal of products in their order."""
    return np.array([goods.appeal(visit, product) for product in products], np.float32)


def _traits(variant: Variant) -> str:
    details = [f"{each.name}: {each.value}" for each in variant.details if each.name.casefold() != "suited to"]
    return "; ".join([variant.color, variant.material, variant.pattern, *details]).casefold()


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-STEEPNESS * value))


def _uniform(*names: str) -> float:
    digest = hashlib.blake2b("\n".join(names).encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") + 1) / (2**64 + 2)


def _normal(*names: str) -> float:
    """Return a standard normal number of these names (Box and Muller, 1958)."""
    first, second = _uniform("a", *names), _uniform("b", *names)
    return float(np.sqrt(-2 * np.log(first)) * np.cos(2 * np.pi * second))
