"""Which of the things on the screen is the cheapest, the dearest or the best rated: named, with its price or stars."""

from collections.abc import Sequence

from assistant.goals.details import focused
from assistant.language.asking import is_of_these
from assistant.money import amount
from assistant.phrases import joined
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, Shown, Thread, Turn
from assistant.types import Reading, Sort

#: With this many there is something to pick from.
FEWEST = 2


class Extremes:
    """Picks of what is on the screen by an order that a text asks for."""

    def __init__(self, shop: Shop, replies: Replies) -> None:
        self._shop = shop
        self._replies = replies

    def of_these(self, heard: Heard, thread: Thread) -> Turn | None:
        """Name what "the cheapest of these" is, all where several are equal; None where nothing of that is asked."""
        shown = thread.search.shown
        if heard.product or len(shown) < FEWEST or not is_of_these(heard.text):
            return None
        reading = self._shop.read(heard.text)
        picked = _picked(shown, reading.sort) if reading == Reading(sort=reading.sort, words=reading.words) else []
        if not picked or reading.sort is None:
            return None
        reply = self._named(picked, reading.sort, thread)
        return focused(picked[0], thread, reply) if len(picked) == 1 else Turn(thread=thread, reply=reply)

    def _named(self, picked: Sequence[Shown], sort: Sort, thread: Thread) -> Reply:
        wish, currency = thread.search.wish, self._replies.currency()
        values = {"titles": joined([each.title for each in picked]), "price": amount(picked[0].price, currency)}
        stars = f"{picked[0].rating:.1f}" if picked[0].rating is not None else ""
        text = self._replies.phrases.count(f"utter_of_these_{sort.value}", len(picked), rating=stars, **values)
        hits = (self._shop.product(each.item_group_id, wish, each.variant_id) for each in picked)
        cards = tuple(self._replies.card(hit, wish) for hit in hits if hit is not None)
        return Reply(text=text, speech=text, cards=cards, chips=self._replies.chips(wish))


def _picked(shown: Sequence[Shown], sort: Sort | None) -> list[Shown]:
    """Return what comes first in an order, all that are equally first; none where nothing is known of it."""
    if sort is Sort.RATING:
        rated = [each.rating for each in shown if each.rating is not None]
        return [each for each in shown if rated and each.rating == max(rated)]
    if sort is Sort.PRICE_ASCENDING:
        return [each for each in shown if each.price == min(other.price for other in shown)]
    if sort is Sort.PRICE_DESCENDING:
        return [each for each in shown if each.price == max(other.price for other in shown)]
    return []
