"""What kinds of thing a product is, in the terms of its shop and of the lexicon."""

import re
from collections.abc import Iterable, Sequence

from assistant.language.colors import names as color_names
from assistant.language.lexicon import categories, departments, read
from assistant.language.nouns import singular
from assistant.language.sizes import letters
from assistant.language.text import plain, words_of

_ALTERNATIVES = re.compile(r"\s*(?:[&,/+]|\band\b|\bor\b)\s*", re.IGNORECASE)
#: Where a title goes on to tell more than the thing's name: "Hoodie - Black, XS", "Strap for Watch".
_REST_OF_TITLE = re.compile(r"\s[-\u2013\u2014|]\s|[(,|:]|\s(?:with|for|by|from|in|of)\s", re.IGNORECASE)


def level_terms(product_type: str) -> list[list[str]]:
    """Return the terms of each level of a path, widest first; levels that say for whom are left out."""
    levels = [_terms(level) for level in product_type.split(">")]
    return [terms for terms in levels if terms]


def kinds_of(product_type: str, title: str) -> frozenset[str]:
    """Return all terms a product answers to: those of its path, its title's own noun, and what is wider.

    Of alternatives in the last level ("Hoodies & Sweatshirts") those count that the title mentions, or else all.
    """
    levels = level_terms(product_type)
    leaf = levels[-1] if levels else []
    mentioned = _mentioned(title)
    nouns = [term for _, _, term in mentioned]
    chosen = [term for term in leaf if any(term in closure(noun) for noun in nouns)] or leaf
    chosen += [noun for noun in _own_noun(title, mentioned) if not leaf or _are_akin([noun], leaf)]
    wider = (term for level in levels[:-1] for term in _meant_of(level, chosen))
    return frozenset(kind for term in (*chosen, *wider) for kind in closure(term))


def _meant_of(level: Sequence[str], kinds: Sequence[str]) -> Sequence[str]:
    """Return those of a wide level's terms that are meant: below "Suits & Blazers > Suits" stands no blazer."""
    known = {wider for kind in kinds for wider in closure(kind)}
    return [term for term in level if term in known] or level


def closure(term: str) -> frozenset[str]:
    """Return a term with all wider ones. An unlisted compound falls under its last words: "hiking backpack"."""
    glossary = categories()
    if term in glossary.wider:
        return glossary.closure(term)
    words = plain(term).split()
    for first in range(1, len(words)):
        known = glossary.names.get(" ".join(words[first:]))
        if known:
            return glossary.closure(known) | {term}
    return frozenset({term})


def roots(terms: Iterable[str]) -> frozenset[str]:
    """Return the widest terms above these."""
    wider = categories().wider
    return frozenset(top for term in terms for top in closure(term) if not wider.get(top) and (top in wider))


def _are_akin(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether terms can be the same thing: a "trainer" among jackets is no shoe. The unknown may be anything."""
    known = roots(others)
    return not known or bool(roots(some) & known)


def _terms(level: str) -> list[str]:
    terms = []
    for piece in _ALTERNATIVES.split(level):
        words = [word for word in words_of(piece) if word not in departments()["audiences"]]
        if words:
            phrase = " ".join(words)
            terms.append(categories().names.get(phrase) or singular(phrase))
    return list(dict.fromkeys(terms))


def _mentioned(title: str) -> list[tuple[int, int, str]]:
    return categories().found(_name_words(title), in_title=True)


def _name_words(title: str) -> list[str]:
    return words_of(_REST_OF_TITLE.split(title, maxsplit=1)[0])


def _own_noun(title: str, mentioned: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return the noun a title's name ends with, whatever color, size or number comes after it."""
    if not mentioned:
        return []
    words, (_, end, noun) = _name_words(title), mentioned[-1]
    return [noun] if all(_is_detail(word) for word in words[end:]) else []


def _is_detail(word: str) -> bool:
    is_measure = word[0].isdigit() or word in read("sizes")["units"]
    return is_measure or word in color_names() or word in letters() or word in departments()["audiences"]
