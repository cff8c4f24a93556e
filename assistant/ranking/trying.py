"""A search whose order is tried, and not shown: for other scenes, and for learning."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.popularity import Popularity
from assistant.ports import Taste
from assistant.ranking.order import fitting_products
from assistant.ranking.reasons import is_told
from assistant.ranking.reranking import Asked, ReadVariants, Reranker
from assistant.ranking.terms import Judged
from assistant.retrieval.candidates import Candidates, Models, candidates, refused
from assistant.retrieval.shelf import Shelf
from assistant.types import Query, Setting, Wish


@dataclass(frozen=True)
class Tried:
    """One search, with what orders it."""

    shelf: Shelf
    wish: Wish
    models: Models
    reranker: Reranker
    read: ReadVariants

    @cached_property
    def found(self) -> Candidates:
        """What the search retrieves."""
        fitting, relaxed = fitting_products(self.shelf.assortment, self.wish, refused(self.shelf, self.wish))
        return candidates(self.shelf, self.models, Query(self.wish), fitting, relaxed)


def suited(tried: Tried, scenes: Sequence[Sequence[Setting]], k: int) -> list[set[str]]:
    """Return for each scene those of its first k products that are stated to suit it."""
    asked = (Asked(tuple(scene)) for scene in scenes)
    orders = [tried.reranker.order(tried.shelf, tried.found, each, tried.read) for each in asked]
    return [{own for own, _ in each.ranked[:k] if is_told(each.fits.get(own, ()))} for each in orders]


def judged_of(tried: Tried, taste: Taste, popularity: Popularity, products: Sequence[str]) -> Judged | None:
    """Judge those of these products that the search finds; None where it finds none of them."""
    ranked = {product for product, _ in tried.found.ranked}
    some = [product for product in products if product in ranked]
    asked = Asked(tried.wish.scene, taste, popularity)
    return tried.reranker.judged(tried.shelf, tried.found, some, asked, tried.read)[1] if some else None
