"""A shopper asks about one product."""

from actions._base import GoalAction


class Details(GoalAction):
    """As in "Tell me about the second one"."""

    goal = "details"
