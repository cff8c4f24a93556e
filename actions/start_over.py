"""A shopper begins anew."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class StartOver(GoalAction):
    """As in "Forget everything"."""

    goal = "start_over"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Forget the search."""
        return self.assistant.start_over(heard, state)
