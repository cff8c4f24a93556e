"""A shopper asks about one product."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class Details(GoalAction):
    """As in "Tell me about the second one"."""

    goal = "details"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Tell about the product that is meant."""
        return self.assistant.details(heard, state)
