"""Errors of the parts behind the gateway: one failed or was late."""

from assistant.errors.base import AssistantError


class PartDown(AssistantError):
    """A part behind the gateway did not do its work."""

    code = "part_down"


class DialogueDown(PartDown):
    """Rasa or the action server failed or cannot be reached."""

    code = "dialogue_down"


class DialogueLate(PartDown):
    """Rasa did not answer within the deadline."""

    code = "dialogue_late"


class DeskDown(PartDown):
    """The desk where people take conversations over cannot be reached, or refuses."""

    code = "desk_down"


class JournalDown(PartDown):
    """What customers do cannot be written down or read."""

    code = "journal_down"


class NotForgotten(PartDown):
    """A store could not delete what it keeps of a customer; it is tried again."""

    code = "not_forgotten"


class SpeechDown(PartDown):
    """An engine that speaks failed or cannot be started."""

    code = "speech_down"


class NotChecked(PartDown):
    """Whether a caller may do what they ask for cannot be found out now, so they may not."""

    code = "not_checked"


class HearingDown(PartDown):
    """An engine that hears failed."""

    code = "hearing_down"


class StoreDown(PartDown):
    """A database could not be read or written: another program holds it, or its disk is full."""

    code = "store_down"


class TurnLost(PartDown):
    """The gateway ended in the midst of a turn, or could not keep its answer."""

    code = "turn_lost"


class CallsDown(PartDown):
    """The shop takes no calls: its operator wants none, or the engines are being loaded, or they cannot be."""

    code = "calls_down"
