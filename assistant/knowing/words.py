"""Words that a question and its answer share: by their stems, and by what says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.knowing.lexicon import grouped, same
from assistant.language.stems import stem
from assistant.language.text import words_of

Words = tuple[str, ...]
_ACTING = "ing"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for, and all the ways to say it."""

    said: str
    ways: tuple[Words, ...]

    def places(self, words: Sequence[str]) -> range:
        """Return where plain words say it first; empty where they do not."""
        for start in range(len(words)):
            for way in self.ways:
                if _says(way, words[start : start + len(way)]):
                    return range(start, start + len(way))
        return range(0)


def terms_of(words: Sequence[str]) -> tuple[Term, ...]:
    """Join the words of a question to terms: a phrase that has synonyms is one, every other word is its own."""
    terms: list[Term] = []
    place = 0
    while place < len(words):
        size = next((size for size in (3, 2) if " ".join(words[place : place + size]) in _families()), 1)
        terms.append(term(" ".join(words[place : place + size])))
        place += size
    return tuple(dict.fromkeys(terms))


@cache
def term(said: str) -> Term:
    """Return a phrase with everything that says the same."""
    family = _families().get(said) or _families().get(" ".join(map(stem, said.split()))) or (said,)
    return Term(said, tuple(tuple(words_of(way)) for way in family))


def near(asked: Term) -> tuple[Term, ...]:
    """Return what is near to a term, and yet not the same."""
    return tuple(term(each) for said, others in grouped("near").items() if _are_same(said, asked) for each in others)


def _are_same(said: str, asked: Term) -> bool:
    return tuple(words_of(said)) in asked.ways


def _says(way: Words, words: Sequence[str]) -> bool:
    return len(way) == len(words) and all(map(_is_form, way, words))


def _is_form(asked: str, word: str) -> bool:
    """Tell whether a word is a form of the one asked: "running" is none of "runs small"."""
    return stem(asked) == stem(word) and (not asked.endswith(_ACTING) or word.endswith(_ACTING))


@cache
def many_worded() -> tuple[str, ...]:
    """Return the phrases of several words that have synonyms, the longest first."""
    return tuple(sorted((way for way in _families() if " " in way), key=len, reverse=True))


@cache
def _families() -> dict[str, tuple[str, ...]]:
    families: dict[str, tuple[str, ...]] = {}
    for group in same():
        for way in group:
            families.setdefault(way, group)
            if not way.endswith(_ACTING):  # "run" is not "running"
                families.setdefault(" ".join(map(stem, way.split())), group)
    return families
