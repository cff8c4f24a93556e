"""Scents that are called like colors: "a perfume with lavender" is no lavender one."""

from assistant.language.cover import Cover, Span
from assistant.language.kinds import closure
from assistant.language.lexicon import phrases
from assistant.language.noun_phrases import LOOKS
from assistant.types import Facet

#: Of these kinds nobody asks for a color.
_FRAGRANT = frozenset({"perfume", "diffuser", "shampoo", "deodorant"})


def set_scents_aside(cover: Cover) -> None:
    """Make what a thing smells of a word that stays one."""
    kinds = {term.value for span in cover.values() for term in span.terms if term.facet is Facet.CATEGORY}
    is_fragrant = bool(kinds) and all(closure(kind) & _FRAGRANT for kind in kinds)
    for span in [span for span in cover.values() if span.facet in LOOKS]:
        is_scent = cover.line.phrase(span.places.start, span.places.stop) in phrases("scents")
        if is_scent and (is_fragrant or _is_smelled(cover, span)):
            cover.put(Span(span.places, kept=True))


def _is_smelled(cover: Cover, span: Span) -> bool:
    beside = {cover.text(span.places.start - 1), cover.text(span.places.stop)}
    return bool(beside & phrases("scenting"))
