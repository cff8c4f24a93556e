"""The shop's size chart, and which size it gives a body. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from assistant.language.body import Measure
from assistant.language.kinds import closure
from assistant.language.sizes import canonical, size_matches

#: In a row of the chart: of any brand, kind of thing or gender.
ANY = "*"
_GENDERED = frozenset({"male", "female"})

Body = Mapping[Measure, Decimal]  # in cm, the weight in kg


@dataclass(frozen=True, slots=True)
class Span:
    """One row: of what, in which size, a measure lies between these ends."""

    brand: str  # as the feed names it, or ANY
    category: str  # a term of the lexicon, or ANY
    gender: str  # "male", "female", "unisex" or ANY
    size: str
    measure: Measure
    low: Decimal
    high: Decimal


class End(StrEnum):
    """How a measure lies to all sizes. Each names a response `utter_size_<end>`."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the chart says of one measure: the size it gives, or the nearest where none does."""

    measure: Measure
    value: Decimal
    span: Span
    end: End


@dataclass(frozen=True, slots=True)
class Sizes:
    """The part of a chart that holds for one product."""

    spans: tuple[Span, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return what the sizes go by."""
        return tuple(measure for measure in Measure if any(each.measure is measure for each in self.spans))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the sizes, as the chart orders them: the smallest first."""
        return tuple(dict.fromkeys(each.size for each in self.spans))

    def fitted(self, body: Body) -> list[Fitted]:
        """Return what the sizes say of each measure that is known."""
        return [self._of(measure, body[measure]) for measure in self.measures if measure in body]

    def larger(self, size: str, steps: int) -> str | None:
        """Return the size so many steps above, below where that is negative; None where there is none."""
        place = self.names.index(size) + steps
        return self.names[place] if 0 <= place < len(self.names) else None

    def largest(self, fitted: Iterable[Fitted]) -> str:
        """Return the largest of the sizes that single measures give: what is too wide can be worn."""
        return max((each.span.size for each in fitted), key=self.names.index)

    def _of(self, measure: Measure, value: Decimal) -> Fitted:
        """Return the smallest size that a measure fits into; one between two sizes takes the larger."""
        spans = sorted((each for each in self.spans if each.measure is measure), key=lambda each: each.high)
        if value > spans[-1].high:
            return Fitted(measure, value, spans[-1], End.ABOVE)
        span = next(each for each in spans if value <= each.high)
        return Fitted(measure, value, span, End.BELOW if value < spans[0].low else End.WITHIN)


NO_SIZES = Sizes()


@dataclass(frozen=True, slots=True)
class Chart:
    """All rows, in the order of the file."""

    spans: Sequence[Span] = field(default=())

    def of(self, brand: str, kinds: Iterable[str], gender: str, sold: Iterable[str]) -> Sizes:
        """Return the rows that say most exactly what a product is: of its brand, then its kind, then whom it is for.

        Rows with none of the sizes in which it is `sold` are of something else: trousers come in S or in 32.
        """
        own, cells = frozenset(kinds), tuple(sold)
        found: dict[tuple[bool, int, bool], list[Span]] = {}
        for each in self.spans:
            if each.brand in (ANY, brand) and each.category in (ANY, *own) and _suits(each.gender, gender):
                depth = 0 if each.category == ANY else len(closure(each.category))
                found.setdefault((each.brand != ANY, depth, each.gender == gender), []).append(each)
        fitting = {key: spans for key, spans in found.items() if any(_is_sold(each.size, cells) for each in spans)}
        return Sizes(tuple(fitting[max(fitting)])) if fitting else NO_SIZES


class Charts(Protocol):
    """Where the shop's size chart is."""

    def current(self) -> Chart:
        """Return it as it is now; an empty one where there is none."""


class NoCharts:
    """A shop without a size chart."""

    def current(self) -> Chart:
        """Return an empty one."""
        return Chart()


NO_CHARTS = NoCharts()


def _suits(row: str, gender: str) -> bool:
    """Tell whether a row holds for a product: one for men does not for women, and of things for anybody both do not."""
    return row in (ANY, gender) or (row == "unisex" and gender not in _GENDERED)


def _is_sold(size: str, cells: Iterable[str]) -> bool:
    return any(size_matches(canonical(size), cell) for cell in cells)
