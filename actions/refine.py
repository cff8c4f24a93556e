"""A shopper changes what they are looking at."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class Refine(GoalAction):
    """As in "In blue", "cheaper", "not striped"."""

    goal = "refine"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Add, change or negate a condition of the search."""
        return self.assistant.refine(heard, state)
