"""What a shopper said was not understood."""

from actions._base import GoalAction


class Fallback(GoalAction):
    """Whatever no intent is sure enough of."""

    goal = "fallback"
