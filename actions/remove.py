"""A shopper takes a condition away."""

from actions._base import GoalAction


class Remove(GoalAction):
    """A click on a chip, or "remove the color filter"."""

    goal = "remove"
