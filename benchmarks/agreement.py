"""Whether what was understood of a request is what a person understands by it, field by field.

Two answers are equal where a person would call them so: `benchmarks.understanding` says when.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.nouns import singular
from assistant.language.text import plain
from assistant.types import Choice, Facet, Limit, PriceLevel, Sort, Wish
from benchmarks.meanings import Meanings
from benchmarks.requested import Expected, PriceAsked

LIMITS = (Facet.PRICE, Facet.RATING)
ASKED = tuple(facet for facet in Facet if facet is not Facet.BODY)  # of products
CHOICES = tuple(facet for facet in ASKED if facet not in LIMITS)
FIELDS = (*(facet.value for facet in ASKED), "price_level", "refused_words", "sort")
ABOUT = Decimal("0.25")  # how far the ends of "around 40" may be from it, as a part of it
WELL_RATED = (Decimal("3.5"), Decimal("4.5"))  # stars that "good reviews" may be taken for
AGE = re.compile(r"[0-9]+-[0-9]+y")  # a size that is an age in years


@dataclass(frozen=True, slots=True)
class Understood:
    """What a system made of a request."""

    wish: Wish
    foreign_currency: str | None = None  # of a price that it set no limit by
    price_levels: tuple[PriceLevel, ...] = ()  # what the limit or the order of its prices was made of


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was asked and understood of one field."""

    both: frozenset[str]
    missed: frozenset[str]  # asked, not understood
    extra: frozenset[str]  # understood, not asked

    @property
    def is_full(self) -> bool:
        """Tell whether nothing is missed and nothing made up."""
        return not self.missed and not self.extra


def agreements(expected: Expected, understood: Understood, meanings: Meanings) -> Mapping[str, Agreement]:
    """Compare all fields of one request made in the shop whose meanings these are."""
    for_rating, for_sort = _rating_and_sort(expected, understood)
    parts = {"price": _price(expected.price, understood, meanings.currency), "rating": for_rating, "sort": for_sort}
    refused = {singular(plain(word)) for word in understood.wish.refused}
    parts["refused_words"] = _sets({singular(plain(word)) for word in expected.refused_words}, refused)
    parts["price_level"] = _levels(expected, understood.price_levels)
    chosen = {facet.value: _of_choices(facet, expected, understood.wish, meanings) for facet in CHOICES}
    return chosen | {field: part for field, part in parts.items() if field not in expected.open}


def _of_choices(facet: Facet, expected: Expected, wish: Wish, meanings: Meanings) -> Agreement:
    def said(values: Sequence[str], *, negated: bool) -> set[str]:
        names = (name for value in values for name in meanings.names(value, facet))
        return {f"{'not ' if negated else ''}{name}" for name in names}

    asked, read = set[str](), set[str]()
    for negated in (False, True):
        if f"{'not.' if negated else ''}{facet.value}" not in expected.open:
            asked |= said(expected.values(facet, negated=negated), negated=negated)
            read |= said(list(_chosen(wish, facet, negated=negated)), negated=negated)
    unsaid = _goes_without_saying(expected, wish) if facet is Facet.AGE_GROUP else set[str]()
    return _sets(asked - (unsaid - read), read - (unsaid - asked))


def _goes_without_saying(expected: Expected, wish: Wish) -> set[str]:
    """Return the ages that are the same said and unsaid: adults beside "for men", children beside their sizes."""
    by_gender = {"adult"} if any(_chosen(wish, Facet.GENDER, negated=False)) else set[str]()
    by_size = {"kids"} if any(AGE.fullmatch(size.casefold()) for size in expected.size) else set[str]()
    return by_gender | by_size


def _chosen(wish: Wish, facet: Facet, *, negated: bool) -> Iterator[str]:
    for each in wish.constraints:
        if isinstance(each, Choice) and each.facet is facet and each.negated is negated:
            yield from each.values


def _limit(wish: Wish, facet: Facet) -> Limit | None:
    return next((each for each in wish.constraints if isinstance(each, Limit) and each.facet is facet), None)


def _sets(asked: set[str], read: set[str]) -> Agreement:
    return Agreement(frozenset(asked & read), frozenset(asked - read), frozenset(read - asked))


def _whole(asked: str, read: str, *, equal: bool) -> Agreement:
    """Compare what is right or wrong as a whole; "" is nothing."""
    return _sets(set(filter(None, (asked,))), {asked} if asked and equal else set(filter(None, (read,))))


def _price(asked: PriceAsked | None, understood: Understood, currency: str) -> Agreement:
    limit = None if understood.price_levels else _limit(understood.wish, Facet.PRICE)
    foreign = understood.foreign_currency
    named = asked.currency.upper() if asked and asked.currency else currency
    if asked is not None and named != currency:
        equal = foreign == named and (limit is None or _same_price(asked, limit))
    else:
        equal = asked is not None and limit is not None and foreign is None and _same_price(asked, limit)
    read = f"{_ends(limit)} {foreign or ''}".strip()
    return _whole(_asked_price(asked), "other: " + read if read else "", equal=equal)


def _same_price(asked: PriceAsked, limit: Limit) -> bool:
    if asked.around is None:
        return (asked.minimum, asked.maximum) == (limit.minimum, limit.maximum)
    low, high = limit.minimum, limit.maximum
    least, most = asked.around * (1 - ABOUT), asked.around * (1 + ABOUT)
    return low is not None and high is not None and least <= low <= asked.around <= high <= most


def _asked_price(asked: PriceAsked | None) -> str:
    if asked is None:
        return ""
    ends = f"~{asked.around}" if asked.around is not None else f"{asked.minimum or ''}..{asked.maximum or ''}"
    return f"{ends} {asked.currency or ''}".strip()


def _ends(limit: Limit | None) -> str:
    return f"{limit.minimum or ''}..{limit.maximum or ''}" if limit else ""


def _rating_and_sort(expected: Expected, understood: Understood) -> tuple[Agreement, Agreement]:
    """Compare both: "good reviews" is a number of stars, or the best rated first."""
    limit, rating, sort = _limit(understood.wish, Facet.RATING), expected.rating, _sort(understood)
    by_order = rating == "good" and limit is None and sort is Sort.RATING and expected.sort is None
    if rating == "good":
        asked, equal = "good", by_order or (limit is not None and _is_well_rated(limit))
    else:
        asked = f"{rating.minimum}.." if rating else ""
        equal = limit is not None and rating is not None and (limit.minimum, limit.maximum) == (rating.minimum, None)
    order = _sets({expected.sort.value} if expected.sort else set(), {sort.value} if sort and not by_order else set())
    return _whole(asked, f"other: {_ends(limit)}" if limit else "", equal=equal), order


def _is_well_rated(limit: Limit) -> bool:
    least, most = WELL_RATED
    return limit.minimum is not None and least <= limit.minimum <= most and limit.maximum is None


def _sort(understood: Understood) -> Sort | None:
    """Return the order asked for: not the one that stands for "cheap" where there is too little for a limit."""
    by_level = understood.price_levels and _limit(understood.wish, Facet.PRICE) is None
    return None if by_level or understood.wish.sort is Sort.RELEVANCE else understood.wish.sort


def _levels(expected: Expected, read: Sequence[PriceLevel]) -> Agreement:
    """Compare "cheap"; beside a price in numbers it goes without saying."""
    asked = "" if expected.price and not read else " or ".join(expected.price_level)
    return _whole(asked, " or ".join(read), equal=bool(read) and set(read) <= set(expected.price_level))
