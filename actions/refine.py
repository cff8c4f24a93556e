"""A shopper changes what they are looking at."""

from actions._base import GoalAction


class Refine(GoalAction):
    """As in "In blue", "cheaper", "not striped"."""

    goal = "refine"
