"""Where a text names a size: numbers and single letters need a sign of one ("size 10", "in m", "M")."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from assistant.language.cover import Span
from assistant.language.kinds import closure
from assistant.language.lexicon import read
from assistant.language.nouns import singular
from assistant.language.senses import Term
from assistant.language.size_forms import alone, cued, either, fitting, in_number, one, wearers, wearing
from assistant.language.sizes import canonical, in_range, letters, relative, shy
from assistant.language.text import Line
from assistant.language.vocabulary import Vocabulary
from assistant.types import Facet

#: A number up to this may be a product's place on the screen.
MOST_PLACES = 20
#: Bare numbers in this range are European ones of what one wears: American and British ones are smaller.
FEWEST_EU, MOST_EU = 34, 56
#: Units that customers leave out: "160 x 230", "7-8".
_LEFT_OUT = ("cm", "mm", "m", "in", "inch", "y")
#: Before a size that stands alone: "used to be a 38, now 41".
_LEADING = frozenset({"the", "a", "so", "now", "then", "rather", "maybe", "probably"})
#: Words of the longest phrase that bounds a number: "maximum price of".
_MOST_BOUNDING = 4
#: Tokens of two sides, "160 x 230".
_SIDES = 3
_SEVERAL = re.compile(
    r"(?<!\S)(?:in )?(?:an? |the )?(?:sizes? )?"
    r"(?P<size><n> (?:to|x|by) <n>(?: (?:x|by) <n>)?(?: (?:y|m|yrs?|years?|months?|cm|mm|in|inch)(?!\S))?"
    r"|<n> [^\s<]{1,8})(?!\S)"
)


def sizes(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the sizes a text names by a sign. None where the catalogue has no sizes."""
    if vocabulary.sizes:
        yield from (_as_sold(span, vocabulary) for span in _signed(line, vocabulary))


def _as_sold(span: Span, vocabulary: Vocabulary) -> Span:
    """Return a size of Europe as a shop writes it that leaves the system out: "EU 39" is its 39."""
    size = span.terms[0].value
    system, _, number = size.partition(" ")
    if system != "EU" or size in vocabulary.sizes or not FEWEST_EU <= Decimal(number) <= MOST_EU:
        return span
    return replace(span, terms=(Term(Facet.SIZE, number),)) if _is_sold(number, vocabulary) else span


