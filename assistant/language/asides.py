"""What is told beside a wish: "my old sneakers", "white of all colors", "because suede gets ruined".

Of the kinds of things that a text names those are wished for that stand highest: what a wish is said of or what
stands by itself, then what is told of, then what only belongs to somebody, last what is named for company. What
describes the others is set aside with them.
"""

from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum

from assistant.language.absent import absent_things
from assistant.language.clauses import Clause, Told, clauses, is_had, words
from assistant.language.corrections import hesitates, taken_back
from assistant.language.cover import Cover, Span
from assistant.language.drops import dropped_values
from assistant.language.lexicon import phrases, read
from assistant.language.noun_phrases import LOOKS, describes_thing, describing, first_of, is_owned, pauses
from assistant.language.predicates import is_of_what_there_is
from assistant.types import Facet

#: After a thing these say that somebody has it: "the boots I bought".
_HAVING = frozenset({"i", "we", "he", "she", "they", "my", "our"})
#: Company that is never wished for, even alone: "I commute by bike".
_NEVER = frozenset({"by"})
_COMPANY = frozenset(
    {"for", "with", "like", "instead", "over", "to", "at", "in", "on", "off", "through", "into", "onto", "under"}
)
#: After these "through" says that something is used up: "I go through gloves".
_GOING = frozenset({"go", "goes", "going", "went", "gone"})
#: After "like" these do what is compared: "like other people go through socks".
_OTHERS = frozenset({"other", "others", "people", "everyone", "everybody", "most", "normal", "some", "the"})
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
    kinds = {term for span, standing in standings.items() if standing is highest for term in span.terms}
    for span, standing in standings.items():
        is_own = _is_mine(cover, first_of(cover, span.places.start), span)
        if standing is Standing.TOLD and kinds.issuperset(span.terms) and not is_own:
            continue  # "ties must be plain, I require one silk tie"
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
    before = "" if _is_bound(cover, first, part) else before
    is_said = part.wishes(span.places.start) and not _is_advised(cover, span, part)
    if _is_likened(cover, first, part) or _is_on_somebody(cover, span):
        return Standing.NEVER
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
    if (is_had(cover, span.places.stop) or _is_described(cover, first, span, part)) and not is_said:
        return Standing.OWNED
    is_of_story = cover.text(span.places.stop) in _HAVING and not pauses(cover, span.places.stop)
    is_of_story = is_of_story and cover.text(span.places.stop + 1) not in words("hedging")  # "sneakers I guess"
    is_told = part.past is not None or part.has_subject or is_of_story
    return Standing.TOLD if (is_told and not is_said) or _is_abandoned(cover, part) else Standing.WISHED


def _is_bound(cover: Cover, first: int, part: Clause) -> bool:
    """Tell whether a small word belongs to the verb: "I go through gloves", "to spend 35 on a game"."""
    if cover.text(first - 1) == "through":
        return cover.text(first - 2) in _GOING
    spent = any(cover.text(place) in read("prices")["spending"] for place in range(part.places.start, first))
    return cover.text(first - 1) == "on" and spent


def _is_abandoned(cover: Cover, part: Clause) -> bool:
    """Tell whether another thing is taken after a "but": "I'd love a casserole, but they are heavy. So a pan"."""
    stop = part.places.stop
    if cover.text(stop) != "but":
        return False
    later = [each for each in cover.values() if each.facet is Facet.CATEGORY and each.places.start > stop]
    near = {cover.text(place) for each in later for place in (*range(each.places.start - 3, each.places.start),)}
    after = {cover.text(place) for each in later for place in range(each.places.stop, each.places.stop + 3)}
    return "so" in near or bool({"instead", "better"} & (near | after))


def _is_advised(cover: Cover, span: Span, part: Clause) -> bool:
    """Tell whether it is others who say what to get: "my husband says buy a bucket"."""
    before = range(part.places.start, span.places.start)
    start = next((place for place in before if cover.text(place) in words("owners") | {"everyone", "everybody"}), None)
    return start == part.places.start and any(cover.text(place) in words("advising") for place in before)


def _is_likened(cover: Cover, first: int, part: Clause) -> bool:
    """Tell whether a thing is only what others are compared by: "like other people go through socks"."""
    before = range(part.places.start, first - 1)
    return any(cover.text(place) == "like" and cover.text(place + 1) in _OTHERS for place in before)


