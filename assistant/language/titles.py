"""Products called by their whole titles in a text: "tell me more about the Hawk Power Bank"."""

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from assistant.language.numerals import with_numbers
from assistant.language.text import tokens_of

#: Likeness (0 to 100) from which a word is taken for a word of a title.
LIKENESS = 85
LEAST_FUZZY_LETTERS = 5
#: One word names no product: "ring" is any ring.
LEAST_WORDS = 2


def called(text: str, titles: Sequence[str]) -> int | None:
    """Return the place of the longest title whose words all stand in a text, in a row; None where none do."""
    said = _words(text)
    found = [place for place, title in enumerate(titles) if _start(said, _words(title)) is not None]
    return max(found, key=lambda place: len(_words(titles[place])), default=None)


def beside(text: str, title: str) -> str:
    """Return the plain words of a text without a title that it holds; all of them where it does not hold it."""
    said, words = _words(text), _words(title)
    start = _start(said, words)
    return " ".join(said if start is None else said[:start] + said[start + len(words) :])


def is_word_of(word: str, other: str) -> bool:
    """Tell whether a plain word is another, or a longer one nearly so."""
    return word == other or (len(word) >= LEAST_FUZZY_LETTERS and fuzz.ratio(word, other) >= LIKENESS)


def _is_meant(word: str, other: str) -> bool:
    """Tell whether a word is one of a title, where all others stand beside it: one slip is forgiven."""
    is_long = max(len(word), len(other)) >= LEAST_FUZZY_LETTERS
    return word == other or (is_long and OSA.distance(word, other) <= 1)


def _words(text: str) -> list[str]:
    tokens = with_numbers(tokens_of(text))
    return [token.text if token.number is None else f"{token.number:f}" for token in tokens]  # "thirty eight l"


def _start(said: Sequence[str], title: Sequence[str]) -> int | None:
    """Return the place in what is said at which a title begins."""
    if len(title) < LEAST_WORDS:
        return None
    starts = range(len(said) - len(title) + 1)
    return next((start for start in starts if all(map(_is_meant, said[start:], title))), None)
