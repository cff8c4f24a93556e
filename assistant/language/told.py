"""What a product's title and details tell of its material and pattern, where the feed's own column may leave it out."""

from collections.abc import Iterator, Sequence

from assistant.language import lexicon
from assistant.language.lexicon import Glossary
from assistant.language.matching import terms_of
from assistant.language.text import words_of
from assistant.types import Facet

#: Details whose values name looks: "Style: Type: Denim". One of these words is in the detail's name.
_TELLING = frozenset({"type", "style", "material", "materials", "fabric", "fabrics", "pattern", "patterns"})
#: Beside these a material is none: "leather-free", "non-leather", "silk-touch".
_DENYING_AFTER = frozenset({"free", "like", "look", "effect", "touch", "feel"})
_DENYING_BEFORE = frozenset({"non", "no", "not", "without", "faux", "fake", "imitation", "artificial", "synthetic"})


def told_looks(facet: Facet, cell: str, color: str, title: str, details: Sequence[Sequence[str]]) -> str:
    """Return the terms of MATERIAL or PATTERN that a product tells beside its cell, as a cell of their own.

    `details` are of a section, a name and a value each. A word that is the variant's color tells nothing, nor one that
    the cell says to be an imitation: "Faux leather" of a "Leather Jacket".
    """
    glossary = lexicon.materials() if facet is Facet.MATERIAL else lexicon.patterns()
    texts = [title, *(value for _, name, value in details if _TELLING & set(words_of(name)))]
    stated = terms_of(glossary, cell)
    named = dict.fromkeys(term for text in texts for term in _named(glossary, words_of(text), words_of(color)))
    return "/".join(term for term in named if not any(each.endswith(term) for each in stated))


def _named(glossary: Glossary, words: Sequence[str], color: Sequence[str]) -> Iterator[str]:
    for first, end, term in glossary.found(words):
        phrase, before, after = " ".join(words[first:end]), words[:first][-1:], words[end : end + 1]
        is_denied = _DENYING_BEFORE.intersection(before) or _DENYING_AFTER.intersection(after)
        if not (is_denied or phrase in lexicon.phrases("everyday") or phrase in color):
            yield term
