"""Which of the things on the screen the assistant would take: what its order puts first, with what speaks for it."""

from assistant.goals.catch_all import CATCH_ALL
from assistant.goals.details import focused
from assistant.goals.why import Why
from assistant.language.advice import asks_advice
from assistant.thread import Heard, Thread, Turn
from assistant.turn import Goal

#: Goals that the dialogue may take the question for.
TAKEN_FOR = (*CATCH_ALL, "compare", "out_of_scope", "complete", "similar")


class Advising:
    """Advises where it is asked for advice."""

    def __init__(self, why: Why) -> None:
        self._why = why

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that does so, and does `otherwise` with the rest."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            shown = thread.search.shown
            if not shown or heard.products or not asks_advice(heard.text):
                return otherwise(heard, thread)
            reply = self._why.story(shown[0], thread, heard, "utter_recommend")
            return otherwise(heard, thread) if reply is None else focused(shown[0], thread, reply)

        return goal
