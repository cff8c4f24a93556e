"""Products on the screen that are named or told from the others, whatever the dialogue took the message for.

The dialogue knows no titles: to it "let's have a closer look at Sable Cotton Blanket" may be one more search.
"""

from assistant import wish as wishes
from assistant.buying.wording import asks, says_buy, without_cart
from assistant.goals.extremes import Extremes
from assistant.language.asking import is_of_these
from assistant.language.titles import beside
from assistant.pointing import Pointing
from assistant.shop import Shop
from assistant.thread import Heard, Shown, Thread, Turn
from assistant.turn import Goal

#: Beside a product these tell of others: "nothing like the Ada Mug", "more than the Ada Mug".
_GOING_BY = frozenset({"not", "nothing", "except", "but", "than", "instead", "unlike"})
#: Beside a title these want nothing.
_BARE = frozenset({"the", "this", "that", "please"})


class Named:
    """Lets the goal that tells of a product, or that of buying, have what was shown and is named."""

    def __init__(self, shop: Shop, pointing: Pointing, extremes: Extremes, details: Goal, add: Goal) -> None:
        self._shop = shop
        self._extremes = extremes
        self._pointing = pointing
        self._details = details
        self._add = add

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that does so, and does `otherwise` with what names no such product or says more than that."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            if (turn := self._extremes.of_these(heard, thread)) is not None:
                return turn
            if (one := self._one_of_these(heard, thread)) is not None:
                return self._told(one, heard, thread)
            named = self._only_named(heard, thread)
            if named is None:
                return otherwise(heard, thread)
            wants = says_buy(beside(heard.text, named.title))  # the title may hold "bag", as where things are put
            return (self._add if wants else self._details)(heard, thread)

        return goal

    def bought(self, add: Goal) -> Goal:
        """Return a goal that adds what is wanted to the cart, and tells of what is only named: a title alone."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            return (self._details if self._is_bare(heard, thread) else add)(heard, thread)

        return goal

    def of_these(self, otherwise: Goal) -> Goal:
        """Return a goal that names the one an order picks, "the cheapest of these", and else does `otherwise`."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            return self._extremes.of_these(heard, thread) or otherwise(heard, thread)

        return goal

    def into_cart(self, show: Goal) -> Goal:
        """Return a goal that puts in what is pointed at, "the red one, for my cart", and else shows the cart."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            said = without_cart(heard.text)
            is_pointed = said != heard.text and not asks(said) and self._pointing.pointed(said, thread) is not None
            return (self._add if is_pointed else show)(heard, thread)

        return goal

    def _told(self, one: Shown, heard: Heard, thread: Thread) -> Turn:
        return self._details(heard.model_copy(update={"text": "", "product": one.item_group_id}), thread)

    def _one_of_these(self, heard: Heard, thread: Thread) -> Shown | None:
        return self._pointing.pointed(heard.text, thread) if is_of_these(heard.text) else None

    def _is_bare(self, heard: Heard, thread: Thread) -> bool:
        """Tell whether a text is a title that was shown, and nothing else."""
        product = None if heard.product or heard.photo else self._pointing.called(heard.text, thread)
        return product is not None and _BARE.issuperset(beside(heard.text, product.title).split())

    def _only_named(self, heard: Heard, thread: Thread) -> Shown | None:
        """Return what was shown and a text names, with nothing to go on to from it: not "cheaper than the Ada Mug"."""
        product = None if heard.chip or heard.photo else self._pointing.called(heard.text, thread)
        if product is None:
            return None
        words = without_cart(beside(heard.text, product.title))
        rest = self._shop.read(words)
        goes_on = rest.cheaper or rest.dearer or rest.alike or rest.lent or rest.unlike
        return None if goes_on or wishes.names_kind(rest) or _GOING_BY & set(words.split()) else product
