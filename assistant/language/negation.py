"""What a customer does not want: how far "not", "without" and the like reach."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from assistant.language.clauses import words
from assistant.language.corrections import hesitates
from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases, read
from assistant.language.noun_phrases import pauses
from assistant.language.unwanted import dealings, unwanted
from assistant.language.verdicts import Verdict, verdicts
from assistant.types import Facet

#: Words of the longest phrase that begins a refusal.
_LONGEST_CUE = 6
#: Whom something is bought for.
_RECEIVERS = frozenset({"me", "us", "him", "her"})
#: Words between two values of a list.
_MOST_LINKING = 2
#: Words between "if" and a denial: "if you do have no".
_MOST_SUPPOSING = 4
_SENT_FREE = frozenset({"shipping", "delivery", "gift", "returns"})
_LINKS = frozenset({"or", "nor", "and"})


@dataclass(frozen=True)
class Refusals:
    """The values and the free words not wanted, and the cues that said so."""

    spans: frozenset[Span]
    words: tuple[int, ...]  # places
    cues: tuple[range, ...]


class _Scope:
    """How far one cue reaches. `facet` and `end` are of what it has reached so far."""

    def __init__(self, cue: range) -> None:
        self.cue = cue
        self.facet: Facet | None = None
        self.end = cue.stop


def refusals(cover: Cover, told: Collection[int] = ()) -> Refusals:
    """Find what is not wanted. A scope runs over a list of values and ends at a turn, a stop or a new preposition.

    Free words after a cue at one of the places that only tell are not refused: "she rode without training wheels".
    """
    spans: set[Span] = set()
    free_words: list[int] = []
    cues: list[range] = []
    after = [*_free_of(cover), *verdicts(cover)]
    spoken = {place for verdict in after for place in verdict.cue}
    for scope, reached, free in _reached(cover, spoken):
        spans.update(reached)
        is_told = scope.cue.start in told or _is_circumstance(cover, scope.cue, told)
        free = [] if is_told and not _is_reported(cover, scope.cue) else free  # noqa: PLW2901
        free_words += free
        if reached or free:
            cues.append(scope.cue)
        if free:
            cues.append(range(scope.end, free[-1] + 1))
    for verdict in after:
        spans.update(verdict.spans)
        free_words += [place for place in verdict.words if place not in free_words]
        cues.append(verdict.cue)
    return Refusals(frozenset(spans), tuple(free_words), tuple(cues))


def _reached(cover: Cover, spoken: Collection[int]) -> Iterator[tuple[_Scope, list[Span], list[int]]]:
    """Yield how far each cue reaches; `spoken` are the places of words that refuse what stands before them."""
    place, size = 0, len(cover.line.tokens)
    while place < size:
        cue = _cue(cover, place) if place not in spoken else None
        if cue is None:
            place += 1
            continue
        scope = _Scope(cue)
        reached = _follow(cover, scope)
        free = unwanted(cover, cue, scope.end)
        yield scope, reached, free
        place = max(scope.end, *(each + 1 for each in free)) if free else scope.end


def _follow(cover: Cover, scope: _Scope) -> list[Span]:
    """Return the values that a scope reaches, moving its end behind the last."""
    reached: list[Span] = []
    place = scope.cue.stop
    while place < len(cover.line.tokens) and not _ends(cover, scope, place):
        span = cover.at(place)
        if span is None or not (span.terms or span.limit or span.dropped):
            place += 1
            continue
        if not span.terms or not _takes(cover, scope, span):
            break
        reached.append(span)
        scope.facet = scope.facet or span.facet
        scope.end = place = span.places.stop
    return reached


def _takes(cover: Cover, scope: _Scope, span: Span) -> bool:
    """Tell whether a value is refused too, given what the scope reached before it."""
    if scope.facet is None:
        return True
    between = [cover.text(place) for place in range(scope.end, span.places.start)]
    if not between and not pauses(cover, span.places.start):
        # "no red dresses": dresses, please; "not black blue": blue, please; "not striped size m": in M, please
        return span.facet not in {Facet.CATEGORY, Facet.SIZE, scope.facet}
    if {"or", "nor", "anything", "everything"} & set(between):
        return True
    linked = "and" in between or pauses(cover, span.places.start)
    return linked and span.facet is scope.facet


def _ends(cover: Cover, scope: _Scope, place: int) -> bool:
    """Tell whether a scope ends before this place."""
    token = cover.line.tokens[place]
    if hesitates(cover, place):
        return True
    if token.breaks or (token.text in phrases("turns") and not cover.at(place - 1) == cover.at(place) is not None):
        return True
    if scope.facet is None:
        return token.pauses or _far(cover, scope, place)
    if token.pauses:
        return not _goes_on(cover, scope, place)
    is_preposition = token.text in phrases("prepositions")
    return is_preposition and cover.text(place - 1) not in _LINKS


def _far(cover: Cover, scope: _Scope, place: int) -> bool:
    """Tell whether words of their own stand between a cue and this place: "no hood in blue" refuses no blue."""
    span = cover.at(place)
    if span is not None:
        return False
    text = cover.text(place)
    is_content = text not in phrases("function") and text not in phrases("between")
    if is_content and cover.text(place + 1) in _LINKS and _lists(cover, scope):
        return False
    return is_content or (
        text in phrases("prepositions") and place > scope.cue.stop and _has_content(cover, scope, place)
    )


def _lists(cover: Cover, scope: _Scope) -> bool:
    return cover.line.phrase(scope.cue.start, scope.cue.stop) in phrases("listing")


def _has_content(cover: Cover, scope: _Scope, place: int) -> bool:
    between = (cover.text(each) for each in range(scope.cue.stop, place))
    return any(text not in phrases("function") | phrases("between") for text in between)


def _goes_on(cover: Cover, scope: _Scope, place: int) -> bool:
    """Tell whether the list goes on after a comma: "not black, brown or white", but "not black, blue please"."""
    said = {cover.text(each) for each in _list_from(cover, scope, place)}
    joints = {"or", "nor", "and"} if _lists(cover, scope) else {"or", "nor"}  # "she hates red, blue and pink"
    return bool(said & joints) and "the" not in said


def _list_from(cover: Cover, scope: _Scope, place: int) -> range:
    """Return the places of values of the facet refused that follow each other, with what joins the last to another."""
    end = gap = place
    while gap < len(cover.line.tokens) and not cover.line.tokens[gap].breaks and gap <= end + _MOST_LINKING:
        span = cover.at(gap)
        if span is not None and span.terms and span.facet is scope.facet:
            end = gap = span.places.stop
        elif span is not None and (span.terms or span.limit):
            break
        else:
            gap += 1
    return range(place, gap if end > place else place)


def _free_of(cover: Cover) -> Iterator[Verdict]:
    """Yield values that are refused after them: "leather-free", not "leather, free shipping"."""
    for span in cover.values():
        after = span.places.stop
        is_free = cover.text(after) == "free" and cover.text(after + 1) not in _SENT_FREE
        is_no = cover.text(after) in {"no", "not"} and _is_said_out(cover, after + 1)  # "of down no because"
        if (is_free or is_no) and not pauses(cover, after):
            yield Verdict((span,), (), range(after, after + 1))


def _is_said_out(cover: Cover, place: int) -> bool:
    return cover.text(place) in {"", "because"} or (pauses(cover, place) and cover.text(place - 1) == "not")


def _is_circumstance(cover: Cover, cue: range, told: Collection[int]) -> bool:
    """Tell whether it is only said how something was: "our kettle died, with no coffee in me"."""
    if cover.text(cue.start - 1) != "with" or not pauses(cover, cue.start - 1):
        return False
    before = range(cue.start - 2, -1, -1)
    start = next((place for place in before if cover.line.tokens[place].breaks), 0)
    return any(place in told for place in range(start, cue.start - 1))


def _is_reported(cover: Cover, cue: range) -> bool:
    """Tell whether it is told what should not be: "I'm told no glitter", "mom said that no sequins"."""
    place = cue.start - 1 - (cover.text(cue.start - 1) in {"that", "me", "us"})
    return cover.text(place) in read("refusals")["reporting"]


def _cue(cover: Cover, place: int) -> range | None:
    """Return the phrase of refusal that starts at a place no value or limit has taken."""
    for end in range(min(place + _LONGEST_CUE, len(cover.line.tokens)), place, -1):
        phrase = cover.line.phrase(place, end)
        deals = phrase in dealings() and cover.text(end) not in _RECEIVERS  # "don't buy me anything" refuses no shop
        if (deals or phrase in phrases("negations")) and all(
            _is_open(cover.at(each), range(place, end)) for each in range(place, end)
        ):
            cue = range(place, end)
            return None if _is_void(cover, cue, phrase) else cue
    return range(place, place + 1) if _is_compared(cover, place) else None


def _is_void(cover: Cover, cue: range, phrase: str) -> bool:
    """Tell whether a phrase of refusal refuses nothing where it stands."""
    if phrase in {"no", "not"} and (_answers(cover, cue.stop) or hesitates(cover, cue.start)):
        return True
    if phrase.endswith(("have", "need")) and cover.text(cue.stop) == "to":  # "it doesn't have to be big"
        return True
    return any(holds(cover, cue.start) for holds in (_is_denied, _has_all_else, _is_supposed, _is_of_place))


def _is_of_place(cover: Cover, place: int) -> bool:
    """Tell whether a place goes without something, and not what is looked for: "in a hallway with no window"."""
    noun = place + 1  # "no nails in the wall"
    if cover.text(noun + 1) in {"in", "on"} and cover.text(noun + 2) in {"the", "my", "our"}:
        return cover.text(noun + 3) in words("others")
    if cover.text(place - 1) != "with":
        return False
    first = place - 2
    while cover.at(first) is None and cover.text(first) not in phrases("function") and first > place - 4:
        first -= 1
    is_led = cover.text(first) in phrases("determiners") and first < place - 2
    return is_led and cover.text(first - 1) in {"in", "at", "from", "near", "inside"}


def _is_denied(cover: Cover, place: int) -> bool:
    """Tell whether "anything but" is denied itself: "he never wears anything but linen", not "no wool, any but red"."""
    near = range(place - 3, place)
    before = {
        cover.text(each) for each in near if not any(pauses(cover, later) for later in range(each + 1, place + 1))
    }
    return cover.text(place) in {"anything", "nothing"} and bool(
        before & {"never", "not", "doesnt", "dont", "wont", "cant"}
    )


def _has_all_else(cover: Cover, place: int) -> bool:
    """Tell whether somebody has everything but what follows, and so lacks it: "they own everything except mugs"."""
    before = place - 1 if cover.text(place) == "everything" else place - 2
    return cover.text(before + 1) == "everything" and cover.text(before) in words("possessing")


def _is_supposed(cover: Cover, place: int) -> bool:
    """Tell whether it is only supposed that there is none: "black, or gray if you have no black"."""
    for first in range(place - 1, max(place - _MOST_SUPPOSING, 0) - 1, -1):
        if pauses(cover, first + 1):
            return False
        if cover.text(first) == "if":
            return cover.text(first + 1) in {"you", "youve", "there", "theres", "they", "theyve", "its", "it"}
    return False


def _is_compared(cover: Cover, place: int) -> bool:
    """Tell whether one value is liked less than the one before: "cotton over polyester"."""
    liked, other = cover.at(place - 1), cover.at(place + 1)
    if cover.text(place) != "over" or liked is None or other is None:
        return False
    return liked.facet is not None and liked.facet is other.facet


def _is_open(span: Span | None, cue: range) -> bool:
    """Tell whether a cue may stand on a span: on phrases without content that do not go on, like "nothing but"."""
    if span is None:
        return True
    has_content = span.terms or span.limit or span.dropped or span.action or span.kept
    return not has_content and span.places.start >= cue.start and span.places.stop <= cue.stop


def _answers(cover: Cover, after: int) -> bool:
    token = cover.token(after)
    if token is None or token.pauses or token.breaks:
        return True
    is_said_twice = cover.text(after - 2) == "no"  # "no no, blue instead of red"
    return cover.text(after - 1) == "no" and (is_said_twice or token.text in phrases("after_answer") | {"no"})
