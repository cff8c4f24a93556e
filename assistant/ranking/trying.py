"""Searches whose order is tried, and not shown: for other scenes, and for learning."""

from collections.abc import Sequence

from assistant.popularity import Popularity
from assistant.ports import Taste
from assistant.ranking.order import fitting_products
from assistant.ranking.reasons import is_told
from assistant.ranking.reranking import Asked, Reranker
from assistant.ranking.terms import Judged
from assistant.retrieval.candidates import Candidates, Models, candidates, refused
from assistant.retrieval.snapshot import Snapshot, Snapshots
from assistant.types import Query, Setting, Wish


class Trials:
    """Searches as the shop does, and tells how what is found would be ordered."""

    def __init__(self, snapshots: Snapshots, models: Models, reranker: Reranker) -> None:
        self._snapshots = snapshots
        self._models = models
        self._reranker = reranker

    def suited(self, wish: Wish, scenes: Sequence[Sequence[Setting]], k: int) -> list[set[str]]:
        """Return for each scene those of its first k products that are stated to suit it."""
        return self._snapshots.settled(lambda now: self._suited(now, wish, scenes, k))

    def judged(self, wish: Wish, taste: Taste, popularity: Popularity, products: Sequence[str]) -> Judged | None:
        """Judge those of these products that a search for the wish still finds; None where it finds none of them.

        For learning from what was done to them.
        """
        asked = Asked(wish.scene, taste, popularity)
        return self._snapshots.settled(lambda now: self._judged(now, wish, asked, products))

    def _suited(self, now: Snapshot, wish: Wish, scenes: Sequence[Sequence[Setting]], k: int) -> list[set[str]]:
        found = self._found(now, wish)
        asked = (Asked(tuple(scene)) for scene in scenes)
        orders = [self._reranker.order(now.shelf, found, each, now.examples) for each in asked]
        return [{own for own, _ in each.ranked[:k] if is_told(each.fits.get(own, ()))} for each in orders]

    def _judged(self, now: Snapshot, wish: Wish, asked: Asked, products: Sequence[str]) -> Judged | None:
        found = self._found(now, wish)
        ranked = {product for product, _ in found.ranked}
        some = [product for product in products if product in ranked]
        return self._reranker.judged(now.shelf, found, some, asked, now.examples)[1] if some else None

    def _found(self, now: Snapshot, wish: Wish) -> Candidates:
        fitting, relaxed = fitting_products(now.shelf.assortment, wish, refused(now.shelf, wish))
        return candidates(now.shelf, self._models, Query(wish), fitting, relaxed)
