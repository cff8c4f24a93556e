"""Whether the first of all lists is meant: "back to the first ones", "the original list"."""

import re

from assistant.language.text import plain

_FIRST = re.compile(
    r"\b(?:first|original|initial|1 st) (?!ones?\b)\w+s\b"  # "the first dresses"
    r"|\b(?:first|original|initial|1 st)(?: \w+)? (?:ones|list|search|page|screen|selection)\b"
    r"|\bwhere (?:i|we) (?:began|begun|started)\b|\b(?:to|from|at) the (?:very )?(?:start|beginning|first|top)$"
)


def says_first(text: str) -> bool:
    """Tell whether a text means what was shown first, and no single thing of it: not "the first one"."""
    return _FIRST.search(plain(text)) is not None
