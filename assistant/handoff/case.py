"""A conversation that is handed over, as people read it: plain text."""

from collections.abc import Iterator

from assistant.people import Handover, Line
from assistant.phrases import Phrases


def title(handover: Handover, phrases: Phrases) -> str:
    """Return one line that names the conversation and why it is handed over."""
    cause = phrases.say(f"utter_cause_{handover.request.cause}")
    return phrases.say("utter_case_title", number=handover.number, cause=cause)


def written(handover: Handover, phrases: Phrases) -> str:
    """Return the state of the conversation, and what was said in it."""
    request = handover.request
    parts: list[str] = []
    if request.understood:
        parts.append(phrases.say("utter_case_understood", wish=", ".join(request.understood)))
    for response, things in (("utter_case_screen", request.screen), ("utter_case_cart", request.cart)):
        if things:
            parts.append("\n".join([phrases.say(response), *(f"- {each}" for each in things)]))
    parts.append("\n".join([phrases.say("utter_case_said"), *_said(handover, phrases)]))
    return "\n\n".join(parts)


def line_of(line: Line, phrases: Phrases) -> str:
    """Return one thing that was said, with who said it and when."""
    who = line.name or phrases.say(f"utter_who_{line.who}")
    return f"[{line.at:%Y-%m-%d %H:%M} UTC] {who}: {line.text}"


def _said(handover: Handover, phrases: Phrases) -> Iterator[str]:
    return (line_of(line, phrases) for line in handover.lines)
