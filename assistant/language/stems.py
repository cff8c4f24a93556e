"""Words without their endings, so that "shipping" finds what says "we ship"."""

from functools import lru_cache

import snowballstemmer

from assistant.language.lexicon import small_words
from assistant.language.text import words_of


def stems(text: str) -> list[str]:
    """Return the stems of a text's content words, in their order: "Returning gift cards" → return, gift, card."""
    return [stem(word) for word in words_of(text) if word not in small_words()]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a plain English word: "pockets" → "pocket"."""
    return str(snowballstemmer.stemmer("english").stemWord(word))  # one of its own: a stemmer is not thread-safe
