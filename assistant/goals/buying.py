"""Goals of buying by name, and what takes up the answers to its questions."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from assistant.buying.replies import CartReplies
from assistant.goals.adding import Adding
from assistant.goals.changing import BESIDE_CART, Changing
from assistant.goals.meaning import GOAL, Meaning
from assistant.goals.till import Sales, Till
from assistant.pointing import Pointing
from assistant.replies import Replies
from assistant.screen import Basket, Reply
from assistant.shop import Shop
from assistant.thread import Heard, InCart, Thread, Turn
from assistant.turn import Answer, Goal

#: Returns an open question, to be said again; None where it is not the one that is open.
Again = Callable[[Heard, Thread], Reply | None]
#: What a customer may want who buys.
GOALS = (GOAL, "change_cart", "show_cart", "checkout")


class Buying(NamedTuple):
    """What a shop that sells can do."""

    goals: Mapping[str, Goal]
    answers: Mapping[str, Answer]
    emptied: Callable[[Answer], Answer]  # hears first whether the cart beside a question is to be emptied
    basket: Callable[[str], Basket | None]  # a customer's cart as it is shown; None where it is empty


def buying(shop: Shop, sales: Sales, pointing: Pointing, replies: Replies, searches: Mapping[str, Goal]) -> Buying:
    """Join the goals of buying; `searches` are those of a search, which what names another thing goes on with."""
    till, said = Till(shop, sales), CartReplies(replies)
    meaning = Meaning(till, pointing, searches["search"])
    adding = Adding(till, meaning, said)
    changing = Changing(till, meaning, adding, said, searches["refine"])
    desk = Desk(
        till, said, (lambda _, thread: adding.again(thread), changing.again, lambda _, thread: meaning.again(thread))
    )
    return Buying(
        {
            **{name: changing.before(searches[name]) for name in ("search", "refine")},
            GOAL: changing.before(adding),
            "change_cart": changing,
            "show_cart": desk.show,
            "checkout": desk.check_out,
        },
        {"missing_options": adding.answer, "which_line": changing.which, "in_cart": changing.correct},
        changing.emptied,
        desk.basket,
    )


class Desk:
    """Shows a cart, and hands it over to the shop."""

    def __init__(self, till: Till, replies: CartReplies, questions: Sequence[Again]) -> None:
        self._till = till
        self._replies = replies
        self._questions = questions

    def basket(self, customer: str) -> Basket | None:
        """Return a customer's cart as it is shown; None where it is empty."""
        tally = self._till.tally(self._till.cart(customer))
        return self._replies.basket(tally) if tally.lines else None

    def show(self, heard: Heard, thread: Thread) -> Turn:
        """Show what is in the cart, what it costs today and what changed. A question of buying is said again."""
        turn = self._show(heard, thread)
        again = next((reply for each in self._questions if (reply := each(heard, thread))), None)
        if again is None or turn.reply is None:
            return turn
        both = {"text": f"{turn.reply.text} {again.text}", "speech": f"{turn.reply.speech} {again.speech}"}
        reply = turn.reply.model_copy(update={**both, "quick_replies": again.quick_replies})
        return Turn(thread=_beside_cart(thread) if turn.thread.asked else thread, reply=reply)

    def check_out(self, heard: Heard, thread: Thread) -> Turn:
        """Hand over what is in the cart, unless some of it cannot be bought any more."""
        tally = self._till.tally(self._till.cart(heard.customer))
        if not tally.lines:
            return self._show(heard, thread)
        if tally.unavailable:
            return self._show(heard, thread, ("utter_quick_remove_unavailable",), "utter_checkout_blocked")
        link = self._till.hand_over(heard.customer, tally)
        if link is None:
            return self._show(heard, thread, (), "utter_checkout_none")
        shown = self._replies.shown(tally, thread.search.wish, (), [self._replies.say("utter_checkout_ready")])
        return Turn(
            thread=thread, reply=shown.model_copy(update={"basket": self._replies.basket(tally, checkout=link)})
        )

    def _show(
        self,
        heard: Heard,
        thread: Thread,
        quick: tuple[str, ...] = ("utter_quick_checkout", "utter_quick_empty"),
        opening: str | None = None,
    ) -> Turn:
        tally = self._till.tally(self._till.cart(heard.customer))
        told = [self._replies.say(opening)] if opening else []
        reply = self._replies.shown(tally, thread.search.wish, quick if tally.lines else (), told)
        on_screen = InCart(variant_id=None, undo=()) if tally.lines else None
        return Turn(thread=thread.model_copy(update={"asked": on_screen}), reply=reply)


def _beside_cart(thread: Thread) -> Thread:
    """Return the thread with the cart beside the question that is open."""
    question = thread.asked
    if not isinstance(question, BESIDE_CART):
        return thread
    return thread.model_copy(update={"asked": question.model_copy(update={"beside_cart": True})})
