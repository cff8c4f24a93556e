"""A shopper shows a photo."""

from actions._base import GoalAction
from assistant.types import Heard, SearchState, Turn


class ShowPhoto(GoalAction):
    """A photo sent by the page, or named in a terminal, with or without words such as "like this but in black"."""

    goal = "show_photo"

    def turn(self, heard: Heard, state: SearchState) -> Turn:
        """Search for what the photo shows."""
        return self.assistant.show_photo(heard, state)
