"""What a person of the shop writes to a customer, made safe to show."""

from assistant.errors import EmptyText, TextTooLong

MOST_CHARACTERS = 4000
MOST_OF_A_NAME = 60
JOINERS = "\u200c\u200d"  # shape emoji and the letters of some scripts


def legible(text: str) -> str:
    """Return a text without control characters, its lines kept. Raises EmptyText or TextTooLong."""
    told = "\n".join(map(_shown, text.splitlines())).strip()
    if not told:
        raise EmptyText("Expected a message with words in it; attachments are not passed on.")
    if len(told) > MOST_CHARACTERS:
        raise TextTooLong(f"Expected at most {MOST_CHARACTERS} characters but got {len(told)}; send it in parts.")
    return told


def name_of(name: str) -> str:
    """Return a person's name on one line, cut where it is very long; "" stays."""
    return " ".join(_shown(name).split())[:MOST_OF_A_NAME]


def _shown(text: str) -> str:
    plain = (" " if sign.isspace() else sign for sign in text)
    return "".join(sign for sign in plain if sign.isprintable() or sign in JOINERS)
