"""The first spine: a query becomes candidates, candidates an order, the order hits with their reasons.

    Query + Look ─► hard constraints (Fitting) ─► words + their meaning + pictures (Candidates) ─► order ─► hits (Found)

Hard constraints are a filter before anything is ranked, so no ranking can break them.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.linking import read
from assistant.language.narrowing import said_of
from assistant.learnt import NOTHING_LEARNT, Learnt
from assistant.outfits.outfitter import Outfitter
from assistant.ports import Catalog, Encoder, Look, Records
from assistant.ranking.hits import Display
from assistant.ranking.order import best_variants, fitting_products, in_order, is_as_ranked
from assistant.ranking.prices import priced
from assistant.ranking.product import product_hit
from assistant.ranking.reranking import Reranker
from assistant.ranking.stock import Stock
from assistant.ranking.trying import Trials
from assistant.retrieval.candidates import Models, candidates, missing, refused, unmet
from assistant.retrieval.looks import Pictures
from assistant.retrieval.photo_model import PhotoModel
from assistant.retrieval.shelf import Shelves
from assistant.retrieval.snapshot import Snapshot, Snapshots
from assistant.stages import Stage, stage
from assistant.types import Found, Hit, Mention, Query, Reading, Wish
from assistant.wish import NO_WISH, categories


class Shop:
    """Answers queries from the catalogue as it is now."""

    def __init__(
        self,
        shelves: Shelves,
        catalog: Catalog,
        encoder: Encoder,
        photo_model: PhotoModel | None = None,
        learnt: Learnt = NOTHING_LEARNT,
    ) -> None:
        self.shelves, self.catalog, self.encoder = shelves, catalog, encoder
        self._learnt, self._snapshots = learnt, Snapshots(shelves, catalog)
        self._models, self._reranker = Models(encoder, photo_model), Reranker(learnt.ranker, encoder)
        self.stock = Stock(self._snapshots)
        self.pictures = Pictures(shelves, catalog)
        self.outfitter = Outfitter(self._snapshots, encoder, learnt.outfits)
        self.trials = Trials(self._snapshots, self._models, self._reranker)

    def read(self, text: str, mentions: Sequence[Mention] = (), wish: Wish = NO_WISH) -> Reading:
        """Link a text, said of a wish, to what this shop has and what that costs here."""
        assortment = self.shelves.current().assortment
        told = read(text, assortment.vocabulary, mentions, wish.scene)
        said = said_of(categories(wish.constraints), text, told, assortment.vocabulary)
        return priced(said, wish, assortment)

    def find(self, query: Query, look: Look | None = None) -> Found:
        """Return what obeys the wish, best first, or the nearest with what was relaxed.

        `look` is what the wish should look like, where it has a likeness.
        """
        with stage(Stage.SEARCH):
            return self._snapshots.settled(lambda now: self._find(now, query, look))

    def _find(self, now: Snapshot, query: Query, look: Look | None) -> Found:
        shelf, wish = now.shelf, query.wish
        fitting, relaxed = fitting_products(shelf.assortment, wish, query.seen | refused(shelf, wish))
        found = candidates(shelf, self._models, query, fitting, relaxed, look)
        asked = self._learnt.asked(wish.scene, query.customer, shelf.assortment.positions)
        with stage(Stage.RANKING):
            order = self._reranker.order(shelf, found, asked, now.examples)
        ranked = in_order(shelf, replace(found, ranked=order.ranked), fitting, query, relaxed, asked)
        places = best_variants(ranked, fitting, wish, relaxed, found.looks)
        moved = order.moved if is_as_ranked(wish, relaxed) else {}
        hits = Display(now, wish, found.looks, order.fits, moved).hits(places, ranked)
        unknown = missing(shelf, wish)
        given_up = unmet(wish, relaxed, unknown)
        return Found(hits, 0 if given_up else len(fitting), given_up, unknown)

    def product(self, item_group_id: str, wish: Wish, shown: str = "", *, whole: bool = False) -> Hit | None:
        """Return one product as the variant nearest to the wish, of equally near ones as the one `shown` before.

        With all reasons where it is asked for `whole`. None where the shop has no such product.
        """
        search = self._snapshots.settled
        return search(lambda now: product_hit(now, self._reranker, item_group_id, wish, shown, whole=whole))

    def variants(self, item_group_id: str) -> Records | None:
        """Return all variants of a product, sold out or not, as the feed orders them; None where there is no such."""
        return self._snapshots.settled(lambda now: now.variants(item_group_id))

    def statistics(self) -> dict[str, object]:
        """Return how much there is, and which models find it."""
        shelf = self.shelves.current()
        photo = shelf.photos.made_by if shelf.photos else "none: no pictures"
        models = {"words": self.encoder.name, "photo": photo, "ranking": self.ranker}
        counts = {"products": len(shelf.assortment.item_group_ids), "variants": len(shelf.assortment.variant_keys)}
        return {**counts, "models": models}

    @property
    def ranker(self) -> str:
        """The name of the model that orders what is found."""
        return self._reranker.ranker.name

    def currency(self) -> str:
        """Return the catalogue's currency, ISO 4217."""
        return self.shelves.current().assortment.currency
