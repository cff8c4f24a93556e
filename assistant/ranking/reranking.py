"""Ordering what was found by the scene that it is for: what fits stays what it is, only the order changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from assistant.ports import Encoder
from assistant.ranking.prior import Ranker
from assistant.ranking.terms import Fits, is_compared, judged
from assistant.retrieval.candidates import Candidates
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.shelf import Shelf
from assistant.retrieval.trait_shelf import NO_AFFINITY, Affinity
from assistant.types import Setting, Variant

#: So many of the best candidates are ordered anew; those behind them keep their places.
DEPTH = 200
#: Parts of scenes whose vectors are kept: one customer says the same for many turns.
REMEMBERED = 512

#: Reads one variant of each of these products, by position in the assortment. Raises StaleShelf.
ReadVariants = Callable[[Sequence[int]], Mapping[int, Variant]]


@dataclass(frozen=True, slots=True)
class Order:
    """Products in their order, and why."""

    ranked: Ranked
    fits: Fits = field(default_factory=dict)


class Reranker:
    """Orders candidates with one ranker. `encoder` reads the parts of scenes."""

    def __init__(self, ranker: Ranker, encoder: Encoder) -> None:
        self.ranker = ranker
        self._vector = lru_cache(REMEMBERED)(lambda name: encoder.embed([name])[0])

    def order(self, shelf: Shelf, found: Candidates, scene: Sequence[Setting], read: ReadVariants) -> Order:
        """Return the candidates best first; without a scene as they were found."""
        if not scene or not found.ranked:
            return Order(found.ranked)
        first = [product for product, _ in found.ranked[:DEPTH]]
        fits = self.fits(shelf, first, scene, read)
        judgement = judged(shelf, found, first, fits)
        scores = self.ranker.contributions(judgement).sum(axis=1)
        places = np.argsort(-scores, kind="stable")
        ranked = [(first[place], float(scores[place])) for place in places]
        floor = ranked[-1][1]
        behind = [(product, floor - place) for place, (product, _) in enumerate(found.ranked[DEPTH:], start=1)]
        return Order([*ranked, *behind], fits)

    def fits(self, shelf: Shelf, products: Sequence[str], scene: Sequence[Setting], read: ReadVariants) -> Fits:
        """Return how well each product fits each part of a scene."""
        columns = zip(*self._affinities(shelf, products, scene, read), strict=True) if scene else ()
        return {product: tuple(zip(scene, own, strict=True)) for product, own in zip(products, columns, strict=False)}

    def _affinities(
        self, shelf: Shelf, products: Sequence[str], scene: Sequence[Setting], read: ReadVariants
    ) -> list[list[Affinity]]:
        if shelf.traits is None:
            return [[NO_AFFINITY] * len(products) for _ in scene]
        places = [shelf.assortment.positions[product] for product in products]
        if unknown := shelf.traits.unknown(places):
            shelf.traits.learn(read(unknown))
        nothing = [NO_AFFINITY] * len(products)
        compared = ((each.name, self._vector(each.name)) if is_compared(each) else None for each in scene)
        return [nothing if part is None else shelf.traits.affinities(*part, places) for part in compared]
