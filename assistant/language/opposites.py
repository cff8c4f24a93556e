"""Words that rule each other out: "winter" said of a coat speaks against it in summer."""

from functools import cache
from typing import NamedTuple

import numpy as np

from assistant.language.lexicon import read
from assistant.language.nouns import singular
from assistant.language.text import plain
from assistant.ports import Integers, Mask


class Sides(NamedTuple):
    """Of which pairs of opposites a text says a word of the one side, and of the other: bit i is the i-th pair."""

    one: int
    other: int


def sides(text: str) -> Sides:
    """Return the sides that a text is on."""
    said, pairs = _words(text), _pairs()
    one = sum(1 << place for place, (words, _) in enumerate(pairs) if said & words)
    other = sum(1 << place for place, (_, words) in enumerate(pairs) if said & words)
    return Sides(one, other)


def opposed(asked: Sides, ones: Integers, others: Integers) -> Mask:
    """Tell of each text, by its sides, whether it rules out what is asked: on the other side of a pair, not on both."""
    against: Mask = (asked.one & others & ~(asked.other | ones)) | (asked.other & ones & ~(asked.one | others)) != 0
    return against


def rules_out(one: str, other: str) -> bool:
    """Tell whether two texts are on opposite sides of any pair: "winter" and "summer"."""
    against = opposed(sides(one), *np.array([sides(other)], np.int64).T)
    return bool(against[0])


def _words(text: str) -> frozenset[str]:
    words = plain(text).split()
    return frozenset((*words, *map(singular, words)))


@cache
def _pairs() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((_words(" ".join(one)), _words(" ".join(other))) for one, other in read("opposites"))
