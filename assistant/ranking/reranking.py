"""Ordering what was found by the scene and the customer that it is for: what fits stays, only the order changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from assistant.ports import Encoder, Taste, Vectors
from assistant.ranking.liking import NO_TASTE
from assistant.ranking.others import Votes
from assistant.ranking.prior import Ranker
from assistant.ranking.terms import Fits, Judged, Purpose, Term, is_compared, judged
from assistant.retrieval.candidates import Candidates
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.shelf import Shelf
from assistant.retrieval.trait_shelf import NO_AFFINITY, Affinity
from assistant.types import Setting, Variant

#: So many of the best candidates are ordered anew; those behind them keep their places.
DEPTH = 200
#: Parts of scenes whose vectors are kept: one customer says the same for many turns.
REMEMBERED = 512
#: Share of what a customer chose from which its brand is told as a reason.
OFTEN = 0.3

#: Reads one variant of each of these products, by position in the assortment. Raises StaleShelf.
ReadVariants = Callable[[Sequence[int]], Mapping[int, Variant]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What orders beside the words: what it is for, and what is known of the customer."""

    scene: tuple[Setting, ...] = ()
    taste: Taste = NO_TASTE
    others: Votes = field(default_factory=dict)  # what others chose who chose the same


@dataclass(frozen=True, slots=True)
class Order:
    """Products in their order, and why."""

    ranked: Ranked
    fits: Fits = field(default_factory=dict)
    of_taste: frozenset[str] = frozenset()  # item_group_ids of a brand that the customer chose before
    of_others: Mapping[str, str] = field(default_factory=dict)  # what others moved up, and what they chose with it


class Reranker:
    """Orders candidates with one ranker. `encoder` reads the parts of scenes."""

    def __init__(self, ranker: Ranker, encoder: Encoder) -> None:
        self.ranker = ranker
        self._vector = lru_cache(REMEMBERED)(lambda name: encoder.embed([name])[0])

    def order(self, shelf: Shelf, found: Candidates, asked: Asked, read: ReadVariants) -> Order:
        """Return the candidates best first; without a scene or a taste as they were found."""
        if not found.ranked or asked == Asked():
            return Order(found.ranked)
        first = [product for product, _ in found.ranked[:DEPTH]]
        fits, judgement = self.judged(shelf, found, first, asked, read)
        contributions = self.ranker.contributions(judgement)
        scores = contributions.sum(axis=1)
        places = np.argsort(-scores, kind="stable")
        ranked = [(first[place], float(scores[place])) for place in places]
        floor = ranked[-1][1]
        behind = [(product, floor - place) for place, (product, _) in enumerate(found.ranked[DEPTH:], start=1)]
        moved = {first[place]: asked.others[first[place]].through for place in _moved_by_others(contributions)}
        return Order([*ranked, *behind], fits, _of_chosen_brands(judgement), moved)

    def judged(
        self, shelf: Shelf, found: Candidates, products: Sequence[str], asked: Asked, read: ReadVariants
    ) -> tuple[Fits, Judged]:
        """Judge some of the candidates, as the ranker reads them."""
        fits = self.fits(shelf, products, asked.scene, read)
        purpose = Purpose(fits, self._vectors(asked.scene), asked.taste, asked.others)
        return fits, judged(shelf, found, products, purpose)

    def fits(self, shelf: Shelf, products: Sequence[str], scene: Sequence[Setting], read: ReadVariants) -> Fits:
        """Return how well each product fits each part of a scene."""
        columns = zip(*self._affinities(shelf, products, scene, read), strict=True) if scene else ()
        return {product: tuple(zip(scene, own, strict=True)) for product, own in zip(products, columns, strict=False)}

    def _vectors(self, scene: Sequence[Setting]) -> list[Vectors]:
        return [self._vector(each.name) for each in scene if is_compared(each)]

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


def _of_chosen_brands(judgement: Judged) -> frozenset[str]:
    chosen = judgement.terms[:, list(Term).index(Term.BRAND)] >= OFTEN
    return frozenset(product for product, is_chosen in zip(judgement.products, chosen, strict=True) if is_chosen)


def _moved_by_others(contributions: Vectors) -> Sequence[int]:
    """Return the rows that would stand lower without what others chose."""
    others = contributions[:, list(Term).index(Term.OTHERS)]
    scores = contributions.sum(axis=1)
    places, without = (np.argsort(np.argsort(-each, kind="stable")) for each in (scores, scores - others))
    return np.flatnonzero((others > 0) & (places < without)).tolist()
