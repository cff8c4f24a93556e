"""A shopper wants to see others."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class ShowMore(GoalAction):
    """As in "What else?"."""

    goal = "show_more"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Show the next products of the same search."""
        return self.assistant.show_more(heard, state)
