"""A shopper begins anew."""

from actions._base import GoalAction


class StartOver(GoalAction):
    """As in "Forget everything"."""

    goal = "start_over"
