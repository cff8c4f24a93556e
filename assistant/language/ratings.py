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
    rf"(?<!\S){_LEAD}(?:{_CUE} )?<n>(?: \+)?{_AND_UP} stars?{_AND_UP}(?: (?:rated|ratings?|reviews?))?(?!\S)"
)
_RATED = re.compile(
    rf"(?<!\S)(?:(?:with|has|have|a|an|average) )*(?:rated|ratings?|reviews?|scored|score)(?: is| of)?"
    rf" (?:{_CUE} )?<n>{_AND_UP}(?: out of <n>)?(?!\S)"
)
_COUNTED = re.compile(
    r"(?<!\S)(?:(?:with|has|have|having) )?(?:(?:at least|more than|over|minimum(?: of)?|no less than) )?"
    r"<n>(?: (?:\+|plus|or more))? (?:customer |user )?(?:reviews?|ratings)(?!\S)"
)


def ratings(line: Line) -> Iterator[Span]:
    """Yield the rating limits of a text; a number beyond five stars is none.

    How many reviews there should be is no limit of a shop, nor a word of what is sold.
    """
    for pattern in (_STARS, _RATED):
        for match, places in line.find(pattern):
            stars = next(number for place in places if (number := line.tokens[place].number) is not None)
            if 0 < stars <= MOST_STARS:
                yield Span(places, limit=_limit(stars, match))
    for _, places in line.find(_COUNTED):
        if not any(token.pauses or token.breaks for token in line.tokens[places.start + 1 : places.stop]):
            yield Span(places)
    for _, places in line.find(_well_judged()):
        yield Span(places, action=WELL_RATED)


def at_least(stars: Decimal) -> Limit:
    """Return the limit of "well rated" and the like."""
    return Limit(facet=Facet.RATING, minimum=stars)


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
        rf"|not badly {any_of['judged']}"
        rf"|{any_of['well']} {any_of['judged']}|{any_of['judged']} {any_of['well']}"
        rf"|(?:that |which )?(?:most )?{any_of['people']} (?:really |all )?{any_of['praise']})(?!\S)"
    )
