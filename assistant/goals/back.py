"""Back to what was looked at before: "back to the dresses", "go back", "undo that"."""

from assistant import wish as wishes
from assistant.goals.search import found
from assistant.language.earliest import says_again, says_first, says_onward
from assistant.language.kinds import closure
from assistant.language.likeness import names_photo
from assistant.language.linking import line_of
from assistant.searching import Searching
from assistant.thread import Heard, SearchState, Thread, Turn
from assistant.turn import Goal
from assistant.types import Reading, Wish


class Back:
    """Takes up an earlier search, and what is said of it now."""

    def __init__(self, searching: Searching) -> None:
        self._searching = searching

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Show an earlier search again: that of the kind, or of the photo, that is named; else the one before.

        The first of them is meant where that is said: "back to the first ones".
        """
        reading = self._searching.answers.read(heard, Wish())
        searches = _searches(thread, reading, from_first=says_first(heard.text))
        if names_photo(heard.text):
            meant = next((each for each in searches if each.wish.like and each.wish.like.photo), None)
        elif wishes.names_kind(reading):
            meant = next((each for each in searches if _is_of(each.wish, reading)), None)
            if meant is None:
                return found(self._searching.search(heard, thread.search), thread)
        elif reading.constraints and (had := _having(reading, thread)):  # "back to the blue ones"
            return self._again(had, heard, Reading(), thread)
        elif says_first(heard.text) and thread.past:
            return self._again(thread.past[-1], heard, Reading(), thread)
        elif says_onward(heard.text):
            return found(self._searching.show_more(heard, thread.search), thread)
        else:
            return self._one_back(heard, thread)
        return self._nothing(thread) if meant is None else self._again(meant, heard, reading, thread)

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that goes back to a kind that is only named again, and does `otherwise` with the rest."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            return (self if self._is_only_named_again(heard, thread) else otherwise)(heard, thread)

        return goal

    def _is_only_named_again(self, heard: Heard, thread: Thread) -> bool:
        if not self.is_meant(heard.text):
            return False
        reading = self._searching.answers.read(heard, Wish())
        had = wishes.names_kind(reading) and any(_is_of(each.wish, reading) for each in thread.past)
        return had and reading.constraints == wishes.kind_of(reading)

    def is_meant(self, text: str) -> bool:
        """Tell whether a text may mean something that was looked at before, its typos mended."""
        return says_again(" ".join(token.text for token in line_of(text, self._searching.vocabulary()).tokens))

    def _one_back(self, heard: Heard, thread: Thread) -> Turn:
        if not thread.past:
            return self._nothing(thread)
        turn = self._again(thread.past[0], heard, Reading(), thread)
        return turn.model_copy(update={"thread": turn.thread.model_copy(update={"past": thread.past[1:]})})

    def _again(self, state: SearchState, heard: Heard, reading: Reading, thread: Thread) -> Turn:
        kindless = [each for each in reading.constraints if each not in wishes.kind_of(reading)]
        changes = reading.model_copy(update={"constraints": tuple(kindless)})
        wish = wishes.refined(state.wish, changes, state.shown)
        return found(self._searching.answers.back(wish, heard, changes), thread)

    def _nothing(self, thread: Thread) -> Turn:
        return found(self._searching.answers.ask("utter_nothing_before", thread.search), thread)


def _searches(thread: Thread, reading: Reading, *, from_first: bool) -> tuple[SearchState, ...]:
    """Return the searches so far, the latest or the first of them first.

    The present one is the last, as nobody goes back to what is on the screen already; unless it is for just the kind
    that is named: who comes back from an aside means it as it is, and "undo" says otherwise.
    """
    named = wishes.categories(reading.constraints)
    if not from_first and named and named == wishes.categories(thread.search.wish.constraints):
        return (thread.search,)
    return (*(reversed(thread.past) if from_first else thread.past), thread.search)


def _having(reading: Reading, thread: Thread) -> SearchState | None:
    """Return the latest search before this one that was for all that is named."""
    named = set(reading.constraints)
    return next((each for each in thread.past if named <= set(each.wish.constraints)), None)


def _is_of(wish: Wish, reading: Reading) -> bool:
    """Tell whether a wish names a kind of thing that a reading names too, wider or narrower."""
    old, new = wishes.categories(wish.constraints), wishes.categories(reading.constraints)
    return any(each in closure(other) or other in closure(each) for each in old for other in new)
