"""A customer says that they like or do not like a product: "I like the second one", "not this one"."""

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
#: By itself this refuses one that is pointed at and nothing else: "not red" is of a color, "not that" of what was said.
_REFUSING = "not"
_LIKING = rf"(?:i|we) {_SURELY}(?:like|love|adore|fancy)"
_PLACE = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|[0-9]+(?:st|nd|rd|th)?)"
_ONE = rf"(?:(?:this|that) one|(?:number|no|option) [a-z0-9]+|the {_PLACE}(?: one)?|the (?:[^ ,]+ ){{1,3}}one)"
_POINTED = rf"(?:{_ONE}|it|this|that)"
_NAMED = r"(?:the )?[^,]+?"
_AFTER = (
    r"(?: (?:at all|very much|that much|so much|much|a lot|either|too|best|most|better|after all|any ?more|though"
    r"|really|sorry|please))*"
)
#: After these another is meant: "not the second one, the first".
_MEANT = re.compile(rf" (?:(?:,|but|and|i meant?) )+{_ONE}(?!\S)")
_SAID = re.compile(
    rf"{_BEFORE}(?:(?P<dislike>{_DISLIKING}|{_REFUSING})|(?P<like>{_LIKING})) "
    rf"(?:(?P<pointed>{_POINTED})|(?P<named>{_NAMED})){_AFTER}"
    r"(?P<rest> (?:,|but|and|because|so) .*)?"
)


class Said(NamedTuple):
    """What is said of which product."""

    judgment: Judgment
    product: str  # as it is pointed at or named
    is_pointed: bool  # else it may be a name, or anything else that is liked
    is_whole: bool  # nothing else is said


def refuses(text: str) -> bool:
    """Tell whether a text says that one thing is not liked."""
    said = judgment_in(text)
    return said is not None and said.judgment is Judgment.DISLIKE


def judgment_in(text: str) -> Said | None:
    """Return what a text that begins with it says of one thing; None where it says no such thing."""
    tokens = tokens_of(text)
    line = " ".join(
        f", {each.text}" if place and (each.pauses or each.breaks) else each.text for place, each in enumerate(tokens)
    )
    found = _SAID.fullmatch(line)
    if found is None or (found["dislike"] == _REFUSING and not _refuses(found["pointed"], found["rest"])):
        return None
    judgment = Judgment.DISLIKE if found["dislike"] else Judgment.LIKE
    return Said(judgment, found["pointed"] or found["named"], found["pointed"] is not None, not found["rest"])


def _refuses(pointed: str | None, rest: str | None) -> bool:
    """Tell whether "not" refuses: "not it" and "not the second one, the first" leave nothing out."""
    return bool(re.fullmatch(_ONE, pointed or "")) and not _MEANT.match(rest or "")
