"""What is to be completed, and with what: "which shoes | go with | the red one"."""

import re
from typing import NamedTuple

from assistant.language.text import plain

#: Between what is wanted and what it is to go with.
_CUE = re.compile(
    r"(?<!\S)(?:"
    r"(?:go(?:es|ing)?|worn?|wear|pairs?|paired|combined?|works?|looks? good|style|bought|buy)(?: it| them| well"
    r"| good| nicely| best| together)* (?:with|to)"
    r"|match(?:es|ing)?(?: well)?(?: with| to| for)?|suits?|(?:complete|finish)(?: \S+){0,2} (?:look|outfit|set)"
    r"|outfit|pair|combine|style|belongs? to|accessories (?:for|to)|need (?:with|for)"
    r")(?!\S)"
)
#: Small words between the cue and the product.
_LINKS = re.compile(r"^(?:(?:for|of|with|to|around|from|by) )+")
#: What is completed where everything bought so far is meant.
_CART = re.compile(
    r"(?<!\S)(?:my|the) (?:\S+ in (?:my|the) )?(?:cart|basket|bag of things)(?!\S)|in my (?:cart|basket)"
)
_POINTERS = frozenset({"", "it", "this", "that", "this one", "that one", "these", "those", "them", "the look"})


class Said(NamedTuple):
    """A text in two parts, as plain words."""

    wanted: str  # what is looked for: "which shoes would"; "" where whatever fits is
    meant: str  # what it is to go with; "" where that is only pointed at


def parted(text: str) -> Said:
    """Part a text at what says that things go together."""
    words = plain(text)
    found = _CUE.search(words)
    if found is None:
        return Said("", "")
    meant = _LINKS.sub("", words[found.end() :].strip())
    return Said(words[: found.start()].strip(), "" if meant in _POINTERS else meant)


def means_cart(text: str) -> bool:
    """Tell whether what is in the cart is to be completed."""
    return bool(_CART.search(plain(text)))
