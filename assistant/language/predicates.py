"""Looks that are said of something there is: "my car is red", "the floor is oak", "everything I have is gray"."""

from assistant.language.clauses import Clause, words
from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases
from assistant.language.noun_phrases import LOOKS, is_possessive, pauses
from assistant.types import Facet

_VERBS = frozenset({"is", "are", "was", "were"})
_OPENINGS = frozenset({"the", "everything", "this", "that", "these", "those"})
_BETWEEN = frozenset(
    {
        "a",
        "an",
        "all",
        "both",
        "either",
        "already",
        "now",
        "still",
        "mostly",
        "mainly",
        "or",
        "and",
        "always",
        "usually",
        "often",
        "so",
        "too",
        "very",
    }
)


def is_of_what_there_is(cover: Cover, span: Span, part: Clause) -> bool:
    """Tell whether a look is said of a thing that is named in its clause and is not what is wished for."""
    verb = _verb_before(cover, span, part)
    if verb is None:
        return False
    before = range(verb - 1, part.places.start - 1, -1)
    start = next((place for place in before if cover.text(place) in words("owners") | _OPENINGS), None)
    if start is None or (part.wish is not None and part.wish > start):
        return False
    if cover.text(start) == "everything" or cover.line.phrase(start, start + 2) in words("former"):
        return True
    subject = range(start + 1, verb)
    return bool(subject) and not any(_is_of_wish(cover, place) for place in subject) and _is_noun(cover, verb - 1)


def _verb_before(cover: Cover, span: Span, part: Clause) -> int | None:
    """Return where "is" stands before a look, with nothing but other looks and small words between."""
    place = span.places.start - 1
    while place > part.places.start and not pauses(cover, place + 1):
        before = cover.at(place)
        if cover.text(place) in _VERBS:
            return place
        if not (cover.text(place) in _BETWEEN or (before is not None and before.facet in LOOKS)):
            return None
        place -= 1
    return None


def _is_of_wish(cover: Cover, place: int) -> bool:
    """Tell whether the wish is spoken of: by a thing that is wished for, or as "the color", "my favorite"."""
    span = cover.at(place)
    return (span is not None and span.facet is Facet.CATEGORY) or cover.text(place) in words("asked_of")


def _is_noun(cover: Cover, place: int) -> bool:
    """Tell whether the word at a place is a thing of its own, no part of what is wished for: "the sole is rubber"."""
    span, text = cover.at(place), cover.text(place)
    is_had = cover.text(place - 1) in {"i", "we"} and text in words("possessing")  # "the shoes I have are gold"
    if is_had or is_possessive(cover, place):  # "my husband's is black"
        return True
    return (span is None or not span.terms) and text not in phrases("function") | phrases("parts")
