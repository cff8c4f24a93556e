"""A shopper wants some of what is known forgotten, or all."""

from actions._base import GoalAction


class Forget(GoalAction):
    """As in "Forget my size" and "Forget me"."""

    goal = "forget"
