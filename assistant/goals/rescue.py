"""What the dialogue took for nothing, or for another goal, and the shop knows all the same.

The dialogue learns no brand, color or kind of any shop, so it may not hear one that stands alone: "make that Norrby".
"""

from collections.abc import Callable

from assistant import wish as wishes
from assistant.goals.details import NAME as PRODUCT_NAME
from assistant.language.linking import line_of
from assistant.language.noun_phrases import LOOKS
from assistant.language.text import words_of
from assistant.shop import Shop
from assistant.thread import Heard, Thread, Turn
from assistant.turn import Answer, Goal
from assistant.types import Facet, Reading, Wish

#: The intent of who asks for a moment.
MOMENT = "wait"

#: First words of questions about a product, and of what is to be done with one.
_ABOUT_ONE = frozenset({"is", "are", "does", "did", "has", "can", "how", "what", "whats", "which", "who", "why"})
_DOING = frozenset({"add", "put", "buy", "take"})
#: Words that point: "the green one" is of no condition.
_POINTING = frozenset({"the", "this", "that", "these", "those", "it", "one", "ones"})


class Rescue:
    """Lets a search have what is said in words of the catalogue."""

    def __init__(self, shop: Shop, search: Goal, refine: Goal) -> None:
        self._shop = shop
        self._search = search
        self._refine = refine

    def unless(self, is_meant: Callable[[str], bool], otherwise: Goal) -> Goal:
        """Return a goal that does `otherwise` where a text says so, or says nothing else that it searches for."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            if not heard.text or heard.product or is_meant(heard.text):
                return otherwise(heard, thread)
            reading = self._shop.read(heard.text, heard.mentions, thread.search.wish)
            if wishes.names_kind(reading):
                return self._search(heard, thread)
            return self._refine(heard, thread) if _is_only_condition(reading) else otherwise(heard, thread)

        return goal

    def after(self, first: Goal) -> Goal:
        """Return a goal that searches for what the shop can make a condition of, where `first` does not understand.

        A value that stands by itself ("navy") is what is looked for, and says nothing of a product.
        """

        def goal(heard: Heard, thread: Thread) -> Turn:
            if self._is_value(heard, thread) or self._is_refusal(heard, thread):
                return self._refine(heard, thread)
            turn = first(heard, thread)
            if turn.is_understood or _asks(heard):
                return turn
            reading = self._shop.read(heard.text, heard.mentions, thread.search.wish)
            if wishes.names_kind(reading):
                return self._search(heard, thread)
            is_told = _is_only_condition(reading) and not _POINTING & set(words_of(heard.text))
            return self._refine(heard, thread) if is_told else turn

        return goal

    def spared(self, answer: Answer) -> Answer:
        """Return an answer that takes nothing of which the shop can make a condition: "oak would be best" is no yes."""

        def spared(heard: Heard, thread: Thread) -> Turn | None:
            reading = self._shop.read(heard.text, heard.mentions, thread.search.wish)
            return None if heard.product or _is_condition(reading) or reading.cheaper else answer(heard, thread)

        return spared

    def before(self, otherwise: Goal, *, wholly: bool = False) -> Goal:
        """Return a goal that searches for what the shop can make a condition of, and does `otherwise` with the rest.

        What a thing is for, said of one that is looked for, is as good as a condition. `wholly`: only where nothing
        else is said, as always of who asks for a moment: "my phone rang, one second".
        """

        def goal(heard: Heard, thread: Thread) -> Turn:
            reading = self._shop.read(heard.text, heard.mentions, thread.search.wish)
            is_whole = wholly or heard.intent == MOMENT
            stages = bool(reading.scene or reading.left or reading.over)
            is_staged = thread.search.wish != Wish() and stages and not is_whole
            is_told = is_whole and (reading.words or reading.refused or reading.scene)
            if is_told or not (_is_condition(reading) or is_staged):
                return otherwise(heard, thread)
            return (self._search if wishes.names_kind(reading) else self._refine)(heard, thread)

        return goal

    def _is_value(self, heard: Heard, thread: Thread) -> bool:
        """Tell whether a text is the name of one look or brand and nothing else."""
        if heard.product or not thread.search.shown or not heard.text:
            return False
        vocabulary = self._shop.shelves.current().assortment.vocabulary
        line = line_of(heard.text, vocabulary)
        return any(vocabulary.senses_of(line.phrase(0, len(line.tokens)), facet) for facet in (*LOOKS, Facet.BRAND))

    def _is_refusal(self, heard: Heard, thread: Thread) -> bool:
        """Tell whether a text only says what is not wanted: "not wool, it itches"."""
        words = words_of(heard.text)
        if heard.product or not thread.search.shown or not words or words[0] not in {"not", "no", "without", "nothing"}:
            return False
        return _is_condition(self._shop.read(heard.text)) and not _POINTING & set(words[:2])


def _asks(heard: Heard) -> bool:
    """Tell whether something is asked of a product, or for one, that nothing found instead would stand for."""
    is_named = any(each.label == PRODUCT_NAME for each in heard.mentions)
    return is_named or (words_of(heard.text) or [""])[0] in _ABOUT_ONE | _DOING


def _is_only_condition(reading: Reading) -> bool:
    return _is_condition(reading) and not (reading.words or reading.refused or reading.scene)


def _is_condition(reading: Reading) -> bool:
    return bool(reading.constraints or reading.dropped or reading.sort)
