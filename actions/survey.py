"""A shopper asks what the shop has."""

from actions._base import GoalAction


class Survey(GoalAction):
    """As in "How many hoodies do you have", "which brands"."""

    goal = "survey"
