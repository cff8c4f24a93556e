"""What people are told of a conversation besides its words: what is understood, on the screen and in the cart."""

from collections.abc import Callable

from assistant.money import amount
from assistant.people import Cause, Request
from assistant.replies import Replies
from assistant.screen import Basket
from assistant.thread import Heard, Shown, Thread

#: Returns a customer's cart; None where they have none.
Baskets = Callable[[str], Basket | None]


def no_basket(customer: str) -> Basket | None:  # noqa: ARG001 - the shape of Baskets
    """Have no cart."""
    return None


class Briefing:
    """Writes down where a conversation stands."""

    def __init__(self, replies: Replies, baskets: Baskets = no_basket) -> None:
        self._replies = replies
        self._baskets = baskets

    def request(self, heard: Heard, thread: Thread, cause: Cause) -> Request:
        """Return a request for a person, with the state of the conversation."""
        state = thread.search
        return Request(
            conversation=heard.conversation,
            cause=cause,
            said=self.words(heard, thread),
            understood=tuple(chip.label for chip in self._replies.chips(state.wish) if chip.says is None),
            screen=tuple(self._product(each) for each in state.shown),
            cart=self._cart(heard.customer),
            is_pushed=heard.is_pushed,
        )

    def words(self, heard: Heard, thread: Thread) -> str:
        """Return what a customer says, in words where they tapped something or showed a photo."""
        say = self._replies.phrases.say
        if heard.photo is not None:
            return say("utter_does_photo", words=heard.text).strip()
        if heard.product is not None and not heard.text:
            titles = {each.item_group_id: each.title for state in (thread.search, *thread.past) for each in state.shown}
            return say("utter_does_tap", title=titles.get(heard.product, heard.product))
        if heard.chip is not None and not heard.text:
            labels = {chip.key: chip.label for chip in self._replies.chips(thread.search.wish)}
            return say("utter_does_drop", label=labels.get(heard.chip, heard.chip))
        return heard.text

    def _product(self, product: Shown) -> str:
        facts = (product.title, product.color, amount(product.price, self._replies.currency()))
        return ", ".join(fact for fact in facts if fact)

    def _cart(self, customer: str) -> tuple[str, ...]:
        basket = self._baskets(customer)
        if basket is None or not basket.lines:
            return ()
        facts = ((f"{each.quantity} x {each.title}", each.options, each.total) for each in basket.lines)
        return (*(", ".join(fact for fact in line if fact) for line in facts), basket.total)
