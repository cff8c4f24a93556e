"""A shopper weighs products against each other."""

from actions._base import GoalAction


class Compare(GoalAction):
    """As in "Compare the first two", "what's the difference between them"."""

    goal = "compare"
