"""How well what products are stated to be fits a scene: the traits of one revision's products, and their vectors.

The strength of a trait is the cosine of its phrase with a part of the scene, less the mean over the shop's traits, in
standard deviations: what is usual in a shop of rainwear says little of rain there. A product's affinity is log mean exp
of its traits' strengths, a soft maximum: one telling trait counts, and a long description not by its length. What is
stated for the opposite, or denied where the scene is near to it, speaks against a product, and then nothing is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assistant.language.opposites import opposed, sides
from assistant.ports import Integers, Mask, VectorIndex, Vectors
from assistant.retrieval.traits import Trait, traits
from assistant.types import Variant

#: Traits that stand for all when mean and deviation are taken.
SAMPLED = 2048
#: Cosine from which what is denied ("Waterproof: No") speaks against a product in a scene, such as rain.
NEAR = 0.5
#: Taken off the affinity of a product that is stated to be for the opposite: as a deviation of its best trait.
AGAINST = 1.0


@dataclass(frozen=True, slots=True)
class Affinity:
    """How well a product fits one part of a scene, and which trait says so."""

    value: float
    leading: str  # of those that a reason can name, the strongest; empty where none is
    likeness: float  # of that one to the part: the cosine of their vectors


NO_AFFINITY = Affinity(0.0, "", 0.0)


@dataclass(frozen=True, slots=True)
class _Stated:
    """The traits of one product that the index has, in its order."""

    rows: Integers  # [traits]
    told: tuple[str, ...]  # [traits]
    sides: Integers  # [traits, 2], as `language.opposites` tells
    denied: Mask  # [traits]


class TraitShelf:
    """Remembers the traits of products it has been told of, by their position in the assortment."""

    def __init__(self, index: VectorIndex) -> None:
        self.index = index
        self._row_of = {phrase: row for row, phrase in enumerate(index.ids)}
        self._stated: dict[int, _Stated] = {}

    def unknown(self, products: Sequence[int]) -> list[int]:
        """Return those of these products whose traits it has not been told."""
        return [product for product in products if product not in self._stated]

    def learn(self, variants: Mapping[int, Variant]) -> None:
        """Take in the traits of products, each by one of its variants."""
        for product, variant in variants.items():
            self._stated[product] = self._stating(traits(variant))

    def affinities(self, part: str, vector: Vectors, products: Sequence[int]) -> list[Affinity]:
        """Return how well each product that it has been told of fits one part of a scene.

        `vector` [dimensions] is that of the part's words. What is stated for the opposite speaks against a product.
        """
        stated = [self._stated[product] for product in products]
        rows, places = np.unique(np.concatenate([each.rows for each in stated]), return_inverse=True)
        if not len(rows):
            return [NO_AFFINITY] * len(products)
        cosines = (self.index.of(rows) @ vector)[places]
        against = opposed(sides(part), *np.concatenate([each.sides for each in stated]).T)
        against |= np.concatenate([each.denied for each in stated]) & (cosines >= NEAR)
        cosines = np.where(against, -1.0, cosines)
        ends, usual = np.cumsum([len(each.rows) for each in stated])[:-1], self._usual(vector)
        return [_affinity(each, own, *usual) for each, own in zip(stated, np.split(cosines, ends), strict=True)]

    def _stating(self, stated: Sequence[Trait]) -> _Stated:
        known = [each for each in stated if each.phrase in self._row_of]
        rows = np.fromiter((self._row_of[each.phrase] for each in known), np.int64, len(known))
        told_sides = np.array([sides(each.phrase) for each in known], np.int64).reshape(-1, 2)
        denied = np.array([each.is_denied for each in known], np.bool_)
        return _Stated(rows, tuple(each.told for each in known), told_sides, denied)

    def _usual(self, vector: Vectors) -> tuple[float, float]:
        cosines = self._sample @ vector
        return float(cosines.mean()), float(cosines.std()) or 1.0

    @cached_property
    def _sample(self) -> Vectors:
        """Return vectors of traits, evenly spaced: [at most SAMPLED, dimensions]."""
        return self.index.of(np.unique(np.linspace(0, len(self._row_of) - 1, SAMPLED).astype(np.int64)))


def _affinity(stated: _Stated, cosines: Vectors, mean: float, deviation: float) -> Affinity:
    if not len(cosines):
        return NO_AFFINITY
    value = float(np.logaddexp.reduce((cosines - mean) / deviation) - np.log(len(cosines)))
    told = [place for place, phrase in enumerate(stated.told) if phrase]
    is_against = bool((cosines == -1).any())
    if is_against or not told:
        return Affinity(value - AGAINST * is_against, "", 0.0)
    leading = max(told, key=lambda place: cosines[place])
    return Affinity(value, stated.told[leading], float(cosines[leading]))
