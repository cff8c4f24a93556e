"""The catalogue at one moment: what is searched and what is shown are of the same revision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.errors import CatalogError, StaleShelf
from assistant.ports import Catalog, Records
from assistant.retrieval.shelf import Shelf, Shelves
from assistant.types import Variant

Answer = TypeVar("Answer")
#: How often a search starts again because the catalogue changed under it.
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A shelf, and the store's records for as long as they are of the shelf's revision."""

    shelf: Shelf
    catalog: Catalog

    def records(self, places: Sequence[int]) -> Records:
        """Return the variants at these places. Raises StaleShelf where the store has moved on from this shelf."""
        records = self.catalog.variants([int(self.shelf.assortment.variant_keys[place]) for place in places])
        if records.revision != self.shelf.revision:
            raise StaleShelf("The catalogue changed during a search.")
        return records

    def titles(self, places: Sequence[int]) -> tuple[str, ...]:
        """Return the titles of the products whose variants these are. Raises StaleShelf."""
        return self.records(places).titles

    def examples(self, products: Sequence[int]) -> dict[int, Variant]:
        """Return the first variant of each of these products, by position. Raises StaleShelf."""
        places = [self.shelf.assortment.variants_of(product).start for product in products]
        return dict(zip(products, self.records(places).variants, strict=True))

    def variants(self, item_group_id: str) -> Records | None:
        """Return all variants of a product in the feed's order, None where there is no such. Raises StaleShelf."""
        place = self.shelf.assortment.positions.get(item_group_id)
        if place is None:
            return None
        span = self.shelf.assortment.variants_of(place)
        return self.records(range(span.start, span.stop))


class Snapshots:
    """Takes snapshots of a catalogue that may change at any time."""

    def __init__(self, shelves: Shelves, catalog: Catalog) -> None:
        self._shelves = shelves
        self._catalog = catalog

    def current(self) -> Snapshot:
        """Return the catalogue as it is now. Raises CatalogError where there is none."""
        return Snapshot(self._shelves.current(), self._catalog)

    def settled(self, search: Callable[[Snapshot], Answer]) -> Answer:
        """Search the present catalogue, and again where it changed meanwhile: what fitted may fit no more."""
        for _ in range(ATTEMPTS):
            try:
                return search(self.current())
            except StaleShelf:
                continue
        raise CatalogError("The catalogue changes faster than it can be searched; let the import finish.")
