"""Two to four products side by side."""

from assistant.answers import shown
from assistant.comparing import Comparing
from assistant.goals.search import found
from assistant.language.comparison import asks_which, names_nothing, parts
from assistant.pointing import Pointing
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.thread import Heard, Searched, SearchState, Shown, Thread, Turn
from assistant.turn import Goal

FEWEST, MOST = 2, 4


class Compare:
    """Sets products against each other."""

    def __init__(self, shop: Shop, pointing: Pointing, replies: Replies, refine: Goal) -> None:
        self._shop = shop
        self._refine = refine
        self._pointing = pointing
        self._replies = replies
        self._comparing = Comparing(replies)

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Compare those that are meant, or ask which."""
        meant = self._meant(heard, thread)
        if len(meant) < FEWEST and thread.search.shown and self._shop.read(heard.text).sort:
            return self._refine(heard, thread)  # "which of these is rated best": of all, not of four
        if len(meant) < FEWEST:
            return self._ask("utter_compare_which" if thread.search.shown else "utter_ask_wish", thread)
        wish = thread.search.wish
        hits = [self._shop.product(each.item_group_id, wish, each.variant_id) for each in meant[:MOST]]
        there = [hit for hit in hits if hit is not None]
        if len(there) < FEWEST:
            return self._ask("utter_compare_which", thread)
        reply = self._comparing.reply(there, wish, left_out=len(meant) - len(hits))
        on_screen = SearchState(wish=wish, shown=tuple(map(shown, there)), seen=thread.search.seen)
        return found(Searched(state=on_screen, reply=reply), thread)

    def _meant(self, heard: Heard, thread: Thread) -> list[Shown]:
        if heard.products:
            chosen = (self._pointing.product(each, thread) for each in dict.fromkeys(heard.products))
            return [each for each in chosen if each is not None]
        if names_nothing(heard.text):
            return list(thread.search.shown)
        whole = self._pointing.meant(heard, thread)
        if len(whole) >= FEWEST:
            return list(whole)
        each = [self._pointing.meant(heard.model_copy(update={"text": part}), thread) for part in parts(heard.text)]
        single = [alone[0] for alone in each if len(alone) == 1]
        named = {product.item_group_id: product for product in [*single, *whole]}
        if len(named) < FEWEST and FEWEST <= len(thread.search.shown) <= MOST and self._asks_which(heard.text):
            return list(thread.search.shown)
        return list(named.values())

    def _asks_which(self, text: str) -> bool:
        """Tell whether one of all on the screen is to be picked, and not by an order that a search has."""
        return asks_which(text) and not self._shop.read(text).sort

    def _ask(self, response: str, thread: Thread) -> Turn:
        reply = self._replies.plain(response, thread.search.wish)
        return Turn(thread=thread, reply=reply, is_understood=False)
