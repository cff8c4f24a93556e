"""What most goals are not to see: they look for words in indexes, where nobody's e-mail address belongs."""

from assistant.language.addresses import without_addresses
from assistant.thread import Heard, Thread, Turn
from assistant.turn import Goal


def private(goal: Goal) -> Goal:
    """Let a goal hear a message without the e-mail addresses that are written in it."""

    def unaddressed(heard: Heard, thread: Thread) -> Turn:
        mentions = tuple(each for each in heard.mentions if "@" not in each.text)
        return goal(heard.model_copy(update={"text": without_addresses(heard.text), "mentions": mentions}), thread)

    return unaddressed
