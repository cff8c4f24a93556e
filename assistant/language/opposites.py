"""Words that rule each other out: "winter" said of a coat speaks against it in summer."""

from functools import cache

from assistant.language.lexicon import read
from assistant.language.nouns import singular
from assistant.language.text import plain


def opposed(asked: str, stated: str) -> bool:
    """Tell whether what is stated rules out what is asked: a word of one side of a pair, and none of the other's."""
    wanted, told = _words(asked), _words(stated)
    return any(wanted & one and told & other and not (wanted & other or told & one) for one, other in _pairs())


def _words(text: str) -> frozenset[str]:
    words = plain(text).split()
    return frozenset((*words, *map(singular, words)))


@cache
def _pairs() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return every pair, either way round."""
    pairs = [(_words(" ".join(one)), _words(" ".join(other))) for one, other in read("opposites")]
    return (*pairs, *((other, one) for one, other in pairs))
