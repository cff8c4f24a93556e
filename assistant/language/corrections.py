"""What is said otherwise than before: "sorry, I meant boots", "size M, no wait, L"."""

from collections.abc import Iterator

from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases

#: Words of the longest phrase that begins a correction.
_LONGEST = 4


def corrects(cover: Cover) -> bool:
    """Tell whether a text says that it corrects something, be it in an earlier text."""
    return bool(_cues(cover))


def taken_back(cover: Cover) -> Iterator[Span]:
    """Yield the values that the same text says otherwise afterwards."""
    for cue in _cues(cover):
        after = {span.facet for span in cover.values() if cue < span.places.start}
        yield from (span for span in cover.values() if span.places.start < cue and span.facet in after)


def _cues(cover: Cover) -> list[int]:
    """Return where corrections begin."""
    return [place for place in range(len(cover.line.tokens)) if _begins(cover, place)]


def _begins(cover: Cover, place: int) -> bool:
    span = cover.at(place)
    if span is not None and span.kept:  # "scratch resistant"
        return False
    ends = range(place + 1, place + _LONGEST)
    return any(cover.line.phrase(place, end) in phrases("corrections") for end in ends)
