"""How near a product is to what a customer chose before: of everybody else it says nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.ports import Integers, Taste, Vectors
from assistant.retrieval.assortment import Spans
from assistant.retrieval.shelf import Shelf
from assistant.types import Facet

NO_TASTE = Taste()


#: What of a product a taste is read from, beside its text and its price.
TOLD_BY = (Facet.BRAND, Facet.COLOR, Facet.MATERIAL, Facet.PATTERN)


@dataclass(frozen=True, slots=True)
class Liking:
    """What speaks for candidates in the eyes of one customer, each [products]; zeros of a stranger."""

    alike: Vectors  # mean cosine with what was chosen, less that with what was declined
    shares: Mapping[Facet, Vectors]  # of what was chosen, by TOLD_BY: how much shares the brand, the color …
    level: Vectors  # minus the distance to the price level of what was chosen


def liking(shelf: Shelf, places: Integers, taste: Taste) -> Liking:
    """Compare the products at these places of the assortment with a taste."""
    chosen, declined = there(shelf, taste.chosen), there(shelf, taste.declined)
    nothing = np.zeros(len(places), np.float32)
    if not chosen and not declined:
        return Liking(nothing, dict.fromkeys(TOLD_BY, nothing), nothing)
    alike = _alike(shelf, places, chosen) - _alike(shelf, places, declined)
    if not chosen:
        return Liking(alike, dict.fromkeys(TOLD_BY, nothing), nothing)
    weights: Vectors = np.array(list(chosen.values()), np.float32) / np.float32(sum(chosen.values()))
    usual = float(shelf.price_levels[list(chosen)] @ weights)
    spans = shelf.assortment.spans(places)
    shares = {
        facet: _shared(shelf, facet, spans, dict(zip(chosen, weights.tolist(), strict=True))) for facet in TOLD_BY
    }
    return Liking(alike, shares, -np.abs(shelf.price_levels[places] - np.float32(usual)))


def there(shelf: Shelf, weighed: Mapping[str, float]) -> dict[int, float]:
    """Return the positions of those that the shop still has, with their weights."""
    positions = shelf.assortment.positions
    return {positions[product]: weight for product, weight in weighed.items() if product in positions}


def _alike(shelf: Shelf, places: Integers, others: Mapping[int, float]) -> Vectors:
    """Return [places]: the mean cosine with the others, by their weights."""
    if not others:
        return np.zeros(len(places), np.float32)
    weights: Vectors = np.array(list(others.values()), np.float32) / np.float32(sum(others.values()))
    cosines: Vectors = vectors_of(shelf, places) @ (weights @ vectors_of(shelf, list(others)))
    return cosines


def vectors_of(shelf: Shelf, places: Integers | Sequence[int]) -> Vectors:
    """Return the text vectors of products; zeros of one that has none."""
    rows = shelf.rows[np.asarray(places)]
    vectors: Vectors = shelf.vectors.of(np.maximum(rows, 0)) * (rows >= 0).astype(np.float32)[:, None]
    return vectors


def _shared(shelf: Shelf, facet: Facet, spans: Spans, chosen: Mapping[int, float]) -> Vectors:
    """Return [products]: the share of what was chosen that has what a variant of theirs has.

    Of a chosen product in three colors each counts a third: which of them was meant is not known.
    """
    column = shelf.assortment.columns[facet]
    worth = np.zeros(len(column.cells), np.float32)
    for place, weight in chosen.items():
        own = column.codes[shelf.assortment.variants_of(place)]
        np.add.at(worth, own, np.float32(weight / len(own)))
    worth[[not cell for cell in column.cells]] = 0
    return np.maximum.reduceat(worth[column.codes[spans.variants]], spans.firsts)
