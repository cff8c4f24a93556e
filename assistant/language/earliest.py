"""Whether what was looked at before is meant: "the boots again", and the first of it: "back to the first ones"."""

import re

from assistant.language.text import plain

_FIRST = re.compile(
    r"\b(?:first|original|initial|1 st) (?!ones?\b)\w*[^\Ws]s\b"  # "the first dresses"
    r"|\b(?:first|original|initial|1 st)(?: \w+)? (?:ones|list|search|page|screen|selection)\b"
    r"|\bwhere (?:i|we) (?:began|begun|started)\b|\b(?:to|from|at) the (?:very )?(?:start|beginning|first|top)$"
)
_AGAIN = re.compile(
    r"\b(?:again|back|return(?:ing)?|undo|before|earlier|previous(?:ly)?|last|first|original|left off|leave off|were we"
    r"|was i|had|prior|resume)\b"
)
_ONWARD = re.compile(r"\b(?:after|else|further|more|next|others?|rest)\b")


def says_onward(text: str) -> bool:
    """Tell whether a text goes on from what is on the screen and means nothing before it: "what comes next"."""
    return _ONWARD.search(plain(text)) is not None and not says_again(text)


def says_again(text: str) -> bool:
    """Tell whether a text may mean what was looked at before: "now the mugs again", "where were we with the boots"."""
    return _AGAIN.search(plain(text)) is not None


def says_first(text: str) -> bool:
    """Tell whether a text means what was shown first, and no single thing of it: not "the first one"."""
    return _FIRST.search(plain(text)) is not None
