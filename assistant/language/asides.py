"""What is told beside a wish: "my old sneakers", "white of all colors", "because suede gets ruined".

Of the kinds of things that a text names those are wished for that stand highest: what a wish is said of or what
stands by itself, then what is told of, then what only belongs to somebody, last what is named for company. What
describes the others is set aside with them.
"""

from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum

from assistant.language.absent import absent_things
from assistant.language.clauses import Clause, Told, clauses, is_had, words
from assistant.language.corrections import taken_back
from assistant.language.cover import Cover, Span
from assistant.language.drops import dropped_values
from assistant.language.lexicon import phrases
from assistant.language.noun_phrases import LOOKS, describes_thing, describing, first_of, is_owned, pauses
from assistant.language.predicates import is_of_what_there_is
from assistant.types import Facet

#: After a thing these say that somebody has it: "the boots I bought".
_HAVING = frozenset({"i", "we", "he", "she", "they", "my", "our"})
#: Company that is never wished for, even alone: "I commute by bike".
_NEVER = frozenset({"by"})
_COMPANY = frozenset({"for", "with", "like", "instead", "over", "to", "at"})
#: Before "for my phone" these are what is wished for, not the phone.
_ANYTHING = frozenset(
    {"something", "anything", "things", "stuff", "one", "accessory", "accessories", "gift", "present"}
)
#: After these somebody's thing is the subject: "she says that my bathrobe".
_LINKS = frozenset({"and", "but", "so", "that", "says", "said", "because", "since", "when"})
_ADVERBS = frozenset({"too", "really", "so", "very", "just", "always", "totally", "also"})


class Standing(IntEnum):
    """How likely a kind of thing is what is wished for."""

    NEVER = 0
    COMPANY = 1
    OWNED = 2
    TOLD = 3
    WISHED = 4


def set_things_aside(cover: Cover) -> Told:
    """Take back the kinds of things that are only told of, with what describes them."""
    told = Told(clauses(cover))
    dropped = {place for span in dropped_values(cover) for place in span.places}  # "scratch the lamps" says it itself
    for span in list(taken_back(cover)):
        if span.facet is Facet.CATEGORY and span.places.start not in dropped:
            cover.put(Span(span.places))
    things = [span for span in cover.values() if span.facet is Facet.CATEGORY]
    standings = {span: _standing(cover, span, told.at(span.places.start)) for span in things}
    highest = max(standings.values(), default=Standing.WISHED)
    if Standing.NEVER < highest < Standing.WISHED and _wishes_absent(cover, told):
        highest = Standing.WISHED
    for span, standing in standings.items():
        if standing < highest or standing is Standing.NEVER:
            for each in (span, *describing(cover, span)):
                cover.put(Span(each.places))
    return told


def set_looks_aside(cover: Cover, told: Told, refused: Collection[Span]) -> None:
    """Take back looks that are of something else. What is refused stays refused, whatever the reason."""
    for span in list(taken_back(cover, refused)):
        cover.put(Span(span.places))
    spans = [span for span in cover.values() if span.facet in LOOKS and span not in refused]
    terms = {term for span in refused for term in span.terms}
    for span in spans if not all(part.wishes_nothing for part in told.clauses) else ():
        has_other = any(
            each.facet is span.facet and not told.at(each.places.start).wishes_nothing for each in spans if each != span
        )
        is_refused = terms.issuperset(span.terms)
        has_other = has_other or is_refused  # "not black, he has a black one"
        is_said = told.at(span.places.start).wishes(span.places.start)
        if (is_refused and not is_said) or _is_look_told(cover, span, told.at(span.places.start), has_other=has_other):
            cover.put(Span(span.places))


def set_sizes_aside(cover: Cover, told: Told) -> None:
    """Take back sizes that are told of where another is wished for: "the rug we have is 120 x 180"."""
    sizes = [span for span in cover.values() if span.facet is Facet.SIZE]
    of_story = [span for span in sizes if _is_of_had(cover, told.at(span.places.start))]
    for span in of_story if len(of_story) < len(sizes) else ():
        cover.put(Span(span.places))


def _is_of_had(cover: Cover, part: Clause) -> bool:
    is_former = any(cover.line.phrase(place, place + 2) in words("former") for place in part.places)
    return part.wish is None and (is_former or any(is_had(cover, place) for place in part.places))


def _wishes_absent(cover: Cover, told: Told) -> bool:
    """Tell whether a thing is wished for that this shop has none of."""
    spans = (span.places.start for span in absent_things(cover))
    return any((wish := told.at(place).wish) is not None and wish < place for place in spans)


def wished_of(cover: Cover, spans: Iterable[Span], told: Told) -> Iterator[Span]:
    """Yield those of the things named that are wished for, or told of where none is; no company: "she loves tea"."""
    standings = {span: _standing(cover, span, told.at(span.places.start)) for span in spans}
    highest = max(standings.values(), default=Standing.NEVER)
    if highest > Standing.COMPANY:
        yield from (span for span, standing in standings.items() if standing is highest)


