"""A shopper takes a condition away."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class Remove(GoalAction):
    """A click on a chip, or "remove the color filter"."""

    goal = "remove"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Remove the chip; said in words, it is a refinement that drops a condition."""
        return self.assistant.remove(heard, state) if heard.chip else self.assistant.refine(heard, state)
