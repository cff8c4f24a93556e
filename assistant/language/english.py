"""Which words are common English, and so are never taken for a misspelled product."""

from functools import cache

from spellchecker import SpellChecker

#: How often a word occurs in the dictionary's corpus before it counts as English. Rarer entries are often slips
#: themselves ("leggins": 50).
LEAST_COUNT = 100
#: From this count on, people use the word without thinking of a brand ("mango": 2,500; "nike": 156).
EVERYDAY_COUNT = 2000


@cache
def common_words() -> frozenset[str]:
    """Return lower-case English words, from pyspellchecker's frequency list: none of them is a typo."""
    return _words(LEAST_COUNT)


@cache
def everyday_words() -> frozenset[str]:
    """Return those so frequent that as a name of something they need a sign."""
    return _words(EVERYDAY_COUNT)


def _words(least: int) -> frozenset[str]:
    counts = SpellChecker(language="en").word_frequency.dictionary
    return frozenset(word for word, count in counts.items() if count >= least)
