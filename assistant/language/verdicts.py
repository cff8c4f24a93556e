"""What refuses a thing after it is named: "wool is out", "plastic excluded", "bamboo splits on us, so none of that"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.language.corrections import hesitates
from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases, read
from assistant.language.noun_phrases import LOOKS, pauses
from assistant.language.text import alternatives
from assistant.types import Facet

#: Small words between two values of a list.
_LINKS = frozenset({"and", "or", "nor", "the"})
#: Words between a value and the pronoun that stands for it: "Bamboo splits on us, so none of that".
_MOST_BETWEEN = 12
#: After an answer these say no more of what is refused.
_CLOSING = frozenset({"please", "thanks", "for", "again", "because", "since", "as", "this"})
_PEOPLE = frozenset({Facet.GENDER, Facet.AGE_GROUP})
_NAMED = LOOKS | {Facet.BRAND}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is refused, and the words that do so."""

    spans: tuple[Span, ...]
    words: tuple[int, ...]  # places of free words
    cue: range


def verdicts(cover: Cover) -> Iterator[Verdict]:
    """Yield what is refused after it was named."""
    for role, pattern in _patterns().items():
        for _, cue in cover.line.find(pattern):
            if _is_open(cover, cue) and not hesitates(cover, cue.start):
                yield from _ROLES[role](cover, cue)


def _of_subject(cover: Cover, cue: range) -> Iterator[Verdict]:
    """Refuse what the verb is said of, a value of the shop or a word: "feathers are out", not "the sun is out"."""
    end = _borne(cover, cue.start)
    if pauses(cover, cue.start):
        return
    found = _listed_before(cover, end)
    if found and found[0].facet not in _PEOPLE:
        yield Verdict(found, (), range(end, cue.stop))
    elif not found and (words := _words_before(cover, end)):
        yield Verdict((), words, range(end, cue.stop))


def _of_contracted(cover: Cover, cue: range) -> Iterator[Verdict]:
    """Refuse the subject of an "is" that is written as one with it: "skinny's out"."""
    token = cover.token(cue.start - 1)
    if token is not None and token.surface.endswith(("'s", "\u2019s")):
        yield from _of_subject(cover, cue)


def _of_look(cover: Cover, cue: range) -> Iterator[Verdict]:
    """Refuse a look or a brand only: what is wished for may itch or not work."""
    for each in _of_subject(cover, cue):
        if each.spans and each.spans[0].facet in _NAMED:
            yield each


def _answered(cover: Cover, cue: range) -> Iterator[Verdict]:
    """Refuse what stands right before an answer: "pink? never again"."""
    after = cover.token(cue.stop)
    is_whole = after is None or pauses(cover, cue.stop) or after.text in _CLOSING
    found = _listed_before(cover, cue.start)
    if found and is_whole and pauses(cover, cue.start) and found[0].facet in _NAMED:
        yield Verdict(found, (), cue)


def _of_pronoun(cover: Cover, cue: range) -> Iterator[Verdict]:
    """Refuse what "that" stands for: the last look or brand before it."""
    after = cover.token(cue.stop)
    is_whole = after is None or pauses(cover, cue.stop) or after.text in _CLOSING
    for place in range(cue.start - 1, max(cue.start - _MOST_BETWEEN, 0) - 1, -1):
        span = cover.at(place)
        if span is not None and span.terms:
            if is_whole and span.facet in _NAMED:
                yield Verdict(_listed_before(cover, span.places.stop), (), cue)
            return


def _listed_before(cover: Cover, end: int) -> tuple[Span, ...]:
    """Return the values of one facet that end at a place, as a list: "wool, acrylic or silk"."""
    found: list[Span] = []
    place = end
    while (span := cover.at(place - 1)) is not None and span.terms:
        if found and span.facet is not found[0].facet:
            break
        found.append(span)
        place = span.places.start
        while cover.text(place - 1) in _LINKS:
            place -= 1
        is_linked = place < span.places.start or pauses(cover, span.places.start)
        if not is_linked or (len(found) == 1 and not _is_list(cover, span, place)):
            break
    return tuple(found)


def _is_list(cover: Cover, last: Span, place: int) -> bool:
    """Tell whether the last of several values is joined to those before by "and" or "or"."""
    return any(cover.text(each) in {"and", "or", "nor"} for each in range(place, last.places.start))


def _words_before(cover: Cover, end: int) -> tuple[int, ...]:
    """Return the place of the word that begins a clause and ends at a place, with one joined to it by "and"."""
    if not _is_free(cover, end - 1):
        return ()
    start = end - 1
    if cover.text(start - 1) in {"and", "or"} and _is_free(cover, start - 2) and _begins(cover, start - 2):
        return (start - 2, start)
    return (start,) if _begins(cover, start) else ()


def _begins(cover: Cover, place: int) -> bool:
    return place == 0 or pauses(cover, place) or cover.text(place - 1) in {"and", "but", "or", "because"}


def _is_free(cover: Cover, place: int) -> bool:
    token, span = cover.token(place), cover.at(place)
    is_word = token is not None and token.number is None and token.text not in phrases("function")
    return is_word and (span is None or (span.kept and not span.terms))


def _borne(cover: Cover, place: int) -> int:
    """Return where what is refused ends, before words that only bear it: "plastic bodies", "wool and the like"."""
    while cover.text(place - 1) in read("refusals")["borne"] and cover.at(place - 2) is not None:
        place -= 1
    return place


def _is_open(cover: Cover, cue: range) -> bool:
    spans = (cover.at(place) for place in cue)
    return not any(span is not None and (span.terms or span.limit or span.dropped) for span in spans)


_ROLES = {
    "barred": _of_subject,
    "contracted": _of_contracted,
    "failing": _of_look,
    "answers": _answered,
    "pronouns": _of_pronoun,
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    any_of = {role: f"(?:{alternatives(words)})" for role, words in read("refusals").items()}
    hardly = f"(?:{any_of['hardly']} )*"
    told = {
        "barred": (
            rf"{any_of['being']} {hardly}(?:{any_of['barred']}|{any_of['excluded']})"
            rf"|{any_of['denied']} {hardly}{any_of['fit']}|{any_of['excluded']}|{any_of['needless']}"
        ),
        "contracted": any_of["barred"],
        "failing": (
            rf"{any_of['cannot']} {hardly}{any_of['serve']}"
            rf"|{any_of['causing']} {any_of['whom']} {hardly}{any_of['ills']}"
            rf"|{any_of['bothering']} {any_of['whom']}|{any_of['itching']}"
            rf"|{any_of['looking']} {hardly}{any_of['awful']} on {any_of['whom']}"
        ),
        "answers": any_of["answers"],
        "pronouns": rf"{any_of['none_of']} {any_of['pronouns']}|{any_of['neither']}",
    }
    return {role: re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for role, pattern in told.items()}
