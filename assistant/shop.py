"""The first spine: a query becomes candidates, candidates an order, the order hits with their reasons.

    Query ─► hard constraints (Fitting) ─► meaning (VectorIndex) + words (LexicalIndex) ─► order ─► hits (Found)

Hard constraints are a filter before anything is ranked, so no ranking can break them.
"""

from collections.abc import Sequence

from assistant.language.linking import read
from assistant.ports import Catalog, Encoder
from assistant.ranking.order import cost_of, fitting_products, in_order, variants_of_one
from assistant.ranking.reasons import reasons
from assistant.retrieval.assortment import Assortment, Fitting
from assistant.retrieval.candidates import candidates, missing, nothing_is_called
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.shelf import Shelf, Shelves
from assistant.types import Facet, Found, Hit, Mention, Query, Reading, Variant, Wish


class Shop:
    """Answers queries from the catalogue as it is now."""

    def __init__(self, shelves: Shelves, catalog: Catalog, encoder: Encoder) -> None:
        self.shelves = shelves
        self.catalog = catalog
        self.encoder = encoder

    def read(self, text: str, mentions: Sequence[Mention] = ()) -> Reading:
        """Link a text to what this shop has."""
        return read(text, self.shelves.current().assortment.vocabulary, mentions)

    def find(self, query: Query) -> Found:
        """Return what obeys the wish, best first, or the nearest with what was relaxed."""
        shelf = self.shelves.current()
        fitting, relaxed = fitting_products(shelf.assortment, query.wish, query.seen)
        ranked = in_order(candidates(shelf, self.encoder, query, fitting, relaxed), query.wish, relaxed)
        hits = self._hits(shelf, fitting, ranked[: query.k], query.wish, relaxed)
        if hits is None:  # the catalogue changed since it was filtered: what fitted may fit no more
            return self.find(query)
        unknown = missing(shelf, query.wish)
        if nothing_is_called(query.wish, unknown):
            relaxed = (Facet.CATEGORY, *relaxed)
        return Found(hits, 0 if relaxed else len(fitting), relaxed, unknown)

    def product(self, item_group_id: str, wish: Wish) -> Hit | None:
        """Return one product as the variant nearest to the wish, or None where the shop has no such product."""
        shelf = self.shelves.current()
        fitting = variants_of_one(shelf.assortment, item_group_id, wish)
        ranked = [(item_group_id, 1.0)] if item_group_id in fitting else []
        hits = self._hits(shelf, fitting, ranked, wish)
        return self.product(item_group_id, wish) if hits is None else next(iter(hits), None)

    def currency(self) -> str:
        """Return the catalogue's currency, ISO 4217."""
        return self.shelves.current().assortment.currency

    def statistics(self) -> dict[str, object]:
        """Return how much there is, and which model finds it."""
        shelf = self.shelves.current()
        products, variants = len(shelf.assortment.item_group_ids), len(shelf.assortment.variant_keys)
        return {"products": products, "variants": variants, "models": {"words": self.encoder.name}}

    def _hits(
        self, shelf: Shelf, fitting: Fitting, ranked: Ranked, wish: Wish, relaxed: Sequence[Facet] = ()
    ) -> tuple[Hit, ...] | None:
        """Return the products as cards need them, or None where the store has moved on from this shelf."""
        cost = cost_of(wish, relaxed)
        places = [fitting.best_variant(item_group_id, cost) for item_group_id, _ in ranked]
        records = self.catalog.variants([int(shelf.assortment.variant_keys[place]) for place in places])
        if records.revision != shelf.revision:
            return None
        found = zip(places, records.variants, records.titles, ranked, strict=True)
        return tuple(
            _hit(shelf.assortment, place, each, title, score, wish) for place, each, title, (_, score) in found
        )


def _hit(assortment: Assortment, place: int, variant: Variant, title: str, score: float, wish: Wish) -> Hit:
    rating, count = assortment.opinion(place)
    obeyed = [each for each in wish.constraints if assortment.obeys(place, each)]
    why = reasons(variant, obeyed, wish.words, rating, count)
    return Hit(variant, title, score, why, assortment.sizes(place), assortment.colors(place), rating, count)
