"""A shopper goes back to what they looked at before."""

from actions._base import GoalAction


class Back(GoalAction):
    """As in "Back to the dresses", "undo that"."""

    goal = "back"
