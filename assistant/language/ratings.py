"""What a text says about ratings: "4 stars and up", "rated over 4.5", "reviews should be decent"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from assistant.language.cover import Span
from assistant.language.lexicon import read
from assistant.language.text import Line, alternatives
from assistant.types import Facet, Limit

MOST_STARS = 5
#: "With 4+" is of stars beyond this number.
FEWEST_STARS = 2
#: The action of a span that asks for what others think well of.
WELL_RATED = "well_rated"

_CUE = (
    r"(?:(?:not|nothing|no|never|none|dont \w+|without)(?: \w+){0,2} (?:under|below|less than|lower than|worse than)"
    r"|(?P<above>over|above|more than|better than|higher than|greater than)|(?P<below>under|below|less than)"
    r"|at least|minimum(?: of)?|min|from)"
)
_AND_UP = r"(?: (?:(?:and|or) (?:up|more|above|better|higher|over)(?! (?:\S+ )?<n>)|plus|\+|minimum|at least))?"
_LEAD = r"(?:(?:(?:with|has|have|having|of|a|an|average|rated|rating|ratings|reviews?|scored|score) )*)"
_STARS = re.compile(
    rf"(?<!\S){_LEAD}(?:{_CUE} )?<n>(?: \+)?{_AND_UP} (?:stars?|rating){_AND_UP}(?: (?:rated|ratings?|reviews?))?(?!\S)"
)
_RATED = re.compile(
    rf"(?<!\S)(?:(?:with|has|have|a|an|average) )*(?:rated|ratings?|reviews?|scored|score)(?: is| of)?"
    rf" (?:{_CUE} )?<n>{_AND_UP}(?: out of <n>)?(?!\S)"
)
_OVER = r"(?P<above>more than|over|above|greater than)|(?P<below>fewer than|less than|under|below)"
_MANY = (
    rf"(?:(?:{_OVER}|(?P<most>at most|up to|no more than|not more than|maximum(?: of)?)"
    r"|at least|(?:a )?minimum(?: of)?|min|(?:no|not) less than|no fewer than) )?<n>(?: (?:\+|plus|or more))?"
)
_PLUS = re.compile(
    r"(?<!\S)(?:with|rated|at|has|have) (?:(?P<above>over) |(?P<below>under) )?<n> (?:\+|plus|and up|and above)(?!\S)"
)
_COUNTED = re.compile(
    rf"(?<!\S)(?:(?:with|has|have|having|that|which|they) )*{_MANY}"
    r" (?:customer |user |buyer )?(?:reviews?|ratings)(?!\S)"
)
_JUDGED = re.compile(
    rf"(?<!\S)(?:(?:that|which|was|were|is|are) )*(?:reviewed|rated) by {_MANY}"
    r" (?:people|customers|users|buyers|others|reviewers)(?!\S)"
)


def ratings(line: Line) -> Iterator[Span]:
    """Yield the limits of a text on stars, where a number beyond five is none, and on how many reviews there are."""
    for pattern, fewest in ((_STARS, 0), (_RATED, 0), (_PLUS, FEWEST_STARS)):
        for match, places in line.find(pattern):
            stars = line.number(places)
            if fewest < stars <= MOST_STARS:
                yield Span(places, limit=_limit(stars, match))
    for pattern in (_COUNTED, _JUDGED):
        for match, places in line.find(pattern):
            if not any(token.pauses or token.breaks for token in line.tokens[places.start + 1 : places.stop]):
                yield Span(places, limit=_count(line.number(places), match))
    for _, places in line.find(_well_judged()):
        yield Span(places, action=WELL_RATED)


def at_least(stars: Decimal) -> Limit:
    """Return the limit of "well rated" and the like."""
    return Limit(facet=Facet.RATING, minimum=stars)


def _count(reviews: Decimal, match: re.Match[str]) -> Limit:
    if match["below"] or match["most"]:
        return Limit(facet=Facet.REVIEWS, maximum=reviews, exclusive=bool(match["below"]))
    return Limit(facet=Facet.REVIEWS, minimum=reviews, exclusive=bool(match["above"]))


def _limit(stars: Decimal, match: re.Match[str]) -> Limit:
    if match["below"]:
        return Limit(facet=Facet.RATING, maximum=stars, exclusive=True)
    return Limit(facet=Facet.RATING, minimum=stars, exclusive=bool(match["above"]))


@cache
def _well_judged() -> re.Pattern[str]:
    any_of = {role: f"(?:{alternatives(words)})" for role, words in read("ratings").items()}
    opinions, good = f"(?:{any_of['whose']} )?{any_of['opinions']}", any_of["good"]
    return re.compile(
        rf"(?<!\S)(?:{good} (?:and {good} )?{opinions}|{opinions} (?:{any_of['being']} )*{good}"
        rf"|(?:no|not|without|free of)(?: too)?(?: many)?(?: any)? {any_of['bad']} {opinions}"
        rf"|not badly {any_of['judged']}|(?:happy|satisfied|delighted) {any_of['people']}"
        rf"|{any_of['well']} {any_of['judged']}|{any_of['judged']} {any_of['well']}"
        rf"|(?:that |which )?(?:most )?{any_of['people']} (?:really |all )?{any_of['praise']})(?!\S)"
    )
