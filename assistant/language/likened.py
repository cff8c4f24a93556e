"""Of which product more like it is asked, and what is to be different: "like the third | but in blue"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from assistant.language.lexicon import read
from assistant.language.linking import line_of
from assistant.language.text import Line, words_of
from assistant.language.vocabulary import Vocabulary

_CUE = (
    "(?<!id )(?<!would )(?<!i )like|similar (?:(?!to)\\S+ ){0,2}to|(?:the )?same as|close to|resembling|in the style of"
    "|alternatives? (?:to|for)|more of|others? of"
)
#: Where what is to be different begins.
_CHANGE = (
    "but|in|with|without|under|below|over|above|between|around|up to|cheaper|pricier|less|more|only|just|except|not|no"
    "|for|from|by|at|of|made|please|instead|size|that|which|and|if|costing"
)
_PLACED = "(?:in|from|with|for|by|on|at) (?:the )?\\S+"


class Likened(NamedTuple):
    """A text in two parts."""

    meant: str  # what is said of the product; empty where it is only pointed at: "this", "similar"
    change: str


def likened(text: str, titles: Sequence[str], vocabulary: Vocabulary) -> Likened:
    """Part a text at the product that it asks for more like. `titles` are of the products on the screen."""
    line = line_of(text, vocabulary)
    places = _cued(line, titles) or _pointed(line)
    if places is None:
        return Likened("", text)
    whole, meant = places
    said = _written(line, meant)
    rest = [place for place in range(len(line.tokens)) if place not in whole]
    return Likened("" if said in _pronouns() else said, _written(line, rest))


def asks_what_like(text: str) -> bool:
    """Tell whether it is asked what something is like, and not for what is like it: "what's the first one like?"."""
    words = words_of(text)
    asks = {"what", "whats", "how"} & set(words[:-1])
    return bool(asks) and words[-1] == "like" and len(words) > 2  # noqa: PLR2004


def asks_for_others(text: str) -> bool:
    """Tell whether others are asked for, of whatever is on the screen: "got others like that"."""
    return bool({"others", "ones"} & set(words_of(text)))


def _cued(line: Line, titles: Sequence[str]) -> tuple[range, range] | None:
    """Return the places of the cue with what follows it, and of what follows; a title is followed to its end."""
    for title in sorted(titles, key=len, reverse=True):
        named = re.compile(rf"(?<!\S)(?:(?:{_CUE}) (?:the )?)?(?P<meant>{re.escape(' '.join(words_of(title)))})(?!\S)")
        for match, places in line.find(named):
            return places, line.group(match, "meant")
    found = list(line.find(_like()))
    if not found:
        return None
    match, places = found[-1]
    meant = _up_to_pause(line, line.group(match, "meant"))
    return range(places.start, meant.stop), meant


def _pointed(line: Line) -> tuple[range, range] | None:
    """Return the places of what is described without a cue: "I love the blue one, anything similar?"."""
    found = next(line.find(_described()), None)
    return (found[1], found[1]) if found else None


def _up_to_pause(line: Line, places: range) -> range:
    ends = (place for place in places[1:] if line.tokens[place].pauses or line.tokens[place].breaks)
    return range(places.start, next(ends, places.stop))


def _written(line: Line, places: Sequence[int]) -> str:
    return "".join(f"{line.tokens[place].gap or ' '}{line.tokens[place].surface}" for place in places).strip(" ,.!?;")


@cache
def _pronouns() -> frozenset[str]:
    """Return what points at a product without saying which."""
    alone = ("this", "that", "it", "these", "those", "them", "here")
    pictures = (f"{each} {name}" for each in ("my", "the", "this", "that") for name in read("likeness")["pictures"])
    return frozenset((*alone, *(f"{each} one" for each in alone), *pictures))


@cache
def _like() -> re.Pattern[str]:
    change = rf"(?:{_CHANGE})(?!\S)"
    # After "the" any word tells which one: "the cheaper one", "the most expensive one", "the one for 45 dollars".
    named = rf"the (?:one {_PLACED}|(?:(?:most|least|more|less) )?\S+)"
    meant = rf"(?:{named}|that|no|(?!{change})\S+)(?: (?!{change})\S+)*?"
    return re.compile(rf"(?<!\S)(?:{_CUE}) (?P<meant>{meant})(?= {change}|$)")


@cache
def _described() -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:(?:the|that|this) (?:\S+ ){1,2}?ones?|(?:number|option|#) \S+)(?!\S)")
