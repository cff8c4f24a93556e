"""Which tokens of a text are understood, and as what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.language.senses import Term
from assistant.language.text import Line, Token
from assistant.types import Facet, Limit, Sight


@dataclass(frozen=True, slots=True)
class Span:
    """A run of tokens that means one thing; with nothing set it is a phrase without content."""

    places: range
    terms: tuple[Term, ...] = ()
    named: Term | None = None  # what the terms are wider than
    limit: Limit | None = None
    currency: str | None = None  # of the limit, where the customer named one
    action: str = ""  # a key of `actions` in phrases.yml, or of what is said of looks
    sights: tuple[Sight, ...] = ()  # the parts of a look it is about
    dropped: tuple[Facet, ...] = ()
    kept: bool = False  # its words stay words

    @property
    def facet(self) -> Facet | None:
        """Return the facet of its first term."""
        return self.terms[0].facet if self.terms else None


class Cover:
    """The spans of one line. Spans never overlap: the first claim stands."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._at: list[Span | None] = [None] * len(line.tokens)

    def claim(self, spans: Iterable[Span]) -> None:
        """Take each span whose tokens are all free."""
        for span in spans:
            if span.places and all(self._at[place] is None for place in span.places):
                self.put(span)

    def put(self, span: Span) -> None:
        """Take a span, in place of whatever had its tokens."""
        for place in span.places:
            self.clear(place)
        for place in span.places:
            self._at[place] = span

    def clear(self, place: int) -> None:
        """Give up the span at a place."""
        old = self._at[place]
        if old is not None:
            for each in old.places:
                self._at[each] = None

    def at(self, place: int) -> Span | None:
        """Return the span that covers a place; None where it is free or beyond the text."""
        return self._at[place] if 0 <= place < len(self._at) else None

    def spans(self) -> Iterator[Span]:
        """Yield the spans from left to right."""
        for place, span in enumerate(self._at):
            if span is not None and span.places.start == place:
                yield span

    def values(self) -> Iterator[Span]:
        """Yield the spans that name values."""
        return (span for span in self.spans() if span.terms)

    def token(self, place: int) -> Token | None:
        """Return the token at a place, or None beyond the text."""
        return self.line.tokens[place] if 0 <= place < len(self.line.tokens) else None

    def text(self, place: int) -> str:
        """Return the plain word at a place, "" beyond the text."""
        token = self.token(place)
        return token.text if token else ""
