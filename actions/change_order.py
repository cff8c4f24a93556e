"""A shopper wants an order canceled or changed."""

from actions._base import GoalAction


class ChangeOrder(GoalAction):
    """As in "Cancel my order", which no assistant may do."""

    goal = "change_order"
