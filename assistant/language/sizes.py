"""Sizes in one spelling: "Medium" is M, "42 EU" is EU 42; numbers of different countries never meet."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from assistant.language.lexicon import read
from assistant.language.numerals import ONES
from assistant.language.text import plain, words_of

_SEPARATORS = re.compile(r"\s*[/,|;]\s*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


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
    """Return a size as constraints carry it: "Medium" is "M", "eu 42" is "EU 42", "38.0" is "38"."""
    words = [_digits(word) for word in words_of(raw) if word not in {"size", "sizes"}]
    phrase = " ".join(words)
    if phrase in letters():
        return letters()[phrase]
    return _of_system(words) or _waist(words) or (_tidy(phrase) if _NUMBER.fullmatch(phrase) else phrase)


def size_matches(value: str, cell: str) -> bool:
    """Tell whether a cell has a size: "M" is in "S/M", "32" in "32x34" and "EU 32", "EU 42" not in "UK 42"."""
    pieces = [canonical(piece) for piece in (cell, *_SEPARATORS.split(cell)) if piece.strip()]
    return value in pieces or value in {_without_system(piece) for piece in pieces}


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
        return _tidy(kept[0])
    return None


def _digits(word: str) -> str:
    """Return a number word below twenty as digits: "size ten"."""
    return str(ONES.get(word, word))


def _tidy(number: str) -> str:
    return f"{Decimal(number).normalize():f}"
