"""Questions about the whole shop: "how many hoodies do you have", "which brands", "what do tents cost"."""

from assistant import wish as wishes
from assistant.goals.search import MOST_PAST, found
from assistant.language.asking import Asked, asked_of_all, asks_of_many, asks_of_shop, subject
from assistant.replies import Replies
from assistant.scene import scene_words
from assistant.screen import Reply
from assistant.searching import Searching
from assistant.surveying import surveyed
from assistant.thread import Heard, Searched, SearchState, Thread, Turn
from assistant.turn import Goal
from assistant.types import Facet, Reading, Wish


class Survey:
    """Counts over all that fits, and shows some of it."""

    def __init__(self, searching: Searching, replies: Replies) -> None:
        self._searching = searching
        self._replies = replies

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Answer what is asked of the kind that is named, or else of what is looked for, or of the whole shop."""
        asked = asked_of_all(heard.text)
        if asks_of_shop(heard.text):
            thread = _begun(thread)
        heard = heard.model_copy(update={"text": subject(heard.text)})
        reading = self._searching.answers.read(heard, thread.search.wish)
        if wishes.says_nothing(reading) and thread.search.wish == Wish():
            return Turn(thread=thread, reply=self._told(asked, Wish()))
        shown = self._shown(heard, reading, thread)
        if reading.sort:  # "the most expensive thing you sell": the search names it
            return found(shown, thread)
        if shown.reply.relaxed or not shown.state.shown:  # nothing fits, which the search has told
            return found(shown, thread)
        told = self._told(asked, shown.state.wish)
        reply = shown.reply.model_copy(
            update={"text": told.text, "speech": told.speech, "quick_replies": told.quick_replies}
        )
        return found(shown.model_copy(update={"reply": reply}), thread)

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that answers what is asked of all on the screen at once, and does `otherwise` with the rest."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            is_of_many = len(thread.search.shown) > 1 and heard.product is None and asks_of_many(heard.text)
            return (self if is_of_many else otherwise)(heard, thread)

        return goal

    def _shown(self, heard: Heard, reading: Reading, thread: Thread) -> Searched:
        if wishes.says_nothing(reading):  # "which brands?" of what is on the screen
            return self._searching.answers.back(thread.search.wish, heard, reading)
        return self._searching.search(heard, thread.search)

    def _told(self, asked: Asked | Facet, wish: Wish) -> Reply:
        """Count what obeys the wish, as a search does; free words order a search, so who says them is told apart."""
        words = f"{wish.words} {scene_words(wish.scene)}".strip()
        bound = wish.model_copy(update={"words": ""})
        shop = self._searching.shop
        saying = shop.stock.survey(wish.model_copy(update={"words": words})).products if words else 0
        return surveyed(asked, bound, shop.stock.survey(bound), self._replies, (words, saying))


def _begun(thread: Thread) -> Thread:
    """Return the thread with nothing looked for; the screen so far can be gone back to."""
    if thread.search.wish == Wish():
        return thread
    return thread.model_copy(update={"search": SearchState(), "past": (thread.search, *thread.past)[:MOST_PAST]})
