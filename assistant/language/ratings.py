"""What a text says about ratings: "4 stars and up", "rated over 4.5"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.language.cover import Span
from assistant.language.text import Line
from assistant.types import Facet, Limit

MOST_STARS = 5

_CUE = (
    r"(?:(?P<above>over|above|more than|better than|higher than|greater than)|(?P<below>under|below|less than)"
    r"|at least|minimum(?: of)?|min|from|not under|not less than)"
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


def ratings(line: Line) -> Iterator[Span]:
    """Yield the rating limits of a text; a number beyond five stars is none."""
    for pattern in (_STARS, _RATED):
        for match, places in line.find(pattern):
            stars = next(number for place in places if (number := line.tokens[place].number) is not None)
            if 0 < stars <= MOST_STARS:
                yield Span(places, limit=_limit(stars, match))


def at_least(stars: Decimal) -> Limit:
    """Return the limit of "well rated" and the like."""
    return Limit(facet=Facet.RATING, minimum=stars)


def _limit(stars: Decimal, match: re.Match[str]) -> Limit:
    if match["below"]:
        return Limit(facet=Facet.RATING, maximum=stars, exclusive=True)
    return Limit(facet=Facet.RATING, minimum=stars, exclusive=bool(match["above"]))
