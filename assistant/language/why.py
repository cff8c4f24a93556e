"""Asking why a product is shown, and taking a reason out: "why this one?", "not because of the rating"."""

import re

from assistant.language.text import plain

_SHOWN = r"(?:(?:recommend|suggest|show|offer|pick|list|rank)(?:ed|ing|s)?|choose|chose|bring up|gave|give)"
_POINTED = r"(?:this|that|it|these|those|the|number)\b.*"
_WHY = re.compile(
    rf"(?:(?:and|but|ok|okay|so|hm|sorry) )*(?:why|how come|what makes you|for what reason)"
    rf"(?: exactly)?(?: (?:(?:did|do|are|would|were|have|had) )?you)?(?: {_SHOWN})?(?: me)?(?: to me)?(?: {_POINTED})?"
)
_TELL = re.compile(rf"(?:tell|explain)(?: to)? me why you {_SHOWN}(?: me)?(?: {_POINTED})?")
#: What asks why of another thing: the shop, its prices, what is wrong.
_OTHER = re.compile(r"\b(?:cant|dont|doesnt|didnt|isnt|arent|wont|not|so|cost|costs|expensive|cheap|understand|late)\b")
_OUT = re.compile(r"(?:(?:but|and|no|please|ok) )*not (?:just |only |simply )?because (?:of )?(?:the |my |its )?(.+)")


def asks_why(text: str) -> bool:
    """Tell whether it is asked why something is shown, of whichever product."""
    said = plain(text)
    return bool(_WHY.fullmatch(said) or _TELL.fullmatch(said)) and not _OTHER.search(said)


def taken_out(text: str) -> str:
    """Return what shall be no reason any more: "wedding" of "not because of the wedding"; "" where nothing is named."""
    found = _OUT.fullmatch(plain(text))
    return found.group(1) if found else ""
