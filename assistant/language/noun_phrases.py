"""The words around a noun: its article, whose it is, what describes it."""

from collections.abc import Iterator

from assistant.language.clauses import words
from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases
from assistant.types import Facet

LOOKS = frozenset({Facet.COLOR, Facet.PATTERN, Facet.MATERIAL})
#: Actions of words that describe a thing: "my cheap earbuds".
_JUDGING = frozenset({"price_low", "price_high", "well_rated"})


def first_of(cover: Cover, place: int) -> int:
    """Return where the words that lead to a thing begin: its article, whose it is, and what describes it."""
    while place > 0 and not pauses(cover, place):
        text, span = cover.text(place - 1), cover.at(place - 1)
        is_look = span is not None and (span.facet in LOOKS | {Facet.BRAND, Facet.SIZE} or bool(span.action))
        is_free = span is None and text not in phrases("function") | words("past") | words("fond") | words("telling")
        if not (text in phrases("determiners") or is_look or (is_free and not _is_verb(cover, place - 1))):
            break
        place -= 1
    return place


def _is_verb(cover: Cover, place: int) -> bool:
    """Tell whether a free word right after a subject or "to" is what somebody does: "I commute"."""
    return cover.text(place - 1) in words("subjects") | {"to"} or cover.text(place).endswith("ed")


def is_owned(cover: Cover, first: int, place: int) -> bool:
    """Tell whether a thing is somebody's own: "my old", "my sister's", "the old"."""
    own = range(first, place)
    is_of_before = any(cover.line.phrase(each, each + 2) in words("former") for each in own)
    return is_of_before or any(cover.text(each) in words("owners") or is_possessive(cover, each) for each in own)


def is_possessive(cover: Cover, place: int) -> bool:
    """Tell whether the word at a place has somebody's things after it: "my sister's"."""
    token = cover.token(place)
    return token is not None and token.surface.endswith(("'s", "\u2019s")) and cover.at(place) is not None


def describing(cover: Cover, span: Span) -> Iterator[Span]:
    """Yield what describes a thing, right before it: the black of "my black suit"."""
    place = span.places.start
    while not pauses(cover, place) and (before := cover.at(place - 1)) is not None:
        if before.facet not in LOOKS and before.action not in _JUDGING:
            return
        yield before
        place = before.places.start


def describes_thing(cover: Cover, span: Span) -> bool:
    """Tell whether a look stands right before another or before a thing."""
    after = cover.at(span.places.stop)
    return after is not None and after.facet in LOOKS | {Facet.CATEGORY} and not pauses(cover, span.places.stop)


def pauses(cover: Cover, place: int) -> bool:
    """Tell whether a comma or a stop stands before a place."""
    token = cover.token(place)
    return token is not None and (token.pauses or token.breaks)
