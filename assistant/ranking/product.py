"""One product that was named, told as the variant nearest to a wish."""

from assistant.ranking.hits import Display
from assistant.ranking.order import nearest_of_one
from assistant.ranking.reasons import AT_MOST
from assistant.ranking.reranking import Reranker
from assistant.retrieval.assortment import Fitting
from assistant.retrieval.snapshot import Snapshot
from assistant.types import Hit, Wish


def product_hit(
    now: Snapshot, reranker: Reranker, item_group_id: str, wish: Wish, shown: str = "", *, whole: bool = False
) -> Hit | None:
    """Return a product as the variant nearest to the wish, of equally near ones as the one `shown` before.

    With all reasons where it is asked for `whole`. None where the shop has no such product. Raises StaleShelf.
    """
    if item_group_id not in now.shelf.assortment.positions:
        return None
    place = _nearest(now, nearest_of_one(now.shelf.assortment, item_group_id, wish), item_group_id, shown)
    fits = reranker.fits(now.shelf, [item_group_id], wish.scene, now.examples)
    display = Display(now, wish, None, fits, most=None if whole else AT_MOST)
    return display.hits([place], [(item_group_id, 1.0)])[0]


def _nearest(now: Snapshot, fitting: Fitting, item_group_id: str, shown: str) -> int:
    assortment = now.shelf.assortment
    span = assortment.variants_of(assortment.positions[item_group_id])
    fits = [place for place in range(span.start, span.stop) if fitting.variants[place]]
    ids = [each.id for each in now.records(fits).variants] if shown else []
    return fits[ids.index(shown)] if shown in ids else fitting.best_variant(item_group_id, None)
