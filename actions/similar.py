"""A shopper wants more like a product on the screen."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class Similar(GoalAction):
    """As in "More like the third, but cheaper"."""

    goal = "similar"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Search for what looks like the product that is meant."""
        return self.assistant.similar(heard, state)
