"""Questions that are answered by yes or no, in any form or by a tap."""

from assistant.language.consent import consent
from assistant.language.text import plain
from assistant.phrases import Phrases
from assistant.screen import QuickReply
from assistant.thread import Heard

#: What an intent says where the words alone tell nothing.
_BY_INTENT = {"affirm": True, "deny": False}


def quick_replies(phrases: Phrases, *responses: str) -> tuple[QuickReply, ...]:
    """Return responses as what is suggested to say next."""
    labels = [phrases.say(response) for response in responses]
    return tuple(QuickReply(label=label, text=label) for label in labels)


def said_to(heard: Heard, phrases: Phrases, yes: str, no: str) -> bool | None:
    """Tell whether a message says yes or no; None where it is neither. `yes` and `no` are what was suggested to say."""
    text = plain(heard.text)
    for response, meant in ((yes, True), (no, False)):
        if text == plain(phrases.say(response)):
            return meant
    said = consent(heard.text)
    return _BY_INTENT.get(heard.intent) if said is None and text else said
