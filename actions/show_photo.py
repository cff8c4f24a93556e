"""A shopper shows a photo."""

from actions._base import GoalAction


class ShowPhoto(GoalAction):
    """A photo sent by the page, or named in a terminal, with or without words such as "like this but in black"."""

    goal = "show_photo"
