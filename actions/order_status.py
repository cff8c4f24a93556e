"""A shopper asks how far an order is."""

from actions._base import GoalAction


class OrderStatus(GoalAction):
    """As in "Where is my order?"."""

    goal = "order_status"
