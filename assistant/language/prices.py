"""What a text says about prices: "under $80", "between twenty and thirty five", "no more than 60 euros"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.language.cover import Span
from assistant.language.lexicon import phrases, read
from assistant.language.text import Line
from assistant.types import Facet, Limit

#: "around 40" is from 32 to 48.
AROUND = Decimal("0.2")
#: A number without currency below this needs to stand at the end: "at least 3 pockets" is no price.
LEAST_BARE = 10

_BELOW = "under|below|beneath|less than|cheaper than|lower than|less expensive than|fewer than"
_UP_TO = (
    "not over|not above|not more than|no more than|no higher than|up to|upto|at most|not exceeding|within"
    "|max(?:imum)?(?: of| price| price of| is)?|no greater than|not under budget"
    "|(?:dont|do not|cant|cannot|not) (?:want to |going to )?(?:spend|pay) (?:more than|over|above)"
    "|(?:my |a |the |our )?budget(?: is| of| around| about| up to| is about| is around| max)?"
    "|spend(?: up to| about| around| max)?|limit (?:is|of)|price limit(?: is| of)?|i have(?: only| about| got)?"
)
_ABOVE = "over|above|more than|greater than|higher than|north of|upwards of|more expensive than|pricier than"
_FROM = (
    "at least|minimum(?: of)?|min|from|starting (?:at|from)|no less than|not less than"
    "|not under|not below|no cheaper than"
)
_ABOUT = (
    "around|(?<!how )(?<!what )about|roughly|approximately|approx|circa|~|near|close to|in the region of|something like"
)
_EXACTLY = "exactly|precisely"
_OR_LESS = "(?:or|and) (?:less|under|below|cheaper|lower)|max(?:imum)?|tops|at most|limit|budget|at the most"
_OR_MORE = "(?:or|and) (?:more|up|above|over|higher|upwards?)|plus(?! size)|\\+|upwards|minimum|at least"
_WORD_AFTER = "or|and|in|please|with|that|max|from|but|total"
_ISH = "ish|or so|or thereabouts|give or take"
_HEDGE = "(?:(?:about|around|like|roughly|maybe|just) )?"


@dataclass(frozen=True)
class _Form:
    """One way to say a price. `low` and `high` are groups that bound it, `about` one that it is near to."""

    pattern: re.Pattern[str]
    exclusive: bool = False
    needs_money: bool = False  # a number alone is not enough


def prices(line: Line, currency: str) -> Iterator[Span]:
    """Yield the price limits of a text; `Span.currency` is set where the shop's is not what was named."""
    for form in _forms():
        for match, places in line.find(form.pattern):
            limit = _limit(line, match, form)
            if limit is not None:
                yield Span(places, limit=limit, currency=_foreign(line, places, currency))


def _limit(line: Line, match: re.Match[str], form: _Form) -> Limit | None:
    amounts = {name: line.group(match, name) for name in match.groupdict()}
    if not _is_money(line, [*amounts.values()], form):
        return None
    numbers = {name: _number(line, places) for name, places in amounts.items()}
    if "exact" in numbers:
        return Limit(facet=Facet.PRICE, minimum=numbers["exact"], maximum=numbers["exact"])
    if "about" in numbers:
        about = numbers["about"]
        return Limit(facet=Facet.PRICE, minimum=about * (1 - AROUND), maximum=about * (1 + AROUND))
    low, high = numbers.get("low"), numbers.get("high")
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Limit(facet=Facet.PRICE, minimum=low, maximum=high, exclusive=form.exclusive)


def _number(line: Line, places: range) -> Decimal:
    return next(number for place in places if (number := line.tokens[place].number) is not None)


def _is_money(line: Line, amounts: Sequence[range], form: _Form) -> bool:
    """Tell whether amounts are of money: one names a currency, or nothing after them could be counted."""
    if any(len(places) > 1 for places in amounts):
        return True
    if form.needs_money:
        return False
    return _number(line, amounts[-1]) >= LEAST_BARE or _ends(line, amounts[-1].stop)


def _ends(line: Line, place: int) -> bool:
    """Tell whether nothing is counted by the number before this place."""
    if place >= len(line.tokens):
        return True
    token = line.tokens[place]
    return token.pauses or token.breaks or token.text in phrases("function") | phrases("turns")


def _foreign(line: Line, places: range, currency: str) -> str | None:
    for place in places:
        codes = _codes().get(line.tokens[place].text, ())
        if codes and currency not in codes:
            return codes[0]
    return None


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    """Return the currencies that a word or sign can mean, likeliest first."""
    entries = read("money").items()
    return {sign: (code, *entry.get("shared", ())) for code, entry in entries for sign in entry["signs"]}


@cache
def _forms() -> tuple[_Form, ...]:
    low, high, about = _amount("low"), _amount("high"), _amount("about")
    return (
        _form(rf"(?:priced |costing )?(?:between|from|in the range(?: of)?)(?: the)? {low} (?:and|to|up to) {high}"),
        _form(rf"(?:priced (?:at )?)?{low} to {high}", needs_money=True),
        _form(rf"^{low} to {high}$"),
        _form(rf"(?:for |at |costs? |costing |priced (?:at )?)?(?:{_EXACTLY}) {_amount('exact')}"),
        _form(rf"{_amount('exact')} (?:{_EXACTLY})", needs_money=True),
        _form(rf"(?:{_ABOUT}) {about}"),
        _form(rf"{about} (?:{_ISH})"),
        _form(rf"(?:{_FROM}) {_HEDGE}{low}(?! to <n>)"),
        _form(rf"{low} (?:{_OR_MORE})"),
        _form(rf"(?:{_UP_TO}) {_HEDGE}{high}"),
        _form(rf"(?:{_BELOW}) {_HEDGE}{high}", exclusive=True),
        _form(rf"(?:a |for )?{high} (?:{_OR_LESS})"),
        _form(rf"(?:{_ABOVE}) {_HEDGE}{low}", exclusive=True),
        _form(rf"for (?:just |only |about |under )?{high}(?= (?:{_WORD_AFTER})(?!\S)|$)"),
        _form(rf"(?:for |at )?(?:just |only )?{high}", needs_money=True),
    )


def _form(pattern: str, *, exclusive: bool = False, needs_money: bool = False) -> _Form:
    return _Form(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), exclusive, needs_money)


@cache
def _amount(name: str) -> str:
    """Return the pattern of an amount: "$ 80", "80 dollars", or a number that counts nothing else."""
    money = "|".join(re.escape(sign) for sign in sorted(_codes(), key=len, reverse=True))
    units = "|".join(re.escape(unit) for unit in read("sizes")["units"])
    return rf"(?P<{name}>(?:{money}) <n>(?: (?:{money}))?|<n> (?:{money})(?!\S)|<n>(?! (?:{units})(?!\S)))"
