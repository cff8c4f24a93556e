"""Cutting a reply into the pieces that are spoken one after another.

Each is a sentence, or a part of a long one. The first is short, so that its sound is there early.
"""

import re
from collections.abc import Iterator

from assistant.sentences import sentences

#: Characters of a piece, and of the first one where a clause ends within.
MOST, FIRST = 200, 60
#: A shorter first piece would sound cut off.
_FEWEST = 12
#: Where a speaker takes breath: behind a mark that a blank follows ("1,250" has none).
_CLAUSE = re.compile(r"[,;:\u2014\u2026]\s+")


def pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text; joined by blanks they are the text, whatever blanks stood in it."""
    first = FIRST
    for line in text.splitlines():
        for sentence in sentences(" ".join(line.split())):
            for piece in _parts(sentence, first):
                yield piece
                first = MOST


def _parts(sentence: str, first: int) -> Iterator[str]:
    rest, most = sentence, first
    while len(rest) > most:
        at = _clause_within(rest, most)
        if at is None and most < MOST:  # a first piece with no clause to end at
            most = MOST
            continue
        at = at or _blank_within(rest, most)
        yield rest[:at].strip()
        rest, most = rest[at:].strip(), MOST
    yield rest


def _clause_within(text: str, most: int) -> int | None:
    """Return where the last clause within so many characters ends, None where none does."""
    ends = [found.end() for found in _CLAUSE.finditer(text[: most + 1]) if found.start() >= _FEWEST]
    return ends[-1] if ends else None


def _blank_within(text: str, most: int) -> int:
    """Return where the last word within so many characters ends; where there is no blank, that many."""
    at = text.rfind(" ", 1, most + 1)
    return at if at > 0 else most
