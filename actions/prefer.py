"""A shopper says something of themselves once for all."""

from actions._base import GoalAction


class Prefer(GoalAction):
    """As in "I never wear wool" and "My size is 38"."""

    goal = "prefer"
