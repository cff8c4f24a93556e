"""Typos: a word that nothing knows is read as the word of this shop that it nearly is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.language.english import common_words
from assistant.language.keys import is_far_slip
from assistant.language.text import Token

_POSSESSIVE = re.compile(r"['`\u2018\u2019\u00b4]s$")
#: Shorter words are too near to each other.
LEAST_LETTERS = 4
LEAST_TARGET_LETTERS = 5
#: From this many letters on, two slips are forgiven instead of one.
TWO_SLIPS_LETTERS = 8
#: A text with more unknown words than this is no English; the rest of it is left alone.
MOST_UNKNOWN_WORDS = 20


@dataclass(frozen=True)
class Spelling:
    """The words this shop knows, and those that are never typos."""

    known: frozenset[str]
    targets: Mapping[str, tuple[str, ...]]  # first letter -> words of the vocabulary
    likely: frozenset[str] = frozenset()  # of two words equally near these are meant: "plase" is please, no plate

    @classmethod
    def of(cls, words: Iterable[str], titles: Iterable[str], likely: Iterable[str] = ()) -> "Spelling":
        """Build from the words of all phrases, and from those of titles, which are known but no targets."""
        own = sorted({word for word in words if word.isalpha() and len(word) >= LEAST_LETTERS})
        targets: defaultdict[str, list[str]] = defaultdict(list)
        for word in own:
            targets[word[0]].append(word)
        known = common_words() | frozenset(titles) | frozenset(own)
        return cls(known, {letter: tuple(each) for letter, each in targets.items()}, frozenset(likely))

    def mended(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        """Return the tokens, typos mended in `text`; `surface` stays as written."""
        left = MOST_UNKNOWN_WORDS
        made = []
        for token in tokens:
            if left and self._is_strange(token):
                left -= 1
                token = replace(token, text=self.nearest(token.text) or token.text)  # noqa: PLW2901
            made.append(token)
        return tuple(made)

    def nearest(self, word: str) -> str | None:
        """Return the known word within one slip of `word` (two from eight letters on), or None.

        Slips are insertions, deletions, substitutions and swaps (optimal string alignment), never in the first letter.
        """
        slips = 2 if len(word) >= TWO_SLIPS_LETTERS else 1
        near = process.extract(word, self.targets.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=5)
        fitting = [(self._doubt(word, other, distance), other) for other, distance, _ in near if _may_be(word, other)]
        return min(fitting)[1] if fitting else None

    def _doubt(self, word: str, other: str, distance: float) -> tuple[float, bool, bool, bool]:
        """Return what speaks against a word, the weightiest first: "flast" is flats and no flask, "camea" no camel."""
        return distance, sorted(word) != sorted(other), is_far_slip(word, other), other not in self.likely

    def _is_strange(self, token: Token) -> bool:
        word = token.text
        is_known = word in self.known or _owner(token) in self.known
        return len(word) >= LEAST_LETTERS and word.isalpha() and not is_known


def _owner(token: Token) -> str:
    """Return whose something is: "boss" of "boss's"; "" of any other word."""
    return token.text[:-1] if _POSSESSIVE.search(token.surface) else ""


def _may_be(word: str, other: str) -> bool:
    return len(other) >= LEAST_TARGET_LETTERS or sorted(word) == sorted(other)
