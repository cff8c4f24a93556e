"""More like a product that was shown."""

from assistant import wish as wishes
from assistant.goals.search import found
from assistant.language.likened import asks_for_others, asks_what_like, likened
from assistant.pointing import Pointing
from assistant.searching import Searching
from assistant.thread import Heard, Searched, SearchState, Shown, Thread, Turn
from assistant.turn import Goal


class Similar:
    """Shows what looks like a product, as the words change it."""

    def __init__(self, searching: Searching, pointing: Pointing, details: Goal) -> None:
        self._details = details
        self._searching = searching
        self._pointing = pointing

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Search for what is like the product that is meant."""
        if asks_what_like(heard.text):
            return self._details(heard, thread)
        state = thread.search
        said = likened(heard.text, [each.title for each in state.shown], self._searching.vocabulary())
        names_none = not said.meant and heard.product is None and state.focus is None
        if names_none and state.wish.like:  # "similar ones" then is said of what is looked for already
            return found(self._searching.on_and_on(heard, state), thread)
        meant = self._pointing.meant(heard.model_copy(update={"text": said.meant}), thread)
        if len(meant) > 1:
            return self._pointing.which("similar", heard.text, meant, thread)
        if meant:
            return self._similar_to(meant[0], heard.model_copy(update={"text": said.change}), thread)
        return found(self._to_none(heard, state), thread)

    def _to_none(self, heard: Heard, state: SearchState) -> Searched:
        """Answer what points at no product on the screen."""
        if not state.shown or wishes.names_kind(self._searching.shop.read(heard.text)):  # "something like a kimono"
            return self._searching.search(heard, state)
        if asks_for_others(heard.text):  # "got others like that", with several on the screen
            return self._searching.show_more(heard, state)
        return self._searching.answers.not_understood("utter_ask_which", state)

    def _similar_to(self, product: Shown, heard: Heard, thread: Thread) -> Turn:
        return found(self._searching.similar_to(product, heard, thread.search), thread)
