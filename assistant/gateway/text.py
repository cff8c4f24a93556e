"""A customer's text made safe to hand to Rasa, which obeys whatever begins with a slash."""

import unicodedata

from assistant.errors import EmptyText, TextTooLong

#: Joiners shape emoji and the letters of some scripts; every other invisible format character goes.
JOINERS = frozenset("\u200c\u200d")
#: Control, format, surrogate and private characters. Unassigned ones stay: they may be emoji newer than our tables.
INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co"))
SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")


def clean(text: str, limit: int) -> str:
    """Return `words_of` a text. Raises TextTooLong, and EmptyText where nothing is left."""
    spoken = words_of(text, limit)
    if not spoken:
        raise EmptyText("Expected a message with words in it; please write a few words.")
    return spoken


def words_of(text: str, limit: int) -> str:
    """Return `text` on one line, without control characters, and without anything Rasa could take for a command.

    Raises TextTooLong beyond `limit` characters.
    """
    spoken = _without_commands("".join(_visible(character) for character in text)).rstrip()
    if len(spoken) > limit:
        raise TextTooLong(f"Expected at most {limit} characters but got {len(spoken)}; shorten the message.")
    return spoken


def _visible(character: str) -> str:
    if character in SPACES:
        return " "
    if character in JOINERS:
        return character
    return "" if unicodedata.category(character) in INVISIBLE else character


def _without_commands(text: str) -> str:
    """Cut leading slashes, also those of other scripts that compatibility normalization turns into "/"."""
    start = 0
    while start < len(text) and _leads_nowhere(text[start]):
        start += 1
    return text[start:]


def _leads_nowhere(character: str) -> bool:
    plain = unicodedata.normalize("NFKC", character)
    return character in JOINERS or plain.isspace() or plain.startswith("/")
