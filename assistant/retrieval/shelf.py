"""One revision of the catalogue, ready to be searched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.ports import Integers, LexicalIndex, Mask, VectorIndex
from assistant.retrieval.assortment import Assortment, Fitting
from assistant.retrieval.photo_shelf import PhotoShelf


@dataclass(frozen=True)
class Shelf:
    """What a search needs, all of one revision."""

    revision: int
    assortment: Assortment
    vectors: VectorIndex
    places: Integers  # [rows of vectors], as `places_of` finds them
    words: LexicalIndex
    photos: PhotoShelf | None = None  # None: the shop has no pictures, or looks at none

    def allowed(self, fitting: Fitting) -> Mask:
        """Return [rows of vectors]: which are of a fitting product."""
        allowed: Mask = fitting.products[self.places] & (self.places >= 0)
        return allowed


class Shelves(Protocol):
    """Keeps the newest shelf at hand."""

    def current(self) -> Shelf:
        """Return the shelf of the store's present revision. Raises CatalogError where there is no catalogue."""


def places_of(item_group_ids: Sequence[str], assortment: Assortment) -> Integers:
    """Return the position of each product in the assortment, -1 where that does not have it."""
    places = (assortment.positions.get(product, -1) for product in item_group_ids)
    return np.fromiter(places, np.int64, len(item_group_ids))
