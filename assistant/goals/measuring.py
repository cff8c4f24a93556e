"""What customers say of their own body: kept as what they said once for all, and used to tell which size suits them."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from assistant.customers.body import stated
from assistant.customers.preferences import Preferences, joined
from assistant.goals.catch_all import CATCH_ALL
from assistant.goals.details import NAME as PRODUCT_NAME
from assistant.knowing.question import asks_size
from assistant.language.body import POSSIBLE, Measure, Told, body_told, tells_of_another, without_body
from assistant.language.text import plain, words_of
from assistant.pointing import Pointing
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, Shown, Thread, Turn
from assistant.turn import Goal
from assistant.wish import names_kind

#: Goals that the dialogue may take such words for.
TAKEN_FOR = (
    *CATCH_ALL,
    *("out_of_scope", "policy", "show_more", "remove", "prefer", "similar", "compare", "add_to_cart", "known"),
)
#: The intent of who asks for medical or legal advice.
_ADVICE = "advice"
#: The intents of whom a size is told without a product: what the shop says of sizes, and what is known of the customer.
_POLICY, _KNOWN = "policy", "known"
#: By these a customer speaks of themselves where they also say what they look for.
_OWN = re.compile(r"\b(?:my|im|i weigh|i am(?= [0-9]))\b")


class Keeps(Protocol):
    """Keeps what is said once for all, and says so before the rest of a turn."""

    def keep(self, heard: Heard, turn: Turn, new: Preferences) -> Turn:
        """Return the turn with what is new kept and told."""

    def keep_beside(self, heard: Heard, turn: Turn, new: Preferences) -> Turn:
        """Return the turn with what is new kept, without a word."""


class Measuring:
    """Hears measures, and questions for a size. `details` answers those; `now` has a zone."""

    def __init__(
        self, shop: Shop, pointing: Pointing, replies: Replies, keeps: Keeps, details: Goal, now: Callable[[], datetime]
    ) -> None:
        self._shop = shop
        self._pointing = pointing
        self._replies = replies
        self._keeps = keeps
        self._details = details
        self._now = now

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that keeps what is told of a body and tells the size of what is talked about, or else goes on.

        The dialogue may take "which size should I take" for an order.
        """

        def goal(heard: Heard, thread: Thread) -> Turn:
            if tells_of_another(heard.text):
                return self._of_another(_unmeasured(heard), thread, otherwise)
            told = body_told(heard.text)
            if not told:
                return self._advised(heard, thread) or otherwise(heard, thread)
            is_named = self._pointing.called(heard.text, thread) is not None
            is_search = not is_named and names_kind(self._shop.read(heard.text, heard.mentions))
            wrong = next((each for each in told if not each.is_possible), None)
            new = stated((each for each in told if each.is_possible), self._now(), heard.text)
            known = heard.model_copy(update={"preferences": joined(heard.preferences, new)})
            if is_search:
                if not _OWN.search(" ".join(words_of(heard.text))):
                    return otherwise(known, thread)
                return self._keeps.keep_beside(known, otherwise(_unmeasured(known), thread), new)
            turn = self._sized(known, thread) if wrong is None else self._impossible(wrong, thread)
            return self._keeps.keep(known, turn, new) if new else turn

        return goal

    def spared(self, measured: Goal, care: Goal) -> Goal:
        """Return a goal that does `measured` where a length of the body is told, else `care`, as always of despair.

        The dialogue may take "my chest is 96 cm" for a medical matter; a weight alone may be one.
        """

        def goal(heard: Heard, thread: Thread) -> Turn:
            is_length = any(each.measure is not Measure.WEIGHT for each in body_told(heard.text))
            is_told = is_length or tells_of_another(heard.text)
            return (measured if is_told and heard.intent == _ADVICE else care)(heard, thread)

        return goal

    def _advised(self, heard: Heard, thread: Thread) -> Turn | None:
        """Tell which size to take, or ask of which product; None where that is not asked, or of no product."""
        if not asks_size(heard.text) or (heard.intent == _KNOWN and "my size" in plain(heard.text)):
            return None
        if thread.search.shown:
            return self._details(heard, thread)
        is_named = any(each.label == PRODUCT_NAME for each in heard.mentions)
        if is_named or heard.product or heard.intent == _POLICY or names_kind(self._shop.read(heard.text)):
            return None
        return Turn(thread=thread, reply=self._replies.plain("utter_size_of_what", thread.search.wish))

    def _of_another(self, rest: Heard, thread: Thread, otherwise: Goal) -> Turn:
        """Search for what is said beside the measures of somebody else; say of these that they are not kept."""
        if names_kind(self._shop.read(rest.text, rest.mentions)):
            return otherwise(rest, thread)
        return Turn(thread=thread, reply=self._replies.plain("utter_measure_of_another", thread.search.wish))

    def _sized(self, heard: Heard, thread: Thread) -> Turn:
        """Tell the size of the product that is talked about or named, where there is one that has sizes."""
        product = self._product(_unmeasured(heard), thread)
        if product is None:
            return Turn(thread=thread, reply=None)
        asking = self._replies.phrases.say("utter_quick_which_size")
        return self._details(
            heard.model_copy(update={"text": asking, "product": product.item_group_id, "mentions": ()}), thread
        )

    def _product(self, heard: Heard, thread: Thread) -> Shown | None:
        meant = self._pointing.meant(heard, thread) if thread.search.shown else ()
        variants = self._shop.variants(meant[0].item_group_id) if len(meant) == 1 else None
        return meant[0] if variants and any(each.size for each in variants.variants) else None

    def _impossible(self, told: Told, thread: Thread) -> Turn:
        least, most = POSSIBLE[told.measure]
        said = self._replies.phrases.say(f"utter_body_{told.measure}", value=f"{told.value.normalize():f}")
        text = self._replies.phrases.say("utter_measure_impossible", measure=said, least=least, most=most)
        reply = Reply(text=text, speech=text, chips=self._replies.chips(thread.search.wish))
        return Turn(thread=thread, reply=reply, is_understood=False)


def _unmeasured(heard: Heard) -> Heard:
    """Return a message without the measures in it, of which no search is to know."""
    rest = without_body(heard.text)
    mentions = tuple(each for each in heard.mentions if each.text.lower() in rest.lower())
    return heard.model_copy(update={"text": rest, "mentions": mentions})
