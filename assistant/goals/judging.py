"""Liking a product or not, by a tap or in words, and what a page tells of how long products were looked at."""

from assistant import wish as wishes
from assistant.customers.opinions import declined, judged
from assistant.customers.places import latest_place
from assistant.goals.catch_all import CATCH_ALL
from assistant.goals.details import MOST_NAMED
from assistant.goals.search import found
from assistant.language.judging import Said, judgment_in
from assistant.pointing import Pointing
from assistant.replies import Replies
from assistant.screen import Judged, Judgment
from assistant.searching import Searching
from assistant.thread import Heard, SearchState, Shown, Thread, Turn
from assistant.turn import Goal

#: Goals that the dialogue may take such words for.
TAKEN_FOR = (*CATCH_ALL, "out_of_scope", "policy", "show_more", "remove", "prefer", "similar")
#: Goes on where it was asked which product is not liked; any that such words may be taken for does.
GOAL = "details"
#: Of these, what they answer to "I like it" may stand.
ANSWERING = frozenset({"details", "small_talk", "similar"})


class Judging:
    """Hears what customers say of single products."""

    def __init__(self, searching: Searching, pointing: Pointing, replies: Replies) -> None:
        self._searching = searching
        self._pointing = pointing
        self._replies = replies

    def signal(self, heard: Heard, thread: Thread) -> Turn:
        """Keep a tap or a time without a word."""
        if heard.judgment is not None and heard.product is not None:
            if self._pointing.product(heard.product, thread) is not None:
                thread = judged(thread, heard.product, heard.judgment)
        elif heard.seconds:
            thread = _dwelt(thread, heard.products)
        return Turn(thread=thread, reply=None)

    def before(self, otherwise: Goal, *, answers: bool) -> Goal:
        """Return a goal that keeps what is said of a product, leaves it out where it is not liked, and goes on.

        `answers` tells that what the goal says to a product that is liked may stand.
        """

        def goal(heard: Heard, thread: Thread) -> Turn:
            said = judgment_in(heard.text) if thread.search.shown else None
            product = self._meant(said, heard, thread) if said else None
            if said and product is None and self._leaves_open(said, thread):
                return self._asked(heard, thread)
            if said is None or product is None:
                return otherwise(heard, thread)
            thread = judged(thread, product.item_group_id, said.judgment)
            heard = heard.model_copy(update={"declined": declined(thread.opinions)})
            if said.is_whole and (said.judgment is Judgment.DISLIKE or not answers):
                turn = self._told(said.judgment, product, heard, thread)
            else:
                turn = otherwise(heard, thread)
            return _telling(turn, product, said.judgment)

        return goal

    def _meant(self, said: Said, heard: Heard, thread: Thread) -> Shown | None:
        """Return the one product that is liked or not; None where it is none, or might be another."""
        if not said.is_pointed:
            return self._pointing.called(said.product, thread) or self._described(said, thread)
        meant = self._pointing.meant(heard.model_copy(update={"text": said.product}), thread)
        return meant[0] if len(meant) == 1 else None

    def _leaves_open(self, said: Said, thread: Thread) -> bool:
        """Tell whether a product is refused and any on the screen may be meant: "not that one"."""
        is_refusal = said.is_pointed and said.is_whole and said.judgment is Judgment.DISLIKE
        return is_refusal and not self._pointing.describes(said.product, thread)

    def _asked(self, heard: Heard, thread: Thread) -> Turn:
        """Ask which product is not liked; a few are named."""
        turn = self._pointing.which(GOAL, heard.text, thread.search.shown, thread)
        if len(thread.search.shown) <= MOST_NAMED:
            return turn
        return turn.model_copy(update={"reply": self._replies.plain("utter_ask_which", thread.search.wish)})

    def _described(self, said: Said, thread: Thread) -> Shown | None:
        """Return the one thing on the screen that is liked by its kind: "the Anouk dress", not "the stripes"."""
        is_kind = bool(wishes.categories(self._searching.shop.read(said.product).constraints))
        is_liked = said.judgment is Judgment.LIKE and said.product.startswith("the ")
        return self._pointing.pointed(said.product, thread) if is_liked and is_kind else None

    def _told(self, judgment: Judgment, product: Shown, heard: Heard, thread: Thread) -> Turn:
        if judgment is Judgment.DISLIKE:
            return found(self._searching.answers.left_out(product, heard, thread.search), thread)
        search = thread.search.model_copy(update={"focus": product.item_group_id})
        rest = self._replies.plain("utter_liked_next", search.wish)
        reply = self._replies.of_product("utter_liked", product.title, rest)
        return Turn(thread=thread.model_copy(update={"search": search}), reply=reply)


def _telling(turn: Turn, product: Shown, judgment: Judgment) -> Turn:
    """Return the turn with what was said of the product told to the page as well."""
    if turn.reply is None:
        return turn
    said = Judged(item_group_id=product.item_group_id, judgment=judgment)
    return turn.model_copy(update={"reply": turn.reply.model_copy(update={"judged": said})})


def _dwelt(thread: Thread, products: tuple[str, ...]) -> Thread:
    """Return the thread with these products marked, each on its screen, as those whose time is known."""
    for product in products:
        if (place := latest_place(product, thread)) is not None:
            thread = _replaced(thread, place.state, _with(place.state, product))
    return thread


def _with(state: SearchState, product: str) -> SearchState:
    return state.model_copy(update={"dwelt": tuple(dict.fromkeys((*state.dwelt, product)))})


def _replaced(thread: Thread, old: SearchState, new: SearchState) -> Thread:
    if thread.search is old:
        return thread.model_copy(update={"search": new})
    return thread.model_copy(update={"past": tuple(new if each is old else each for each in thread.past)})
