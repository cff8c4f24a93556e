"""One revision of the catalogue, ready to be searched."""

from dataclasses import dataclass
from typing import Protocol

from assistant.ports import LexicalIndex, VectorIndex
from assistant.retrieval.assortment import Assortment


@dataclass(frozen=True)
class Shelf:
    """What a search needs, all of one revision."""

    revision: int
    assortment: Assortment
    vectors: VectorIndex
    words: LexicalIndex


class Shelves(Protocol):
    """Keeps the newest shelf at hand."""

    def current(self) -> Shelf:
        """Return the shelf of the store's present revision. Raises CatalogError where there is no catalogue."""
