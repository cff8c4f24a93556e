"""Being remembered or not: agreeing, asking what is known, having some of it or all forgotten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant import wish as wishes
from assistant.buying.cart import Cart
from assistant.customers.book import Customers, Forgets, Journal
from assistant.customers.preferences import Preferences, joined, less
from assistant.errors import JournalDown
from assistant.goals.asking import quick_replies, said_to
from assistant.goals.preferring import described
from assistant.language.body import measures_named
from assistant.language.preferences import (
    facets_named,
    kinds_named,
    left_out,
    names_all,
    names_last,
    takes_back,
    to_forget,
)
from assistant.phrases import joined as listed
from assistant.replies import Replies
from assistant.screen import Judgment, Reply
from assistant.shop import Shop
from assistant.thread import ForgetMe, Heard, Thread, Turn
from assistant.turn import Goal
from assistant.types import Choice, Facet, Preference, Reading

STOP, FORGET_ME = "stop_personalising", "forget_me"
YES, NO = "utter_quick_forget_yes", "utter_quick_forget_no"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where something of customers is kept, as far as a conversation tells of it."""

    customers: Customers
    journal: Journal
    stores: Forgets
    cart: Callable[[str], Cart]


class Consenting:
    """Lets customers decide over what is known of them. `goals` search and refine, as "forget the price" does."""

    def __init__(self, shop: Shop, kept: Kept, replies: Replies, goals: tuple[Goal, Goal]) -> None:
        self._shop = shop
        self._kept = kept
        self._replies = replies
        self._search, self._refine = goals

    def consent(self, heard: Heard, thread: Thread) -> Turn:
        """Remember from now on, beginning with what was said in this conversation; or no longer."""
        agreed = heard.intent != STOP
        self._kept.customers.agree(heard.customer, agreed=agreed)
        self._kept.customers.remember(heard.customer, lambda old: joined(old, thread.preferences))
        thread = thread.model_copy(update={"asked_to_remember": True})
        return self._say(thread, "utter_consent_agreed" if agreed else "utter_consent_stopped")

    def known(self, heard: Heard, thread: Thread) -> Turn:
        """Tell in plain sentences what is known."""
        say, count = self._replies.phrases.say, self._replies.phrases.count
        known, cart, noted = self._preferences(heard, thread), self._kept.cart(heard.customer), self._noted(heard)
        sentences = [say("utter_known_agreed" if self._agreed(heard) else "utter_known_not_agreed")]
        sentences += [say("utter_known_preferences", told=described(known, self._replies))] if known else []
        sentences += self._opinions(thread)
        sentences += [count("utter_known_events", noted)] if noted else []
        sentences += [count("utter_known_cart", len(cart))] if cart else []
        return self._told(thread, [*sentences, say("utter_known_conversation")], "utter_quick_forget_me")

    def forget(self, heard: Heard, thread: Thread) -> Turn:
        """Forget a preference; before forgetting all, ask."""
        if heard.intent == FORGET_ME:
            thread = thread.model_copy(update={"asked": ForgetMe()})
            return self._told(thread, [self._replies.phrases.say("utter_forget_me_check")], YES, NO)
        gone = self._meant(heard, thread)
        if not gone:
            reading = self._shop.read(heard.text, heard.mentions)
            if wishes.names_kind(reading) and to_forget(heard.text) == heard.text:  # "before I forget, I need a tent"
                return self._search(heard, thread)
            is_of_wish = any(each.facet in reading.dropped for each in thread.search.wish.constraints)
            return self._refine(heard, thread) if is_of_wish else self._say(thread, "utter_forget_nothing")
        self._kept.customers.remember(heard.customer, lambda old: less(old, gone))
        kept = thread.model_copy(update={"preferences": less(thread.preferences, gone)})
        told = self._replies.phrases.say("utter_forget_one", told=described(gone, self._replies))
        return self._told(kept, [told])

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that forgets first what a customer takes back of what they said: "what I said about wool"."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            is_meant = takes_back(heard.text) and self._meant(heard, thread)
            return self.forget(heard, thread) if is_meant else otherwise(heard, thread)

        return goal

    def answer(self, heard: Heard, thread: Thread) -> Turn | None:
        """Take a yes or a no to having all forgotten."""
        if not isinstance(thread.asked, ForgetMe):
            return None
        is_wanted = True if heard.intent == FORGET_ME else said_to(heard, self._replies.phrases, YES, NO)
        if is_wanted is None:
            return None
        if not is_wanted:
            return self._say(thread.model_copy(update={"asked": None}), "utter_forget_me_dropped")
        text = self._replies.phrases.say("utter_forgotten", told=listed(self._forgotten(heard, thread)))
        if not heard.is_pushed:  # else the gateway does it, once this conversation is at rest
            self._kept.stores.forget(heard.customer, (heard.conversation,))
        return Turn(thread=Thread(), reply=Reply(text=text, speech=text, forgets=True))

    def _forgotten(self, heard: Heard, thread: Thread) -> list[str]:
        """Name what is deleted, counted where it can be."""
        say, count = self._replies.phrases.say, self._replies.phrases.count
        counted = (
            ("utter_forgotten_preferences", len(self._preferences(heard, thread))),
            ("utter_forgotten_events", self._noted(heard)),
            ("utter_forgotten_cart", len(self._kept.cart(heard.customer))),
        )
        return [*(count(name, number) for name, number in counted if number), say("utter_forgotten_conversations")]

    def _meant(self, heard: Heard, thread: Thread) -> Preferences:
        """Return the preferences a text names, and where it only points to one the last told."""
        known, text = self._preferences(heard, thread), to_forget(heard.text)
        reading = self._shop.read(text, heard.mentions)
        if is_named := _naming(text, reading):
            return tuple(each for each in known if is_named(each))
        if names_all(text) or not names_last(text):
            return known if names_all(text) else ()
        latest = max((each.at for each in known), default=None)
        return tuple(each for each in known if each.at == latest)

    def _preferences(self, heard: Heard, thread: Thread) -> Preferences:
        return joined(self._kept.customers.preferences(heard.customer), thread.preferences)

    def _agreed(self, heard: Heard) -> bool:
        said = self._kept.customers.consent(heard.customer)
        return said is not None and said.agreed

    def _noted(self, heard: Heard) -> int:
        try:
            return sum(self._kept.journal.counts(heard.customer).values())
        except JournalDown:
            return 0

    def _opinions(self, thread: Thread) -> list[str]:
        """Name the products that are liked, and those that are not; what the shop has no longer is left out."""
        sentences = []
        for judgment, response in ((Judgment.LIKE, "utter_known_liked"), (Judgment.DISLIKE, "utter_known_disliked")):
            judged = (each.item_group_id for each in thread.opinions if each.judgment is judgment)
            products = filter(None, map(self._shop.variants, judged))
            if titles := [product.titles[0] for product in products]:
                sentences.append(self._replies.phrases.say(response, titles=listed(titles)))
        return sentences

    def _say(self, thread: Thread, response: str) -> Turn:
        return self._told(thread, [self._replies.phrases.say(response)])

    def _told(self, thread: Thread, sentences: Sequence[str], *quick: str) -> Turn:
        text = " ".join(sentences)
        chips = self._replies.chips(thread.search.wish)
        suggested = quick_replies(self._replies.phrases, *quick)
        return Turn(thread=thread, reply=Reply(text=text, speech=text, chips=chips, quick_replies=suggested))


def _naming(text: str, reading: Reading) -> Callable[[Preference], bool] | None:
    """Return what tells whether a text names a preference, by its value, its part or a way of life; None for "that"."""
    diet, kinds = frozenset(left_out(text)), frozenset(kinds_named(text))
    choices = [each for each in reading.constraints if isinstance(each, Choice)]
    named = {(each.facet, value) for each in choices for value in each.values}
    parts = {*reading.dropped, *facets_named(text)} - {facet for facet, _ in named}
    if not (diet or parts or named):
        return None

    measures = {each.value for each in measures_named(text)}

    def is_named(each: Preference) -> bool:
        if each.facet is Facet.BODY and measures:  # "forget my waist" leaves the height
            return bool(measures & set(each.kinds))
        of_kind = each.facet is not Facet.SIZE or not kinds or bool(kinds & set(each.kinds))
        of_diet = each.negated and each.value in diet and bool(left_out(each.said))
        return (((each.facet, each.value) in named or each.facet in parts) and of_kind) or of_diet

    return is_named
