"""A page tells what its customer did without a word."""

from actions._base import GoalAction


class Signal(GoalAction):
    """A product liked or disliked by a tap, or how long some were looked at. Nothing is answered."""

    goal = "signal"
