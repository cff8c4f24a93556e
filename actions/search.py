"""A shopper looks for something."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class Search(GoalAction):
    """As in "Show me red dresses under 80 dollars"."""

    goal = "search"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Search for what was named."""
        return self.assistant.search(heard, state)