def _standing(cover: Cover, span: Span, part: Clause) -> Standing:
    first = first_of(cover, span.places.start)
    before = cover.text(first - 1) if cover.at(first - 1) is None else ""
    is_said = part.wishes(span.places.start)
    if (before in _NEVER or _is_compared(cover, first)) and not (part.is_reason and not is_said):
        return Standing.NEVER
    if (
        before in words("fond")
        or (part.is_reason and not is_said)
        or (before in _COMPANY and not is_said and not _is_mine(cover, first, span))
    ):
        return Standing.COMPANY
    if _is_mine(cover, first, span):
        return _of_owned(cover, first, part, is_said=is_said)
    if (is_had(cover, span.places.stop) or _is_described(cover, first, span)) and not is_said:
        return Standing.OWNED
    is_of_story = cover.text(span.places.stop) in _HAVING and not pauses(cover, span.places.stop)
    is_of_story = is_of_story and cover.text(span.places.stop + 1) not in words("hedging")  # "sneakers I guess"
    is_told = part.past is not None or part.has_subject or is_of_story
    return Standing.TOLD if is_told and not is_said else Standing.WISHED


def _is_compared(cover: Cover, first: int) -> bool:
    """Tell whether a thing is only what others are compared with: "no bigger than a book"."""
    degree = cover.text(first - 2)
    is_degree = degree in {"more", "less"} or (degree.endswith("er") and degree not in {"other", "rather"})
    return cover.text(first - 1) == "than" and is_degree


def _is_described(cover: Cover, first: int, span: Span) -> bool:
    """Tell whether it is told how a certain thing is: "the desk is oak"."""
    is_certain = cover.text(first) == "the" and cover.text(span.places.stop) in {"is", "are", "was", "were"}
    return is_certain and not pauses(cover, span.places.stop)


def _is_mine(cover: Cover, first: int, span: Span) -> bool:
    return is_owned(cover, first, span.places.start)


def _of_owned(cover: Cover, first: int, part: Clause, *, is_said: bool) -> Standing:
    """Tell what somebody's own thing is: wished anew, told of, or something that is done with."""
    if cover.text(first - 1) == "for" and cover.text(first - 2) in _ANYTHING:
        return Standing.NEVER
    if is_said and _is_said_of(cover, part, first):
        return Standing.WISHED
    is_subject = first == part.places.start or cover.text(first - 1) in _LINKS
    return Standing.TOLD if is_subject else Standing.OWNED


def _is_said_of(cover: Cover, part: Clause, first: int) -> bool:
    """Tell whether a wish reaches up to this place: "I need to replace my", not "boots to go with my"."""
    reach = range(part.wish or 0, first)
    return not any(
        span.facet is Facet.CATEGORY or cover.text(place) in phrases("company") - {"for", "to", "from"}
        for place in reach
        if (span := cover.at(place) or Span(range(0)))
    )


def _is_look_told(cover: Cover, span: Span, part: Clause, *, has_other: bool) -> bool:
    """Tell whether a look is of something else than what is wished for; `has_other` is whether one of its kind is.

    What describes the thing may be wished for all the same, where no other look is said.
    """
    if _is_of_other(cover, span, part) or _is_judged(cover, span.places.stop):
        return True
    if part.liking is not None or part.wishes(span.places.start):
        return False
    if has_other and (part.wishes_nothing or _is_of_owned(cover, span)):
        return True
    if describes_thing(cover, span):
        return False
    return part.is_reason or (part.past is not None and part.past < span.places.start)


def _is_of_other(cover: Cover, span: Span, part: Clause) -> bool:
    """Tell whether a look is of something else by the words around it alone: "white walls", "my car is red"."""
    is_remark = cover.line.phrase(span.places.stop, span.places.stop + 2) == "of all"
    is_other = _is_of_own_other(cover, span) or cover.text(span.places.stop) in words("others")
    return is_remark or is_other or is_of_what_there_is(cover, span, part)


def _is_of_owned(cover: Cover, span: Span) -> bool:
    """Tell whether a look is of somebody's own thing: "the label in my old yellow blouse"."""
    return describes_thing(cover, span) and is_owned(cover, first_of(cover, span.places.start), span.places.start)


def _is_of_own_other(cover: Cover, span: Span) -> bool:
    """Tell whether a look is of something that somebody has: "cushions for our gray sofa"."""
    after = cover.text(span.places.stop)
    is_noun = bool(after) and cover.at(span.places.stop) is None and after not in phrases("function") | phrases("parts")
    is_noun = is_noun and not pauses(cover, span.places.stop)
    return is_noun and is_owned(cover, first_of(cover, span.places.start), span.places.start)


def _is_judged(cover: Cover, place: int) -> bool:
    """Tell whether something is said against what stands before this place: "beige is boring"."""
    if cover.text(place) not in words("judging") or cover.at(place) is not None or pauses(cover, place):
        return False
    after = next((text for each in range(place + 1, place + 4) if (text := cover.text(each)) not in _ADVERBS), "")
    return after not in words("welcomes")
