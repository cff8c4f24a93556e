"""What the dialogue took for nothing, or for small talk, and the shop knows all the same.

The dialogue learns no brand, color or kind of any shop, so it may not hear one that stands alone: "make that Norrby".
"""

from collections.abc import Callable

from assistant import wish as wishes
from assistant.shop import Shop
from assistant.thread import Heard, Thread, Turn
from assistant.turn import Answer, Goal
from assistant.types import Reading

#: The intent of who asks for a moment.
MOMENT = "wait"


class Rescue:
    """Lets a search have what is said in words of the catalogue."""

    def __init__(self, shop: Shop, search: Goal, refine: Goal) -> None:
        self._shop = shop
        self._search = search
        self._refine = refine

    def unless(self, is_meant: Callable[[str], bool], otherwise: Goal) -> Goal:
        """Return a goal that does `otherwise` where a text says so, or names no kind of thing that it searches for."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            if not heard.text or heard.product or is_meant(heard.text):
                return otherwise(heard, thread)
            reading = self._shop.read(heard.text, heard.mentions, thread.search.wish)
            if wishes.names_kind(reading):
                return self._search(heard, thread)
            return self._refine(heard, thread) if reading.dropped else otherwise(heard, thread)

        return goal

    def spared(self, answer: Answer) -> Answer:
        """Return an answer that takes up nothing of which the shop can make a condition."""

        def spared(heard: Heard, thread: Thread) -> Turn | None:
            reading = self._shop.read(heard.text, heard.mentions, thread.search.wish)
            return None if heard.product or _is_condition(reading) or reading.cheaper else answer(heard, thread)

        return spared

    def before(self, otherwise: Goal, *, wholly: bool = False) -> Goal:
        """Return a goal that searches for what the shop can make a condition of, and does `otherwise` with the rest.

        `wholly`: only where nothing else is said, as always of who asks for a moment: "my phone rang, one second".
        """

        def goal(heard: Heard, thread: Thread) -> Turn:
            reading = self._shop.read(heard.text, heard.mentions, thread.search.wish)
            is_whole = wholly or heard.intent == MOMENT
            if not _is_condition(reading) or (is_whole and (reading.words or reading.refused)):
                return otherwise(heard, thread)
            return (self._search if wishes.names_kind(reading) else self._refine)(heard, thread)

        return goal


def _is_condition(reading: Reading) -> bool:
    return bool(reading.constraints or reading.dropped or reading.sort)
