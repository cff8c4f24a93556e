"""A shopper wants to see others."""

from actions._base import GoalAction


class ShowMore(GoalAction):
    """As in "What else?"."""

    goal = "show_more"
