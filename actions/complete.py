"""A shopper asks what goes with something, or what else they need."""

from actions._base import GoalAction


class Complete(GoalAction):
    """As in "What goes with the second one?"."""

    goal = "complete"
