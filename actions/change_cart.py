"""A shopper changes what is in their cart."""

from actions._base import GoalAction


class ChangeCart(GoalAction):
    """As in "Make it two", "remove the dress", "undo"."""

    goal = "change_cart"
