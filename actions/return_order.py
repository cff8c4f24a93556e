"""A shopper wants to send something back."""

from actions._base import GoalAction


class ReturnOrder(GoalAction):
    """As in "I want to return the shoes from order 1042"."""

    goal = "return_order"
