"""Sizes that are only told of: "the rug we have is 120 x 180", "my sister takes a 38", "a mug for the queen"."""

from assistant.language.clauses import Clause, Told, is_had, words
from assistant.language.cover import Cover, Span
from assistant.language.kinds import closure
from assistant.language.lexicon import read
from assistant.types import Facet

_CUSTOMER = frozenset({"i", "im", "ive", "id", "ill", "we"})
#: Words between a size and what is said of it: "the 41 I got was too tight".
_NEAR = 5


def set_sizes_aside(cover: Cover, told: Told) -> None:
    """Take back sizes of beds where no bed is spoken of, and those told of where another is wished for."""
    sizes = [span for span in cover.values() if span.facet is Facet.SIZE]
    kinds = {term.value for span in cover.values() for term in span.terms if span.facet is Facet.CATEGORY}
    bedded = any(closure(kind) & set(read("sizes")["bedded"]) for kind in kinds)
    for span in [each for each in sizes if kinds and not bedded and _is_of_bed(cover, each)]:
        sizes.remove(span)
        cover.put(Span(span.places))
    of_story = [span for span in sizes if _is_told(cover, span, told.at(span.places.start), sizes)]
    for span in of_story if len(of_story) < len(sizes) else ():
        cover.put(Span(span.places))


def _is_of_bed(cover: Cover, span: Span) -> bool:
    beds = {*read("sizes")["beds"], "size", "bed"}
    return beds.issuperset(word for place in span.places for word in cover.text(place).split())


def _is_told(cover: Cover, span: Span, part: Clause, sizes: list[Span]) -> bool:
    """Tell whether a size is that of something there is or was, or of somebody else than the customer."""
    if part.wish is not None:
        return False
    is_former = any(cover.line.phrase(place, place + 2) in words("former") for place in part.places)
    if is_former or any(is_had(cover, place) for place in part.places) or _is_judged(cover, span, part):
        return True
    if part.past is not None:
        return True
    starts = {cover.text(part.places.start)}
    others = (range(each.places.start - 2, each.places.stop) for each in sizes if each != span)
    of_self = any(cover.text(place) in _CUSTOMER for places in others for place in places)
    return bool(starts & words("owners")) and of_self and not _is_of_self(cover, part)


def _is_of_self(cover: Cover, part: Clause) -> bool:
    return bool({cover.text(place) for place in part.places} & (_CUSTOMER | {"size"}))


def _is_judged(cover: Cover, span: Span, part: Clause) -> bool:
    """Tell whether it is said that a size does not fit: "M is too tight", "my M has shrunk"."""
    after = range(span.places.stop, min(span.places.stop + _NEAR, part.places.stop))
    return any(cover.text(place) in read("sizes")["misfits"] for place in after)
