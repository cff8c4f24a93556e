"""A shopper is angry or in despair, or asks what a doctor or a lawyer must be asked."""

from actions._base import GoalAction


class Care(GoalAction):
    """As in "You are useless", "I feel so alone", "Can I sue you?"."""

    goal = "care"
