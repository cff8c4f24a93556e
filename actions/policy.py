"""A shopper asks how the shop does things."""

from actions._base import GoalAction


class Policy(GoalAction):
    """As in "How much is shipping?" and "Can I return it?"."""

    goal = "policy"
