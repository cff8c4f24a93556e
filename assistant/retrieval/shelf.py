"""One revision of the catalogue, ready to be searched."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from assistant.ports import Integers, LexicalIndex, Mask, VectorIndex, Vectors
from assistant.retrieval.assortment import Assortment, Fitting
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.retrieval.trait_shelf import TraitShelf
from assistant.types import Facet


@dataclass(frozen=True)
class Shelf:
    """What a search needs, all of one revision."""

    revision: int
    assortment: Assortment
    vectors: VectorIndex
    places: Integers  # [rows of vectors], as `places_of` finds them
    words: LexicalIndex
    photos: PhotoShelf | None = None  # None: the shop has no pictures, or looks at none
    traits: TraitShelf | None = None  # None: the catalogue was imported before there was such an index

    def allowed(self, fitting: Fitting) -> Mask:
        """Return [rows of vectors]: which are of a fitting product."""
        allowed: Mask = fitting.products[self.places] & (self.places >= 0)
        return allowed

    @cached_property
    def rows(self) -> Integers:
        """Return [products]: the row of each in `vectors`, -1 where it has none."""
        rows = np.full(len(self.assortment.item_group_ids), -1, np.int64)
        known = self.places >= 0
        rows[self.places[known]] = np.flatnonzero(known)
        return rows

    @cached_property
    def price_levels(self) -> Vectors:
        """Return [products]: which share of the products of the same kind costs less, 0 to 1."""
        return price_levels(self.assortment)


class Shelves(Protocol):
    """Keeps the newest shelf at hand."""

    def current(self) -> Shelf:
        """Return the shelf of the store's present revision. Raises CatalogError where there is no catalogue."""


def places_of(item_group_ids: Sequence[str], assortment: Assortment) -> Integers:
    """Return the position of each product in the assortment, -1 where that does not have it."""
    places = (assortment.positions.get(product, -1) for product in item_group_ids)
    return np.fromiter(places, np.int64, len(item_group_ids))


def price_levels(assortment: Assortment) -> Vectors:
    """Return [products]: the mean place of each product's cheapest offer among those of its kind, 0 to 1.

    Of a kind with one product it is in the middle: nothing can be said.
    """
    firsts = np.searchsorted(assortment.product_of, np.arange(len(assortment.item_group_ids)))
    offers = np.minimum.reduceat(assortment.offer_mills, firsts)
    kinds = assortment.columns[Facet.CATEGORY].codes[firsts]
    order = np.lexsort((offers, kinds))
    starts = np.searchsorted(kinds[order], kinds[order])
    counts = np.bincount(kinds)[kinds[order]]
    levels = np.empty(len(firsts), np.float32)
    levels[order] = (np.arange(len(order)) - starts + 0.5) / counts
    return levels
