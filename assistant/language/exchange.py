"""What is to take the place of what: "swap the red one for green", "make it the blue one instead"."""

import re
from typing import NamedTuple

from assistant.language.text import plain
from assistant.types import Facet

_EXCHANGE = re.compile(
    r"\b(?:swap|switch|trade|exchange|replace|change|turn) (?P<given>.+?)(?: out)? (?:for|with|by|to|into)"
    r" (?P<wanted>.+)"
    r"|\bmake (?P<made>it|this|that|them|these|those)(?: ones?)? (?P<becomes>(?:the|a|an|in) .+)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:another|different|other) (?P<facet>colou?r|shade|size)\b")
_PRONOUN = re.compile(r"(?:it|this|that|them|these|those)(?: ones?)?")
_POINTER = re.compile(r"^(?:the|this|that|these|those|my|our)\b")


class Exchange(NamedTuple):
    """What a text gives away and what it wants instead."""

    given: str  # "" where only a pronoun says it
    wanted: str

    @property
    def is_of_thing(self) -> bool:
        """Tell whether a thing is given away, and not only a value: "the red one", not "red"."""
        return not self.given or _POINTER.match(plain(self.given)) is not None


def other(text: str) -> Facet | None:
    """Return what is to be another that is not named: "in another color", "a different size"; None for nothing."""
    found = _OTHER.search(plain(text))
    if found is None:
        return None
    return Facet.SIZE if found["facet"] == "size" else Facet.COLOR


def exchange(text: str) -> Exchange | None:
    """Return what a text exchanges; None where it exchanges nothing."""
    found = _EXCHANGE.search(text)
    if found is None:
        return None
    given, wanted = found["given"] or found["made"], found["wanted"] or found["becomes"]
    return Exchange("" if _PRONOUN.fullmatch(plain(given)) else given, wanted)
