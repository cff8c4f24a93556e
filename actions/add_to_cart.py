"""A shopper wants something in their cart."""

from actions._base import GoalAction


class AddToCart(GoalAction):
    """As in "I'll take the second one in M"."""

    goal = "add_to_cart"
