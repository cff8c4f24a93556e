"""What a text says about prices: "under $80", "between twenty and thirty five", "nothing above 60 euros"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from assistant.language.cover import Span
from assistant.language.lexicon import phrases, read
from assistant.language.price_forms import Form, forms, hours, moderate, pointless, sides, told, years
from assistant.language.text import Line, Token
from assistant.types import Facet, Limit

#: "around 40" is from 32 to 48.
AROUND = Decimal("0.2")
#: The hours that a clock has.
HOURS = 24
#: A number written without a comma between these may be a year.
FIRST_YEAR, LAST_YEAR = 1900, 2099
#: "in the low 30s" is from 30 to 40.
DECADE = 10
#: A number without currency below this needs to stand at the end: "at least 3 pockets" is no price.
LEAST_BARE = 10
#: Words of the longest name of a currency: "new zealand dollars".
LONGEST_SIGN = 3
#: The ends of a range of prices that nothing else calls prices are at least so far apart.
LEAST_SPREAD = Decimal("1.15")
_MINUS = ("-", "\N{EN DASH}", "\N{MINUS SIGN}")


def prices(line: Line, currency: str) -> Iterator[Span]:
    """Yield the price limits of a text; `Span.currency` is set where the shop's is not what was named.

    A span without a limit is an amount that was, or one that was said already: "I paid 80", "nothing above that".
    """
    yield from (Span(places) for _, places in line.find(pointless()))
    yield from (Span(places, action="price_moderate") for _, places in line.find(moderate()))
    if not any(token.number is not None for token in line.tokens):
        return
    yield from (Span(places) for _, places in line.find(told()))
    yield from _uncounted(line)
    for form in forms():
        for match, places in line.find(form.pattern):
            limit = _limit(line, match, form, places) if _holds(line, places, form) else None
            if limit is not None:
                yield Span(places, limit=limit, currency=_foreign(line, places, currency))


def _uncounted(line: Line) -> Iterator[Span]:
    """Yield numbers that are none of money: hours, and sides of things: "from 7 until 4", "about 10 by 12 feet"."""
    for match, places in line.find(hours()):
        first, last = (line.number(line.group(match, name)) for name in ("opens", "closes"))
        if first > last and first <= HOURS:
            yield Span(places)
    for _, places in line.find(years()):
        if _is_year(line, places.stop - 1):
            yield Span(places)
    yield from (Span(places, kept=True) for _, places in line.find(sides()))


def _is_year(line: Line, place: int) -> bool:
    """Tell whether a number is written as a year is, and no money is named after it."""
    token = line.tokens[place]
    is_recent = token.number is not None and FIRST_YEAR <= token.number <= LAST_YEAR
    return is_recent and token.surface.isdigit() and _ends(line, place + 1)


def _holds(line: Line, places: range, form: Form) -> bool:
    """Tell whether what must be said in one breath is: not "no, over 50"."""
    after = line.tokens[places.start + 1 : places.stop]
    return not (form.unbroken and any(token.pauses or token.breaks for token in after))


def _limit(line: Line, match: re.Match[str], form: Form, places: range) -> Limit | None:
    amounts = {name: line.group(match, name) for name in match.groupdict()}
    if not _is_money(line, [*amounts.values()], form, places.stop):
        return None
    numbers = {name: _number(line, amount, places) for name, amount in amounts.items()}
    if numbers.get("high") == 0 and any(map(_is_of_weather, line.tokens)):
        return None
    if "exact" in numbers:
        return Limit(facet=Facet.PRICE, minimum=numbers["exact"], maximum=numbers["exact"])
    if "about" in numbers:
        about = numbers["about"]
        return Limit(facet=Facet.PRICE, minimum=about * (1 - AROUND), maximum=about * (1 + AROUND))
    if "decade" in numbers:
        return Limit(facet=Facet.PRICE, minimum=numbers["decade"], maximum=numbers["decade"] + DECADE)
    return _bounds(numbers.get("low"), numbers.get("high"), form)


def _number(line: Line, amount: range, places: range) -> Decimal:
    """Return how much an amount is, 0 where it is negative: "under -5 dollars" bounds as "under 0" does."""
    is_negative = amount.start > places.start and line.tokens[amount.start].gap.endswith(_MINUS)
    return Decimal(0) if is_negative else line.number(amount)


def _is_of_weather(token: Token) -> bool:
    """Tell whether a word makes 0 a temperature: "40 degrees below zero", "it is below zero outside"."""
    return token.text == "zero" or token.text in read("prices")["weather"]


def _bounds(low: Decimal | None, high: Decimal | None, form: Form) -> Limit | None:
    if low is not None and high is not None and low > high:
        low, high = high, low
    is_narrow = form.needs_end and low is not None and high is not None and high < low * LEAST_SPREAD
    if is_narrow:  # "42-43" is a size that the shop has not
        return None
    return Limit(facet=Facet.PRICE, minimum=low, maximum=high, exclusive=form.exclusive)


def _is_money(line: Line, amounts: Sequence[range], form: Form, end: int) -> bool:
    """Tell whether amounts are of money: one names a currency, or nothing at `end`, after them, could be counted."""
    if any(len(places) > 1 for places in amounts):
        return True
    if form.needs_money:
        return False
    is_large, ends = line.number(amounts[-1]) >= LEAST_BARE, _ends(line, end)
    return (is_large and ends) if form.needs_end else (is_large or ends)


def _ends(line: Line, place: int) -> bool:
    """Tell whether nothing is counted by the number before this place."""
    if place >= len(line.tokens):
        return True
    token = line.tokens[place]
    closing = phrases("function") | phrases("turns") | frozenset(read("prices")["closing"])
    return token.pauses or token.breaks or token.text in closing - {"of"}


def _foreign(line: Line, places: range, currency: str) -> str | None:
    for place in places:
        ends = range(min(place + LONGEST_SIGN, places.stop), place, -1)
        codes = next((found for end in ends if (found := _codes().get(line.phrase(place, end)))), ())
        if codes:
            return None if currency in codes else codes[0]
    return None


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    """Return the currencies that a word or sign can mean, likeliest first."""
    entries = read("money").items()
    return {sign: (code, *entry.get("shared", ())) for code, entry in entries for sign in entry["signs"]}
