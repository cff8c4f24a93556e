"""A shopper looks for something."""

from actions._base import GoalAction


class Search(GoalAction):
    """As in "Show me red dresses under 80 dollars"."""

    goal = "search"
