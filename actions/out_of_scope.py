"""A shopper asks for what a shop has nothing to do with."""

from actions._base import GoalAction


class OutOfScope(GoalAction):
    """As in "What's the weather like?"."""

    goal = "out_of_scope"
