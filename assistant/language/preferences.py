"""What customers say of themselves once for all: "I never wear wool", "I'm vegan", "forget my size"."""

from functools import cache

from assistant.language.lexicon import categories, read
from assistant.language.text import words_of
from assistant.types import Facet


def is_lasting(text: str) -> bool:
    """Tell whether a text says something of its customer that holds beyond this search."""
    words = words_of(text)
    said = set(words)
    if not said & _words("self") or said & _words("pointing") or is_of_another(text):
        return False
    line = f" {' '.join(words)} "
    return bool(said & _words("lasting")) or any(f" {phrase} " in line for phrase in _words("phrases"))


def is_of_another(text: str) -> bool:
    """Tell whether a text speaks of somebody else: what they never wear binds only what is for them."""
    return not _words("others").isdisjoint(words_of(text))


def left_out(text: str) -> tuple[str, ...]:
    """Return the materials that a way of life leaves out, where a text names one: "vegan"."""
    diets: dict[str, list[str]] = read("preferences")["diets"]
    return tuple(material for word in words_of(text) for material in diets.get(word, ()))


def facets_named(text: str) -> tuple[Facet, ...]:
    """Return what parts of what is known a text names: "forget my size and my colors"."""
    named: dict[str, list[str]] = read("preferences")["facets"]
    words = set(words_of(text))
    return tuple(Facet(facet) for facet, names in named.items() if words & set(names))


def kinds_named(text: str) -> tuple[str, ...]:
    """Return the kinds of thing a text names, as those a size is for: "my shoe size"."""
    return tuple(dict.fromkeys(term for _, _, term in categories().found(words_of(text))))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read("preferences")[kind])
