"""How near a product is to what a customer chose before: of everybody else it says nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.ports import Integers, Taste, Vectors
from assistant.retrieval.shelf import Shelf
from assistant.types import Facet

NO_TASTE = Taste()


@dataclass(frozen=True, slots=True)
class Liking:
    """What speaks for candidates in the eyes of one customer, each [products]; zeros of a stranger."""

    alike: Vectors  # mean cosine with what was chosen, less that with what was declined
    brand: Vectors  # share of what was chosen that is of its brand
    level: Vectors  # minus the distance to the price level of what was chosen


def liking(shelf: Shelf, places: Integers, taste: Taste) -> Liking:
    """Compare the products at these places of the assortment with a taste."""
    chosen, declined = there(shelf, taste.chosen), there(shelf, taste.declined)
    nothing = np.zeros(len(places), np.float32)
    if not chosen and not declined:
        return Liking(nothing, nothing, nothing)
    alike = _alike(shelf, places, chosen) - _alike(shelf, places, declined)
    if not chosen:
        return Liking(alike, nothing, nothing)
    weights: Vectors = np.array(list(chosen.values()), np.float32) / np.float32(sum(chosen.values()))
    brands = {place: _brand(shelf, place) for place in {*places.tolist(), *chosen}}
    same = [[float(brands[own] == brands[place] != "") for own in chosen] for place in places.tolist()]
    usual = float(shelf.price_levels[list(chosen)] @ weights)
    brand: Vectors = np.array(same, np.float32) @ weights
    return Liking(alike, brand, -np.abs(shelf.price_levels[places] - np.float32(usual)))


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


def _brand(shelf: Shelf, place: int) -> str:
    return shelf.assortment.cell(Facet.BRAND, shelf.assortment.variants_of(place).start)