def _signed(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    yield from _as_written(line, vocabulary)
    yield from _neighbors(line, vocabulary)
    yield from _of_america(line)
    yield from _alone(line, vocabulary)
    for pattern in cued():
        for match, places in line.find(pattern):
            system = match.groupdict().get("system")
            is_led = line.tokens[places.start].text == "in" and line.tokens[places.stop - 1].text in relative()
            if (is_led and _tells_more(line, places.stop - 1)) or _is_counting(line, match, places):
                continue  # "in small rooms"
            yield from _listed(line, places, line.group(match, "sizes"), system or "")
    for match, places in line.find(in_number()):
        number = line.group(match, "sizes")
        if _is_sold(_written(line, number), vocabulary) and not _is_priced(line, range(number.start, number.stop)):
            yield from _listed(line, places, number, "")  # "in 38", not "in thirty dollars"
    for match, _ in line.find(fitting()):
        number = line.group(match, next(name for name, said in match.groupdict().items() if said))
        is_whole = not match["bare"] or number.stop >= len(line.tokens) or _is_apart(line, number.stop)
        if is_whole and _is_plain_size(line, number, vocabulary):
            yield _span(line, number, number)
    yield from _worn_numbers(line, vocabulary)
    yield from _shouted(line, vocabulary)


def are_worn(categories: Iterable[str]) -> bool:
    """Tell whether any of these kinds of things is one that people wear."""
    worn = set(read("sizes")["worn"])
    return any(closure(category) & worn for category in categories)


def worn_sizes(line: Line, vocabulary: Vocabulary, categories: list[str]) -> Iterator[Span]:
    """Yield "small", "medium", "large", unless all that is named is nothing one wears: "a large mug"."""
    if categories and not are_worn(categories):
        return
    for place, token in enumerate(line.tokens):
        if token.text in relative() and letters()[token.text] in vocabulary.sizes and not _tells_more(line, place):
            yield _span(line, range(place, place + 1), range(place, place + 1))


def trailing_sizes(line: Line, vocabulary: Vocabulary, ends: Iterable[int]) -> Iterator[Span]:
    """Yield the catalogue's numbers right after a category or a person: "boots 39", "for men, 45".

    `ends` are the places after them.
    """
    for place in ends:
        if place < len(line.tokens) and not line.tokens[place].breaks and _is_bare_size(line, place, vocabulary):
            yield _span(line, range(place, place + 1), range(place, place + 1))


def lone_sizes(line: Line, vocabulary: Vocabulary, ends: Collection[int]) -> Iterator[Span]:
    """Yield sizes of things one wears that stand alone: "sandals, flat, 38", "womens jacket m", "a belt, 95 cm".

    `ends` are the places after values, which are as good as a comma.
    """
    for place, token in enumerate(line.tokens):
        starts = place in ends or token.pauses or token.breaks or line.phrase(place - 1, place) in _LEADING
        after = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
        if not starts or place == 0 or line.tokens[place - 1].number is not None:
            continue
        closes = after is None or after.pauses or after.breaks or after.text in {"please", "pls"}
        is_letter = token.text in shy() and letters()[token.text] in vocabulary.sizes
        if (is_letter and (closes or place in ends)) or (closes and _is_bare_size(line, place, vocabulary)):
            yield _span(line, range(place, place + 1), range(place, place + 1))
        elif after is not None and after.text == "cm" and _is_sold(_written(line, range(place, place + 1)), vocabulary):
            yield _span(line, range(place, place + 2), range(place, place + 1))


def _is_bare_size(line: Line, place: int, vocabulary: Vocabulary) -> bool:
    number, places = line.tokens[place].number, range(place, place + 1)
    is_end = line.phrase(place + 1, place + 2) in {"to", "x", "by"}
    if number is None or is_end or _counts(line, place + 1) or _is_priced(line, places):
        return False
    return _is_sold(f"{number:f}", vocabulary)


def _as_written(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the catalogue's own sizes of several tokens with a number: "7-8Y", "160 x 230" of "160 x 230 cm"."""
    for match, places in line.find(_SEVERAL):
        own = line.group(match, "size")
        cuts = (0, 1) if len(own) > _SIDES else (0,)  # "160 x 230 in gray" is not in inches
        for cut in cuts:
            size = _sold_as(_written(line, range(own.start, own.stop - cut)), vocabulary)
            taken = range(places.start, places.stop - cut)
            if size is not None and not _is_money(line, taken) and not _counts(line, taken.stop):
                yield Span(taken, terms=(Term(Facet.SIZE, size),))
                break


def _sold_as(phrase: str, vocabulary: Vocabulary) -> str | None:
    """Return the catalogue's size that a phrase is, its unit left out or not."""
    if " by " in phrase:  # sides, never the waist and length of trousers
        forms = [canonical(f"{phrase.replace(' by ', ' x ')} cm")]
    else:
        forms = [canonical(phrase), *(canonical(f"{phrase} {unit}") for unit in _LEFT_OUT)]
    return next((form for form in forms if form in vocabulary.sizes and form not in letters().values()), None)


def _is_money(line: Line, places: range) -> bool:
    """Tell whether a number, with what follows it, is of money: "under 40", "38 dollars", the 40 of "40 size 39"."""
    is_cue_of_next = line.tokens[places.stop - 1].text in {"size", "sizes"} and _starts_size(line, places.stop)
    return is_cue_of_next or _is_priced(line, places) or is_bound(line, places.start)


def _starts_size(line: Line, place: int) -> bool:
    """Tell whether a size stands at a place."""
    return one().match(Line(line.tokens[place:]).tags) is not None


def is_bound(line: Line, place: int) -> bool:
    """Tell whether the number at a place bounds something, and so is no size: "under 40", "up to 40"."""
    return any(line.phrase(start, place) in _bounds() for start in range(max(0, place - _MOST_BOUNDING), place))


@cache
def _bounds() -> frozenset[str]:
    return frozenset(phrase for role in ("below", "up_to", "above") for phrase in read("prices")[role])


def _tells_more(line: Line, place: int) -> bool:
    """Tell whether "small" is no size but how a thing is: "something small", "a small brand"."""
    before = line.tokens[place - 1].text if place and not line.tokens[place].pauses else ""
    is_apart = place + 1 < len(line.tokens) and (line.tokens[place + 1].pauses or line.tokens[place + 1].breaks)
    after = "" if is_apart else line.phrase(place + 1, place + 2)
    return bool({before, after, singular(after)} & set(read("sizes")["unsized"]))


def _is_counting(line: Line, match: re.Match[str], places: range) -> bool:
    """Tell whether "number" and a size are said apart: "no numbers, 30 cm"."""
    number = line.tokens[line.group(match, "sizes").start]
    is_cued = any(line.tokens[place].text.startswith("num") for place in places)
    is_small = (number.number or 0) <= MOST_PLACES and line.tokens[places.start].text not in {"shoe", "foot"}
    return is_cued and (number.pauses or number.breaks or is_small)  # "that was number three"


def _counts(line: Line, place: int) -> bool:
    """Tell whether the number before this place counts something: "2 to 3 people"."""
    return place < len(line.tokens) and line.tokens[place].text in read("sizes")["units"]


def _is_priced(line: Line, places: range) -> bool:
    """Tell whether numbers are of money: "39-42 dollars", not "38 $60"."""
    after = line.tokens[places.stop].text if places.stop < len(line.tokens) else ""
    before = line.tokens[places.start - 1].text if places.start else ""
    is_of_next = places.stop + 1 < len(line.tokens) and line.tokens[places.stop + 1].number is not None
    signs = {sign for entry in read("money").values() for sign in entry["signs"]}
    is_shared = after in read("prices")["each"]  # "40 each"
    return before in signs or before in {"between", "from"} or is_shared or (after in signs and not is_of_next)


def _alone(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield a number that is all that is said, and too large for a place on the screen: "39", "make it 39"."""
    for match, places in line.find(alone()):
        number = line.group(match, "size")
        value = line.tokens[number.start].number or 0
        if value > MOST_PLACES and _is_sold(_written(line, number), vocabulary):
            yield _span(line, places, number)


def _is_sold(raw: str, vocabulary: Vocabulary) -> bool:
    size = canonical(raw)
    return size in vocabulary.sizes or any(in_range(size, each) for each in vocabulary.sizes)


def _listed(line: Line, places: range, listed: range, system: str) -> Iterator[Span]:
    """Yield one span for each size of a list ("10 or 12"); the words around belong to the first."""
    found = [
        range(listed.start + part.start, listed.start + part.stop)
        for _, part in Line(line.tokens[listed.start : listed.stop]).find(one())
    ]
    for position, part in enumerate(found):
        first = places.start if position == 0 else found[position - 1].stop
        last = places.stop if position == len(found) - 1 else part.stop
        yield _span(line, range(first, last), part, system)


def _worn_numbers(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield numbers of the catalogue that somebody wears: "I take a 42", "he is a 44"."""
    for match, places in line.find(wearing()):
        number = line.group(match, "sizes" if match["sizes"] else "before")
        if _is_plain_size(line, number, vocabulary):
            yield from _listed(line, places, number, "")


def _is_apart(line: Line, place: int) -> bool:
    return line.tokens[place].pauses or line.tokens[place].breaks


def _neighbors(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield two sizes of the catalogue next to each other: "between a 40 and a 41"."""
    for match, places in line.find(either()):
        first, second = line.group(match, "first"), line.group(match, "second")
        low, high = (line.tokens[each.start].number or Decimal(0) for each in (first, second))
        is_joined = second.start > first.stop or line.tokens[second.start].gap.strip() in {"/", "|"}
        are_sold = all(_is_sold(_written(line, each), vocabulary) for each in (first, second))
        are_sold = are_sold and low > MOST_PLACES and not _is_priced(line, second) and not is_bound(line, first.start)
        is_between = "between" in line.phrase(places.start, first.start).split()
        apart = high - low
        if is_joined and are_sold and 0 < apart <= (1 if is_between else 2) and not _counts(line, places.stop):
            yield _span(line, range(places.start, second.start), first)
            yield _span(line, second, second)


def _of_america(line: Line) -> Iterator[Span]:
    """Yield American sizes, which are small numbers: "US 8.5", "US men's 10", but not "give us 8"."""
    for place, token in enumerate(line.tokens[:-1]):
        number = place + 1 + (line.tokens[place + 1].text in wearers() and place + 2 < len(line.tokens))
        is_system = token.text == "usa" or (token.text == "us" and (token.shouted or token.pauses))
        if is_system and line.tokens[number].number is not None and not _counts(line, number + 1):
            yield _span(line, range(number, number + 1), range(number, number + 1), "us")


def _is_plain_size(line: Line, number: range, vocabulary: Vocabulary) -> bool:
    """Tell whether a number is a size of the catalogue, too large for a place on the screen, and no money."""
    is_large = (line.tokens[number.start].number or 0) > MOST_PLACES
    return (
        is_large
        and _is_sold(_written(line, number), vocabulary)
        and not _is_priced(line, range(number.start, number.stop))
    )


def _shouted(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield single capital letters: "dress M"."""
    for place, token in enumerate(line.tokens):
        is_size = token.shouted and len(token.text) == 1 and letters().get(token.text) in vocabulary.sizes
        follows_number = place and line.tokens[place - 1].number is not None
        if is_size and not follows_number:
            yield _span(line, range(place, place + 1), range(place, place + 1))


def _span(line: Line, places: range, size: range, system: str = "") -> Span:
    return Span(places, terms=(Term(Facet.SIZE, canonical(f"{system} {_written(line, size)}")),))


def _written(line: Line, places: range) -> str:
    """Return a size with its numbers in digits: "43" of "forty three"."""
    tokens = (line.tokens[place] for place in places)
    return " ".join(token.text if token.number is None else f"{token.number:f}" for token in tokens)
