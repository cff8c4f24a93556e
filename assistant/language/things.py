"""Which of several things that are named side by side is meant: the last of a compound, the narrower of two."""

from collections.abc import Collection
from itertools import pairwise

from assistant.language.corrections import corrects
from assistant.language.cover import Cover, Span
from assistant.language.kinds import closure
from assistant.language.lexicon import phrases
from assistant.language.noun_phrases import describing, first_of, is_owned, pauses
from assistant.language.nouns import singular
from assistant.language.senses import Sense
from assistant.language.vocabulary import Vocabulary
from assistant.types import Facet

#: Words that may describe what only goes with a thing: "with a small 4k camera".
_MOST_DESCRIBING = 2
#: Before "with" these say that two things go together, and neither has the other.
_GOING = frozenset({"go", "goes", "going", "wear", "worn", "pair", "paired", "pairs", "work", "works", "match"})
#: Words between two things of one list: "shoes or brown loafers".
_MOST_LINKING = 4


def heads_only(cover: Cover, vocabulary: Vocabulary) -> None:
    """Of two categories side by side keep the last: a "hoodie dress" is a dress. What only goes with one is dropped."""
    categories = [span for span in cover.values() if span.facet is Facet.CATEGORY]
    for span in categories if len(categories) > 1 or _corrects_material(cover, categories) else ():
        material = _material(cover, span, vocabulary)
        if material is not None:
            cover.put(Span(span.places, terms=material.terms, named=material.named))
    categories = [span for span in cover.values() if span.facet is Facet.CATEGORY]
    for first, second in pairwise(categories):
        if _is_compound(cover, first, second):
            cover.put(Span(first.places, kept=True))
        elif _is_part_refused(cover, second):
            cover.put(Span(second.places, kept=True))
        elif _goes_with(cover, second) and not _is_apart(cover, first, second):
            first_place = first_of(cover, second.places.start)
            is_other = cover.text(first_place - 1) not in {"with", "w"} or cover.text(first_place - 2) in _GOING
            is_other = is_other or is_owned(cover, first_place, second.places.start)
            owned = describing(cover, second) if is_other else ()
            for each in (second, *owned):
                cover.put(Span(each.places, kept=True))


def narrowest_only(cover: Cover, refused: Collection[Span]) -> None:
    """Of a kind and a narrower one said apart keep the narrower: "new shoes, so loafers", but "shoes or loafers"."""
    spans = [span for span in cover.values() if span.facet is Facet.CATEGORY and span not in refused]
    for span in spans:
        kinds = {term.value for term in span.terms}
        narrower = (each for each in spans if kinds < closure(each.terms[0].value) and each.terms[0].value not in kinds)
        if any(not _is_linked(cover, span, each) for each in narrower):
            cover.put(Span(span.places))


def _is_linked(cover: Cover, one: Span, other: Span) -> bool:
    first, last = sorted((one, other), key=lambda span: span.places.start)
    if _is_apart(cover, first, last):
        return False
    between = {cover.text(place) for place in range(first.places.stop, last.places.start)}
    return len(between) <= _MOST_LINKING and bool(between & {"and", "or"})


def _material(cover: Cover, span: Span, vocabulary: Vocabulary) -> Sense | None:
    """Return what a thing's name means as a material of another thing: "a vase, glass"."""
    phrase = cover.line.phrase(span.places.start, span.places.stop)
    return next(iter(vocabulary.senses_of(phrase, Facet.MATERIAL)), None)


def _corrects_material(cover: Cover, things: list[Span]) -> bool:
    """Tell whether another material takes the place of what is named: "scratch glass, make that plastic"."""
    is_other = any(span.facet is Facet.MATERIAL for span in cover.values())
    return is_other and any(corrects(cover) or cover.text(each.places.start - 1) in {"not", "of"} for each in things)


def _is_part_refused(cover: Cover, span: Span) -> bool:
    """Tell whether a thing is what another one should be without: "a coat, no belt"."""
    place = span.places.start
    before = cover.text(place - 2) if cover.text(place - 1) in {"a", "an", "any", "the"} else cover.text(place - 1)
    phrase = cover.line.phrase(place, span.places.stop)
    return before in {"no", "without", "minus", "sans"} and singular(phrase) in phrases("attached")


def _is_apart(cover: Cover, first: Span, second: Span) -> bool:
    """Tell whether a sentence ends between two things."""
    return any(cover.line.tokens[place].breaks for place in range(first.places.stop, second.places.start + 1))


def _is_compound(cover: Cover, first: Span, second: Span) -> bool:
    phrase = cover.line.phrase(first.places.start, first.places.stop)
    pauses = cover.line.tokens[second.places.start].pauses
    return first.places.stop == second.places.start and not pauses and singular(phrase) == phrase


def _goes_with(cover: Cover, span: Span) -> bool:
    """Tell whether a category is named for company only: "a dress with a belt", "a case for my phone"."""
    place, described = span.places.start, 0
    while cover.text(place - 1) in phrases("determiners") or _is_described(cover, place):
        described += cover.text(place - 1) not in phrases("determiners")
        if described > _MOST_DESCRIBING:
            return False
        place -= 1
    other = cover.at(place - 1)
    if other is not None and other.terms and other.facet is not Facet.CATEGORY:
        return _goes_with(cover, other)
    company = phrases("near_company") if described else phrases("company")
    return cover.text(place - 1) in company and cover.at(place - 1) is None and not pauses(cover, place)


def _is_described(cover: Cover, place: int) -> bool:
    """Tell whether the word before a place only describes what stands there: "a 4k camera", "long sleeves"."""
    text, span = cover.text(place - 1), cover.at(place - 1)
    is_word = bool(text) and text not in phrases("function") | phrases("company")
    is_free = span is None or (span.kept and not span.terms)
    return is_word and is_free and not pauses(cover, place)
