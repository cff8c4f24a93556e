"""What a text takes back: "any color", "forget the price", "drop the red"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases, read
from assistant.language.text import Line, alternatives
from assistant.types import Facet

#: "any reviews?" and "do you have any stock?" ask for something; they drop nothing.
_ASKED_FOR = frozenset({Facet.RATING, Facet.REVIEWS, Facet.AVAILABILITY})
_DROP = (
    "forget|lift|never mind|nevermind|ignore|drop|remove|clear|reset|lose|cancel|delete|scrap|take (?:off|away|out)"
    "|get rid of|no longer|disregard|scratch|strike|cross out|ditch"
)
#: "It needn't be checked after all": a value that is said not to be a must.
_NEED_NOT = "(?:(?:it|they|that) )?(?:neednt|need not|(?:doesnt|dont|does not|do not) (?:have|need) to) (?:really )?be"
_RESTRICTIONS = frozenset({"filter", "filters", "constraint", "limit", "part", "bit", "requirement"})
_THE = "(?:(?:about|the|any|my|your|that|whole|all) )*"
_LIMIT = "(?: (?:limits?|filters?|constraints?|restrictions?|range|preferences?|bit|part|requirement))?"
_NOT_IMPORTANT = (
    "(?:(?:really |actually )?(?:does not|doesnt|do not|dont|isnt|is not|not) "
    "(?:really )?(?:matter|important|care|that important|so important|relevant|an issue|a concern)"
    "|(?:is )?(?:no object|irrelevant|unimportant|flexible|not important))"
)
_WILL_DO = (
    "(?: (?:is|are|would be) (?:all right|alright|fine|ok|okay|good|welcome)"
    "| (?:will|would) do| do(?:es)?| works?| at all)"
)
_LEFT_TO_YOU = "(?:up to you|your choice|your call|you choose|you decide|you pick|whatever)"
_FUSSY = "(?:fussy|picky|choosy|particular|fussed|bothered|set|strict)"
_IT_IS = "(?: (?:it is|its|they are))?"
_EXCEPT = "but|except|other than|apart from|besides"
_BUT = f"(?! (?:{_EXCEPT}|as long as|so long as|provided)(?!\\S))"


def drops(line: Line) -> Iterator[Span]:
    """Yield the facets a text names as not mattering any more."""
    for pattern in _patterns():
        for match, places in line.find(pattern):
            facet = _facets()[match["facet"]]
            if not (match.groupdict().get("any") and facet in _ASKED_FOR):
                is_of_reviews = facet is Facet.RATING and match["facet"].startswith("review")
                yield Span(places, dropped=(facet, Facet.REVIEWS) if is_of_reviews else (facet,))


def dropped_but(line: Line) -> tuple[Facet, ...]:
    """Return the facets of which all is welcome but something: "any color but black"."""
    return tuple(_facets()[match["facet"]] for match, _ in line.find(_any_but()))


def allows(cover: Cover) -> bool:
    """Tell whether a value is said to be welcome, which is less than to be wanted: "black is fine after all"."""
    ends = (span.places.stop for span in cover.values())
    return any(cover.line.phrase(end, end + more) in phrases("allowing_after") for end in ends for more in (2, 3, 4))


def dropped_values(cover: Cover) -> Iterator[Span]:
    """Yield what "drop the red or the blue" takes back; each span replaces the verb and its values."""
    for _, verb in cover.line.find(_verb()):
        end, facets = _listed(cover, verb.stop) if cover.text(verb.stop) not in {"or", "and"} else (0, ())
        if facets:
            yield Span(range(verb.start, end), dropped=facets)


def _listed(cover: Cover, place: int) -> tuple[int, tuple[Facet, ...]]:
    facets: dict[Facet, None] = {}
    end = place
    while True:
        while cover.text(place) in {"the", "and", "or"}:
            place += 1
        span = cover.at(place)
        if span is None or not span.terms or (facets and span.facet not in facets):
            return end, tuple(facets)
        facets |= dict.fromkeys(term.facet for term in span.terms)
        end = place = span.places.stop
        if cover.text(end) in _RESTRICTIONS and cover.at(end) is None:
            end = place = end + 1


@cache
def _facets() -> Mapping[str, Facet]:
    return {word: Facet(name) for name, words in read("phrases")["facets"].items() for word in words}


@cache
def _any_but() -> re.Pattern[str]:
    facet = alternatives(_facets())
    return re.compile(rf"(?<!\S)(?:any|all|every|whatever)(?: other)? (?P<facet>{facet}) (?:{_EXCEPT})(?!\S)")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:(?:{_DROP})(?: about)?(?: the| any| my)?|{_NEED_NOT})(?!\S)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    facet = f"(?P<facet>{alternatives(_facets())})"
    patterns = (
        rf"(?:in )?(?P<any>any|all|whatever|whichever)(?: the)? {facet}(?:{_WILL_DO})?{_BUT}",
        rf"(?:any|an|another)(?: other)? {facet}{_WILL_DO}(?: too| as well)?",
        rf"(?:the )?{facet} {_NOT_IMPORTANT}(?: to me)?",
        rf"(?:{_DROP}) {_THE}(?P<facet>size) (?:<n>|x*[sl]|m|small|medium|large)",
        rf"(?:{_DROP}) {_THE}{facet}{_LIMIT}",
        rf"(?:i )?(?:dont|do not|doesnt) (?:really )?(?:care|mind) (?:(?:about|for|what|which|the) )*{facet}{_IT_IS}",
        rf"(?:no matter (?:the |what |which )?|regardless of (?:the )?|open to any ){facet}",
        rf"(?:the )?{facet} (?:is |are )?(?:all )?{_LEFT_TO_YOU}",
        rf"surprise me (?:with|on|by) {_THE}{facet}",
        rf"(?:im |i am )?not (?:(?:too|very|that|so|really) )?{_FUSSY} (?:about|on|with|which|what) {_THE}{facet}",
        rf"(?:flexible|easy|relaxed|open|open minded) (?:about|on|with|as to|regarding) {_THE}{facet}",
        rf"no (?:preference|limit) (?:on|for|about|of)(?: the)? {facet}",
        rf"(?:no more|no|without)(?: an?| any| the)? {facet} (?:limits?|preferences?|restrictions?|filters?)",
        r"(?:no|without a|without any) (?P<facet>budget|price limit)",
    )
    return tuple(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for pattern in patterns)
