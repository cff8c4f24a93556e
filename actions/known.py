"""A shopper asks what is known of them."""

from actions._base import GoalAction


class Known(GoalAction):
    """As in "What do you know about me?"."""

    goal = "known"
