"""The first spine: a query becomes candidates, candidates an order, the order hits with their reasons.

    Query ─► hard constraints (Fitting) ─► meaning (VectorIndex) + words (LexicalIndex) ─► order ─► hits (Found)

Hard constraints are a filter before anything is ranked, so no ranking can break them.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from assistant.errors import CatalogError, StaleShelf
from assistant.language.linking import read
from assistant.ports import Catalog, Encoder
from assistant.ranking.order import cost_of, fitting_products, in_order, nearest_of_one
from assistant.ranking.reasons import reasons
from assistant.retrieval.assortment import Assortment, Cost, Fitting
from assistant.retrieval.candidates import candidates, missing, nothing_is_called, refused
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.shelf import Shelf, Shelves
from assistant.types import Facet, Found, Hit, Mention, Query, Reading, Variant, Wish

Answer = TypeVar("Answer")
#: How often a search starts again because the catalogue changed under it.
ATTEMPTS = 5


class Shop:
    """Answers queries from the catalogue as it is now."""

    def __init__(self, shelves: Shelves, catalog: Catalog, encoder: Encoder) -> None:
        self.shelves = shelves
        self.catalog = catalog
        self.encoder = encoder

    def read(self, text: str, mentions: Sequence[Mention] = ()) -> Reading:
        """Link a text to what this shop has."""
        return read(text, self.shelves.current().assortment.vocabulary, mentions)

    def knows(self, words: Sequence[str]) -> bool:
        """Tell whether the catalogue says every one of these words somewhere."""
        return self.shelves.current().words.known(words) == frozenset(words)

    def find(self, query: Query) -> Found:
        """Return what obeys the wish, best first, or the nearest with what was relaxed."""
        return self._settled(lambda shelf: self._find(shelf, query))

    def product(self, item_group_id: str, wish: Wish) -> Hit | None:
        """Return one product as the variant nearest to the wish, or None where the shop has no such product."""
        return self._settled(lambda shelf: self._product(shelf, item_group_id, wish))

    def _find(self, shelf: Shelf, query: Query) -> Found:
        wish = query.wish
        fitting, relaxed = fitting_products(shelf.assortment, wish, query.seen | refused(shelf, wish))
        found = candidates(shelf, self.encoder, query, fitting, relaxed)
        ranked = in_order(found, fitting, wish, relaxed)[: query.k]
        hits = self._hits(shelf, fitting, ranked, wish, cost_of(wish, relaxed))
        unknown = missing(shelf, wish)
        if nothing_is_called(wish, unknown):
            relaxed = (Facet.CATEGORY, *relaxed)
        return Found(hits, 0 if relaxed else len(fitting), relaxed, unknown)

    def _product(self, shelf: Shelf, item_group_id: str, wish: Wish) -> Hit | None:
        if item_group_id not in shelf.assortment.positions:
            return None
        fitting = nearest_of_one(shelf.assortment, item_group_id, wish)
        return self._hits(shelf, fitting, [(item_group_id, 1.0)], wish, None)[0]

    def _settled(self, search: Callable[[Shelf], Answer]) -> Answer:
        """Search the present shelf, and again where the catalogue changed meanwhile: what fitted may fit no more."""
        for _ in range(ATTEMPTS):
            try:
                return search(self.shelves.current())
            except StaleShelf:
                continue
        raise CatalogError("The catalogue changes faster than it can be searched; let the import finish.")

    def currency(self) -> str:
        """Return the catalogue's currency, ISO 4217."""
        return self.shelves.current().assortment.currency

    def statistics(self) -> dict[str, object]:
        """Return how much there is, and which model finds it."""
        shelf = self.shelves.current()
        products, variants = len(shelf.assortment.item_group_ids), len(shelf.assortment.variant_keys)
        return {"products": products, "variants": variants, "models": {"words": self.encoder.name}}

    def _hits(self, shelf: Shelf, fitting: Fitting, ranked: Ranked, wish: Wish, cost: Cost | None) -> tuple[Hit, ...]:
        """Return the products as cards need them. Raises StaleShelf where the store has moved on from this shelf."""
        places = [fitting.best_variant(item_group_id, cost) for item_group_id, _ in ranked]
        records = self.catalog.variants([int(shelf.assortment.variant_keys[place]) for place in places])
        if records.revision != shelf.revision:
            raise StaleShelf("The catalogue changed during a search.")
        found = zip(places, records.variants, records.titles, ranked, strict=True)
        return tuple(
            _hit(shelf.assortment, place, each, title, score, wish) for place, each, title, (_, score) in found
        )


def _hit(assortment: Assortment, place: int, variant: Variant, title: str, score: float, wish: Wish) -> Hit:
    rating, count = assortment.opinion(place)
    obeyed = [each for each in wish.constraints if assortment.obeys(place, each)]
    why = reasons(variant, obeyed, wish.words, rating, count)
    return Hit(variant, title, score, why, assortment.sizes(place), assortment.colors(place), rating, count)
