"""What is said otherwise than before: "sorry, I meant boots", "size M, no wait, L", "silver? no, rose gold"."""

from collections.abc import Collection, Iterator

from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases
from assistant.language.noun_phrases import pauses
from assistant.types import Facet

#: Words of the longest phrase that begins a correction.
_LONGEST = 4
_USUALLY = frozenset({"usually", "normally", "generally", "typically", "mostly"})
#: Words between a hesitation and the value on either side of it: "a red one, no, rather in blue".
_MOST_BETWEEN = 4


def corrects(cover: Cover) -> bool:
    """Tell whether a text says that it corrects something, be it in an earlier text."""
    return bool(_cues(cover, "corrections"))


def hesitates(cover: Cover, place: int) -> bool:
    """Tell whether the word at a place is of a phrase that corrects: "no" of "a blue, wait no, a green"."""
    firsts = range(max(place - _LONGEST, 0), place + 1)
    cues = (_cue(cover, first, role) for first in firsts for role in ("corrections", "hesitations"))
    return any(len(cue) > 1 and place in cue for cue in cues)


def taken_back(cover: Cover, refused: Collection[Span] = ()) -> Iterator[Span]:
    """Yield the values that the same text says otherwise afterwards. `refused` are those not wanted anyway."""
    values = list(cover.values())
    for cue in _cues(cover, "corrections"):
        yield from _meant_after(cover, values, cue)
        after = {span.facet for span in values if cue.start < span.places.start}
        yield from (span for span in values if span.places.start < cue.start and span.facet in after)
    wanted = [span for span in values if span not in refused]
    for cue in _cues(cover, "hesitations"):
        yield from _replaced_near(cover, wanted, cue)
    for cue in _cues(cover, "remakings"):
        after = {span.facet for span in wanted if span.places.start in _breath(cover, cue.stop)}
        yield from (span for span in wanted if span.places.start < cue.start and span.facet in after)
    sizes = [span for span in wanted if span.facet is Facet.SIZE]
    yield from (span for span in sizes[:-1] if _is_usual(cover, span))
    for span in wanted:
        if _is_instead(cover, span):
            yield from (each for each in wanted if each.places.stop <= span.places.start and each.facet is span.facet)


def _meant_after(cover: Cover, values: list[Span], cue: range) -> Iterator[Span]:
    """Yield what stands before a value of which it is said afterwards that it is meant: "thongs... sandals I mean"."""
    meant = cover.at(cue.start - 1)
    is_end = cover.token(cue.stop) is None or pauses(cover, cue.stop)
    if is_end and meant is not None and meant.terms and not pauses(cover, cue.start):
        before = [span for span in values if span.places.stop <= meant.places.start and span.facet is meant.facet]
        yield from before[-1:]


def _replaced_near(cover: Cover, wanted: list[Span], cue: range) -> Iterator[Span]:
    """Yield what stands right before a word that corrects only where the same is said right after it."""
    if not (_is_apart(cover, cue) or len(cue) > 1):
        return
    after = next((span for span in wanted if span.places.start >= cue.stop), None)
    if after is None or after.places.start - cue.stop > _MOST_BETWEEN:
        return
    before = [span for span in wanted if span.places.stop <= cue.start and span.facet is after.facet]
    end = cue.start
    for span in reversed(before):
        if end - span.places.stop > _MOST_BETWEEN:
            return
        yield span
        end = span.places.start


def _is_apart(cover: Cover, cue: range) -> bool:
    """Tell whether a pause stands before a word, and after a "no": ", no, red" but not ", no red"."""
    is_no = cover.text(cue.start) == "no"
    return pauses(cover, cue.start) and (not is_no or pauses(cover, cue.stop))


def _is_instead(cover: Cover, span: Span) -> bool:
    """Tell whether a value is said to take another's place: "canvas ones instead"."""
    place = span.places.stop + (cover.text(span.places.stop) in {"one", "ones"})
    return cover.text(place) == "instead" and cover.text(place + 1) != "of"


def _is_usual(cover: Cover, span: Span) -> bool:
    """Tell whether a size is only the usual one, of which another is told: "I normally wear M but these run small"."""
    return any(cover.text(place) in _USUALLY for place in range(max(span.places.start - 3, 0), span.places.stop))


def _breath(cover: Cover, place: int) -> range:
    """Return the places from one up to the next comma or stop."""
    size = len(cover.line.tokens)
    return range(place, next((each for each in range(place + 1, size) if pauses(cover, each)), size))


def _cues(cover: Cover, role: str) -> list[range]:
    """Return where phrases of a role stand that begin a correction."""
    cues = (_cue(cover, place, role) for place in range(len(cover.line.tokens)))
    return [cue for cue in cues if cue]


def _cue(cover: Cover, place: int, role: str) -> range:
    span = cover.at(place)
    if span is not None and span.kept:  # "scratch resistant"
        return range(0)
    ends = range(place + _LONGEST, place, -1)
    return next((range(place, end) for end in ends if cover.line.phrase(place, end) in phrases(role)), range(0))