def _is_on_somebody(cover: Cover, span: Span) -> bool:
    """Tell whether something only looks like a thing on somebody: "it's a tent on him"."""
    is_of_it = cover.text(span.places.start - 2) in {"its", "is", "was", "like"}
    return is_of_it and cover.line.phrase(span.places.stop, span.places.stop + 2) in {"on him", "on her", "on me"}


def _is_compared(cover: Cover, first: int) -> bool:
    """Tell whether a thing is only what others are compared with: "no bigger than a book"."""
    degree = cover.text(first - 2)
    is_degree = degree in {"more", "less"} or (degree.endswith("er") and degree not in {"other", "rather"})
    return cover.text(first - 1) == "than" and is_degree


def _is_described(cover: Cover, first: int, span: Span, part: Clause) -> bool:
    """Tell whether it is told how a certain thing is: "the desk is oak"."""
    after = span.places.stop
    is_bare = first == span.places.start and (first == 0 or pauses(cover, first))  # "(couch is brown)"
    is_certain = (is_bare or cover.text(first) == "the") and cover.text(after) in {"is", "are", "was", "were"}
    acts = cover.text(first) == "the" and _is_noun_at(cover, after) and first == part.places.start
    return (is_certain or acts) and not pauses(cover, after)  # "the stage lights wash me out"


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
    near = {cover.text(span.places.stop), _second_noun(cover, span.places.stop)}
    is_joined = (after := cover.token(span.places.stop + 1)) is not None and after.gap == "-"  # "plaid flat-fronted"
    near = set[str]() if is_joined else near
    is_other = _is_of_own_other(cover, span) or bool(near & words("others")) or _is_of_company(cover, span)
    return is_remark or is_other or is_of_what_there_is(cover, span, part) or _is_of_others(cover, part)


def _second_noun(cover: Cover, place: int) -> str:
    """Return the word after a free one: the wall of "a teal accent wall"."""
    is_noun = cover.at(place) is None and cover.text(place) not in phrases("function") and not pauses(cover, place)
    return cover.text(place + 1) if is_noun and not pauses(cover, place + 1) else ""


def _is_of_company(cover: Cover, span: Span) -> bool:
    """Tell whether a look is of what a thing is only for or stands on: "for red tulips", "all day on marble"."""
    first = span.places.start
    while cover.text(first - 1) in phrases("determiners"):
        first -= 1
    before, other = cover.text(first - 1), cover.at(first - 2)
    if before in {"on", "across", "through"} and not hesitates(cover, first - 1):
        return other is None or not other.terms
    after = cover.at(span.places.stop + 1)
    is_of_thing = after is not None and after.facet is Facet.CATEGORY  # "for a black turtleneck sweater"
    return before in {"for", "against"} and _is_noun_at(cover, span.places.stop) and not is_of_thing


def _is_noun_at(cover: Cover, place: int) -> bool:
    text = cover.text(place)
    is_noun = bool(text) and cover.at(place) is None and text not in phrases("function") | phrases("parts")
    return is_noun and not pauses(cover, place)


def _is_of_others(cover: Cover, part: Clause) -> bool:
    """Tell whether it is told what others have or do: "my team plays in red", "the others go for acrylic"."""
    start = part.places.start + (cover.text(part.places.start) in {"and", "but", "so", "because"})
    is_of_others = cover.line.phrase(start, start + 2) in words("rest") or cover.text(start) in words("owners")
    return is_of_others and part.wish is None and part.liking is None and _has_verb(cover, part)


def _has_verb(cover: Cover, part: Clause) -> bool:
    """Tell whether somebody does something in a clause that is not about the wish itself."""
    said = [cover.text(place) for place in part.places]
    return not set(said) & words("asked_of") and bool(set(said[1:4]) & words("doing"))


def _is_of_owned(cover: Cover, span: Span) -> bool:
    """Tell whether a look is of somebody's own thing: "the label in my old yellow blouse"."""
    return describes_thing(cover, span) and is_owned(cover, first_of(cover, span.places.start), span.places.start)


def _is_of_own_other(cover: Cover, span: Span) -> bool:
    """Tell whether a look is of something that somebody has: "cushions for our gray sofa"."""
    return _is_noun_at(cover, span.places.stop) and is_owned(
        cover, first_of(cover, span.places.start), span.places.start
    )


def _is_judged(cover: Cover, place: int) -> bool:
    """Tell whether something is said against what stands before this place: "beige is boring"."""
    if cover.text(place) not in words("judging") or cover.at(place) is not None or pauses(cover, place):
        return False
    after = next((text for each in range(place + 1, place + 4) if (text := cover.text(each)) not in _ADVERBS), "")
    return after not in words("welcomes")
