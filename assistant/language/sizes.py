"""Sizes in one spelling: "Medium" is M, "42 EU" is EU 42; numbers of different countries never meet."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache

from assistant.language.lexicon import read
from assistant.language.numerals import ONES
from assistant.language.text import plain, words_of

_SEPARATORS = re.compile(r"\s*[/,|;]\s*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_RANGE = re.compile(r"(?P<low>[0-9]+)-(?P<high>[0-9]+)(?P<age>[YM]?)")
_AGES = {**dict.fromkeys(("y", "yr", "yrs", "year", "years"), "Y"), **dict.fromkeys(("m", "month", "months"), "M")}
#: Inches; "160 x 230" is a rug.
MOST_WAIST = 70


@cache
def letters() -> Mapping[str, str]:
    """Return how letter sizes are written: plain phrase -> "XS", "M" and so on."""
    return {plain(form): size for size, forms in read("sizes")["letters"].items() for form in (*forms, size)}


@cache
def shy() -> frozenset[str]:
    """Return the phrases that mean a size only with a sign of one: "m"."""
    return frozenset(map(plain, read("sizes")["shy"]))


@cache
def relative() -> frozenset[str]:
    """Return the words that mean a size only of things one wears: "small"."""
    return frozenset(read("sizes")["relative"])


def canonical(raw: str) -> str:
    """Return a size as constraints carry it: "Medium" is "M", "eu 42" is "EU 42", "7 to 8 years" is "7-8Y"."""
    words = [_digits(word) for word in words_of(raw) if word not in {"size", "sizes"}]
    phrase = " ".join(words)
    if phrase in letters():
        return letters()[phrase]
    return (
        _of_system(words) or _waist(words) or _range(words) or (_tidy(phrase) if _NUMBER.fullmatch(phrase) else phrase)
    )


def size_matches(value: str, cell: str) -> bool:
    """Tell whether a cell has a size: "M" is in "S/M", "32" in "32x34" and "EU 32", "EU 42" not in "UK 42".

    A number is in the range around it: "40" in "39-42".
    """
    pieces = [canonical(piece) for piece in (cell, *_SEPARATORS.split(cell)) if piece.strip()]
    if value in pieces or value in {_without_system(piece) for piece in pieces}:
        return True
    return any(in_range(value, piece) for piece in pieces)


def in_range(value: str, size: str) -> bool:
    """Tell whether a canonical size is a range of numbers, not of ages, around a number."""
    bounds = _RANGE.fullmatch(size)
    if bounds is None or bounds["age"] or not _NUMBER.fullmatch(value):
        return False
    return int(bounds["low"]) <= Decimal(value) <= int(bounds["high"])


def of_age(years: int, sizes: Iterable[str]) -> list[str]:
    """Return the canonical sizes that are ages in years around this one: 6 is in "5-6Y"."""
    found = ((size, _RANGE.fullmatch(size)) for size in sizes)
    return sorted(
        size
        for size, bounds in found
        if bounds and bounds["age"] == "Y" and int(bounds["low"]) <= years <= int(bounds["high"])
    )


def in_size_order(sizes: Sequence[str]) -> list[str]:
    """Return sizes from the smallest on, where all are letters or all begin with numbers; else as they are."""
    order = list(letters().values())
    canonicals = {size: canonical(size) for size in sizes}
    if all(each in order for each in canonicals.values()):
        return sorted(sizes, key=lambda size: order.index(canonicals[size]))
    numbers = {size: _NUMBER.search(each) for size, each in canonicals.items()}
    if all(numbers.values()):
        return sorted(sizes, key=lambda size: _least(canonicals[size]))
    return list(sizes)


def _least(size: str) -> Decimal:
    """Return the number that a canonical size begins with; of ages in months, as "9-12M" are before "1-2Y"."""
    number = Decimal(_NUMBER.findall(size)[0])
    return number * 12 if size.endswith("Y") else number


def _without_system(size: str) -> str:
    system, _, number = size.partition(" ")
    return number if system in read("sizes")["systems"].values() else size


def _of_system(words: Sequence[str]) -> str | None:
    if len(words) != 2:  # noqa: PLR2004 - a system and a number
        return None
    systems = read("sizes")["systems"]
    for system, number in (words, reversed(words)):
        if system in systems and _NUMBER.fullmatch(number):
            return f"{systems[system]} {_tidy(number)}"
    return None


def _waist(words: Sequence[str]) -> str | None:
    """Return the waist of trousers: 32 of "32x34", "W32 L34" and "32 inch waist"."""
    kept = [word for word in words if word not in {"w", "l", "x", "inch", "inches", "waist"}]
    is_waist = len(kept) < len(words) and 0 < len(kept) <= 2  # noqa: PLR2004 - waist and length
    if is_waist and {"w", "x", "waist"} & set(words) and all(_NUMBER.fullmatch(word) for word in kept):
        return _tidy(kept[0]) if Decimal(kept[0]) <= MOST_WAIST else None
    return None


def _range(words: Sequence[str]) -> str | None:
    """Return "7-8Y" of "7 to 8 years", "39-42" of "39 to 42"."""
    tail = _AGES.get(words[-1], "") if words else ""
    numbers = words[:-1] if tail else words
    is_range = len(numbers) == 3 and numbers[1] == "to"  # noqa: PLR2004 - low, "to", high
    if is_range and numbers[0].isdigit() and numbers[2].isdigit():
        return f"{numbers[0]}-{numbers[2]}{tail}"
    return None


def _digits(word: str) -> str:
    """Return a number word below twenty as digits: "size ten"."""
    return str(ONES.get(word, word))


def _tidy(number: str) -> str:
    return f"{Decimal(number).normalize():f}"
