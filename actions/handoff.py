"""A shopper wants a person, or the assistant back."""

from actions._base import GoalAction


class Handoff(GoalAction):
    """As in "I want to talk to a human"."""

    goal = "handoff"
