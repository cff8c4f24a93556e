"""A shopper wants more like a product on the screen."""

from actions._base import GoalAction


class Similar(GoalAction):
    """As in "More like the third, but cheaper"."""

    goal = "similar"
