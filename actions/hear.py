"""A shopper says something in a recording."""

from actions._base import GoalAction


class Hear(GoalAction):
    """A voice note sent by the page. Of any other channel, every action knows one by the message's metadata."""

    goal = "hear"
