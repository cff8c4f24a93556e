"""A shopper says hello, thanks, yes or no."""

from actions._base import GoalAction


class SmallTalk(GoalAction):
    """As in "Good morning"."""

    goal = "small_talk"
