"""A shopper wants to order what is in their cart."""

from actions._base import GoalAction


class Checkout(GoalAction):
    """As in "Let me pay"."""

    goal = "checkout"
