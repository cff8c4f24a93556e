"""A shopper wants to see their cart."""

from actions._base import GoalAction


class ShowCart(GoalAction):
    """As in "What's in my cart?"."""

    goal = "show_cart"
