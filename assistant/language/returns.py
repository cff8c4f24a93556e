"""What of an order goes back: "all of it", "the mug and the tent", "yes, note the return"."""

import re

from assistant.language.text import plain

_ALL_WORDS = "all|everything|both|whole|entire|every"
_ALL = re.compile(rf"\b(?:{_ALL_WORDS})\b")
_SEVERAL = re.compile(rf"\b(?:{_ALL_WORDS}|and|plus|these|those)\b")
_AND = re.compile(r",|&|\b(?:and|plus)\b", re.IGNORECASE)
#: A yes that says what to do; any other form of a yes or a no is `consent`'s.
_DO_IT = re.compile(
    r"(?:yes|yeah|yep|yup|sure|ok|okay|please)(?: please)?(?: do)? (?:note|return|refund|send|start|take)"
    r"(?: (?:it|that|this|them|the|return|back|please|now))*"
)


def means_all(text: str) -> bool:
    """Tell whether a text means all of an order: "everything", "both", "the whole order"."""
    return bool(_ALL.search(plain(text)))


def means_several(text: str) -> bool:
    """Tell whether a text means more than one thing: "both", "those", "the mug and the tent"."""
    return bool(_SEVERAL.search(plain(text)))


def says_do_it(text: str) -> bool:
    """Tell whether a text says yes and what to do: "yes, note the return", "sure, send it back"."""
    return bool(_DO_IT.fullmatch(plain(text)))


def enumerated(text: str) -> list[str]:
    """Return the parts of a text that may each name a thing: "the mug and the tent" has two."""
    return _AND.split(text)
