"""A customer says that they like or do not like a product: "I like the second one", "I don't like this one"."""

import re
from typing import NamedTuple

from assistant.language.text import tokens_of
from assistant.screen import Judgment

_BEFORE = r"(?:(?:no|nope|yes|yeah|ok|okay|oh|hm+|mm+|well|wow|sorry|actually|honestly|and|but|,) )*"
_SURELY = r"(?:(?:really|just|do|also|quite|absolutely|honestly|definitely|particularly) )*"
_DISLIKING = (
    rf"(?:i|we) {_SURELY}(?:(?:dont|do not|didnt) {_SURELY}(?:like|love|fancy|care for)|hate|dislike|cant stand)"
    r"|(?:im|i am) not (?:a (?:big )?fan of|keen on|into)"
)
_LIKING = rf"(?:i|we) {_SURELY}(?:like|love|adore|fancy)"
_PLACE = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|[0-9]+(?:st|nd|rd|th)?)"
_POINTED = (
    rf"(?:it|(?:this|that)(?: one)?|(?:number|no|option) [a-z0-9]+|the {_PLACE}(?: one)?|the (?:[^ ,]+ ){{1,3}}one)"
)
_NAMED = r"(?:the )?[^,]+?"
_AFTER = (
    r"(?: (?:at all|very much|that much|so much|much|a lot|either|too|best|most|better|after all|any ?more|though"
    r"|really|sorry|please))*"
)
_SAID = re.compile(
    rf"{_BEFORE}(?:(?P<dislike>{_DISLIKING})|(?P<like>{_LIKING})) "
    rf"(?:(?P<pointed>{_POINTED})|(?P<named>{_NAMED})){_AFTER}"
    r"(?P<rest> (?:,|but|and|because|so) .*)?"
)


class Said(NamedTuple):
    """What is said of which product."""

    judgment: Judgment
    product: str  # as it is pointed at or named
    is_pointed: bool  # else it may be a name, or anything else that is liked
    is_whole: bool  # nothing else is said


def judgment_in(text: str) -> Said | None:
    """Return what a text that begins with it says of one thing; None where it says no such thing."""
    tokens = tokens_of(text)
    line = " ".join(
        f", {each.text}" if place and (each.pauses or each.breaks) else each.text for place, each in enumerate(tokens)
    )
    found = _SAID.fullmatch(line)
    if found is None:
        return None
    judgment = Judgment.DISLIKE if found["dislike"] else Judgment.LIKE
    return Said(judgment, found["pointed"] or found["named"], found["pointed"] is not None, not found["rest"])
