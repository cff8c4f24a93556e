"""Ordering what was found by the scene and the customer that it is for: what fits stays, only the order changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

import numpy as np

from assistant.popularity import NO_POPULARITY, Popularity
from assistant.ports import Encoder, Taste, Vectors
from assistant.ranking.liking import NO_TASTE
from assistant.ranking.others import Votes
from assistant.ranking.prior import Ranker
from assistant.ranking.terms import JUDGED, Fits, Judged, Purpose, Term, is_compared, judged
from assistant.retrieval.candidates import Candidates
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.shelf import Shelf
from assistant.retrieval.trait_shelf import NO_AFFINITY, Affinity
from assistant.types import Setting, Variant

#: So many of the best candidates are ordered anew; those behind them keep their places.
DEPTH = 200
#: Parts of scenes whose vectors are kept: one customer says the same for many turns.
REMEMBERED = 512
#: Terms that are told as reasons, from where on they are worth telling: a share of what the customer chose that is of
#: the brand, and half as much again as what is usual.
TELLING = {Term.BRAND: 0.3, Term.POPULARITY: log(1.5)}

#: Reads one variant of each of these products, by position in the assortment. Raises StaleShelf.
ReadVariants = Callable[[Sequence[int]], Mapping[int, Variant]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What orders beside the words: what it is for, and what is known of the customer and of all customers."""

    scene: tuple[Setting, ...] = ()
    taste: Taste = NO_TASTE
    popularity: Popularity = NO_POPULARITY
    others: Votes = field(default_factory=dict)  # what others chose who chose the same

    @property
    def is_plain(self) -> bool:
        """Tell whether there is neither a scene nor a taste, so that things stay as they were found."""
        return not self.scene and self.taste == NO_TASTE


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved a product upwards, and is worth telling."""

    terms: Sequence[Term]
    through: str = ""  # item_group_id of what others chose with it, where they moved it


@dataclass(frozen=True, slots=True)
class Order:
    """Products in their order, and why: all by item_group_id."""

    ranked: Ranked
    fits: Fits = field(default_factory=dict)
    moved: Mapping[str, Moved] = field(default_factory=dict)


class Reranker:
    """Orders candidates with one ranker. `encoder` reads the parts of scenes."""

    def __init__(self, ranker: Ranker, encoder: Encoder) -> None:
        self.ranker = ranker
        self._vector = lru_cache(REMEMBERED)(lambda name: encoder.embed([name])[0])

    def order(self, shelf: Shelf, found: Candidates, asked: Asked, read: ReadVariants) -> Order:
        """Return the candidates best first; without a scene or a taste as they were found."""
        if not found.ranked or asked.is_plain:
            return Order(found.ranked)
        first = [product for product, _ in found.ranked[:DEPTH]]
        fits, judgement = self.judged(shelf, found, first, asked, read)
        contributions = self.ranker.contributions(judgement)
        scores = contributions.sum(axis=1)
        places = np.argsort(-scores, kind="stable")
        ranked = [(first[place], float(scores[place])) for place in places]
        floor = ranked[-1][1]
        behind = [(product, floor - place) for place, (product, _) in enumerate(found.ranked[DEPTH:], start=1)]
        return Order([*ranked, *behind], fits, _moved(judgement, contributions, asked.others))

    def judged(
        self, shelf: Shelf, found: Candidates, products: Sequence[str], asked: Asked, read: ReadVariants
    ) -> tuple[Fits, Judged]:
        """Judge some of the candidates, as the ranker reads them."""
        fits = self.fits(shelf, products, asked.scene, read)
        purpose = Purpose(fits, self._vectors(asked.scene), asked.taste, asked.popularity, asked.others)
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


def _moved(judgement: Judged, contributions: Vectors, others: Votes) -> dict[str, Moved]:
    telling = np.array([TELLING.get(term, np.inf) for term in JUDGED], np.float32)
    is_told = (judgement.terms >= telling) & (contributions[:, : len(JUDGED)] > 0)
    by_others = {judgement.products[row]: others[judgement.products[row]].through for row in _raised(contributions)}
    found = {
        product: Moved([JUDGED[place] for place in np.flatnonzero(own)], by_others.get(product, ""))
        for product, own in zip(judgement.products, is_told, strict=True)
    }
    return {product: moved for product, moved in found.items() if moved.terms or moved.through}


def _raised(contributions: Vectors) -> Sequence[int]:
    """Return the rows that would stand lower without what others chose."""
    others = contributions[:, list(Term).index(Term.OTHERS)]
    scores = contributions.sum(axis=1)
    places, without = (np.argsort(np.argsort(-each, kind="stable")) for each in (scores, scores - others))
    rows: list[int] = np.flatnonzero((others > 0) & (places < without)).tolist()
    return rows
