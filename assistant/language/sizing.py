"""Where a text names a size: numbers and single letters need a sign of one ("size 10", "in m", "M")."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from assistant.language.cover import Span
from assistant.language.kinds import closure
from assistant.language.lexicon import read
from assistant.language.senses import Term
from assistant.language.sizes import canonical, letters, relative
from assistant.language.text import Line
from assistant.language.vocabulary import Vocabulary
from assistant.types import Facet


def sizes(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the sizes a text names by a sign. None where the catalogue has no sizes."""
    if not vocabulary.sizes:
        return
    for pattern in _cued():
        for match, places in line.find(pattern):
            system = match.groupdict().get("system")
            yield from _listed(line, places, line.group(match, "sizes"), system or "")
    for match, places in line.find(_in_number()):
        number = line.group(match, "sizes")
        if canonical(line.phrase(number.start, number.stop)) in vocabulary.sizes:
            yield from _listed(line, places, number, "")
    yield from _shouted(line, vocabulary)


def worn_sizes(line: Line, vocabulary: Vocabulary, categories: list[str]) -> Iterator[Span]:
    """Yield "small", "medium", "large", unless all that is named is nothing one wears: "a large mug"."""
    worn = read("sizes")["worn"]
    if categories and not any(closure(category) & set(worn) for category in categories):
        return
    for place, token in enumerate(line.tokens):
        if token.text in relative() and letters()[token.text] in vocabulary.sizes:
            yield _span(line, range(place, place + 1), range(place, place + 1))


def trailing_sizes(line: Line, vocabulary: Vocabulary, ends: Iterable[int]) -> Iterator[Span]:
    """Yield the catalogue's numbers right after a category, of which `ends` are the places after: "boots 39"."""
    for place in ends:
        number = line.tokens[place].number if place < len(line.tokens) else None
        counts = place + 1 < len(line.tokens) and line.tokens[place + 1].text in read("sizes")["units"]
        if number is not None and not counts and canonical(line.tokens[place].text) in vocabulary.sizes:
            yield _span(line, range(place, place + 1), range(place, place + 1))


def _listed(line: Line, places: range, listed: range, system: str) -> Iterator[Span]:
    """Yield one span for each size of a list ("10 or 12"); the words around belong to the first."""
    found = [
        range(listed.start + part.start, listed.start + part.stop)
        for _, part in Line(line.tokens[listed.start : listed.stop]).find(_one())
    ]
    for position, part in enumerate(found):
        first = places.start if position == 0 else found[position - 1].stop
        last = places.stop if position == len(found) - 1 else part.stop
        yield _span(line, range(first, last), part, system)


def _shouted(line: Line, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield single capital letters: "dress M"."""
    for place, token in enumerate(line.tokens):
        is_size = token.shouted and len(token.text) == 1 and letters().get(token.text) in vocabulary.sizes
        follows_number = place and line.tokens[place - 1].number is not None
        if is_size and not follows_number:
            yield _span(line, range(place, place + 1), range(place, place + 1))


def _span(line: Line, places: range, size: range, system: str = "") -> Span:
    return Span(places, terms=(Term(Facet.SIZE, canonical(f"{system} {line.phrase(size.start, size.stop)}")),))


@cache
def _one() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{_size()})(?!\S)")


@cache
def _size() -> str:
    """Return the pattern of one size, longest forms first: letter sizes, "eu 42", "42"."""
    named = sorted({re.sub(r"[0-9]+", "<n>", form) for form in letters()}, key=len, reverse=True)
    systems = "|".join(read("sizes")["systems"])
    return rf"{'|'.join(map(re.escape, named))}|(?:{systems}) <n>|<n> (?:{systems})|<n>"


@cache
def _letter() -> str:
    return "|".join(
        sorted({re.escape(form) for form in letters() if not re.search("[0-9]", form)}, key=len, reverse=True)
    )


@cache
def _cued() -> tuple[re.Pattern[str], ...]:
    systems = "|".join(read("sizes")["systems"])
    many = rf"(?P<sizes>(?:{_size()})(?: (?:or|and|to) (?:{_size()}))*)"
    letter = rf"(?P<sizes>(?:{_letter()})(?:(?: (?:or|and))? (?:{_letter()}))*)"
    patterns = (
        rf"(?:in )?(?:an? |my )?(?P<system>{systems}) sizes? (?P<sizes><n>)",
        rf"(?:in )?(?:an? |my )?sizes? (?:is |of |in |an? )?{many}",
        r"waist (?:sizes? |of )?(?P<sizes><n>)(?: inch(?:es)?)?",
        r"(?P<sizes><n>)(?: inch(?:es)?)? waist",
        rf"in {letter}",
        rf"{letter} (?:please|pls|sized?)",
        rf"in (?P<sizes>(?:{systems}) <n>|<n> (?:{systems}))",
        r"(?P<sizes>(?:eu|eur|uk) <n>|<n> (?:eu|eur|uk))",
        rf"^{letter}$",
    )
    return tuple(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for pattern in patterns)


@cache
def _in_number() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in read("sizes")["units"])
    return re.compile(rf"(?<!\S)in (?:an? )?(?P<sizes><n>)(?! (?:{units})(?!\S))(?!\S)")
