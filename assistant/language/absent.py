"""Things a customer names that this shop has none of, by what the lexicon knows: a tent in a shop of clothes."""

from collections.abc import Iterator

from assistant.language import lexicon
from assistant.language.cover import Cover, Span
from assistant.language.senses import Term
from assistant.types import Facet


def absent_things(cover: Cover) -> Iterator[Span]:
    """Yield the things named in words that nothing was made of. Which thing is meant is a constraint nothing obeys."""
    glossary, unsaid = lexicon.categories(), lexicon.departments()["adjectives"]
    words = [token.text for token in cover.line.tokens]
    for first, end, term in glossary.found(words):
        is_free = all(cover.at(place) is None for place in range(first, end))
        if is_free and cover.line.phrase(first, end) not in unsaid and not _describes_next(cover, end):
            yield Span(range(first, end), terms=(Term(Facet.CATEGORY, term),))


def _describes_next(cover: Cover, place: int) -> bool:
    """Tell whether a noun only describes the word after it: "tent pegs"."""
    is_word = place < len(cover.line.tokens) and not cover.line.tokens[place].pauses
    return is_word and cover.at(place) is None and cover.text(place) not in lexicon.phrases("function")
