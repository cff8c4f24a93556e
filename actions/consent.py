"""A shopper wants to be remembered, or no longer."""

from actions._base import GoalAction


class Consent(GoalAction):
    """As in "You may personalise" and "Stop personalising"."""

    goal = "consent"
