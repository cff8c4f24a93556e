"""Typing errors, mended towards the words a model was trained on: they carry the meaning it has learned."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterator, Mapping

#: Shorter words have too many neighbors.
SHORTEST = 4


def mended(word: str, trained: Mapping[str, int], known: Collection[str]) -> str:
    """Return the most frequent trained word that is one slip away, or `word` itself where it is known or none is.

    `trained` counts the words of the examples; `known` are words that are right without being there. A slip is a letter
    too many, too few, another one, or two in the wrong order (Damerau 1964: four of five typing errors).
    """
    if len(word) < SHORTEST or not word.isalpha() or word in trained or word in known:
        return word
    meant = {other for other in _one_slip_away(word) if other in trained}
    return max(meant, key=lambda other: (trained[other], other), default=word)


def _one_slip_away(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
            yield before + after[1:2] + after[:1] + after[2:]
        for letter in string.ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]
