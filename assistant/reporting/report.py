"""What a shop's customers wanted, found, chose and were not understood in: counted, without whose it was. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assistant.customers.events import EventKind, Outcome
from assistant.scene import scene_text
from assistant.types import Choice, Constraint, Facet, Wish

#: Rows of each table.
MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Search:
    """One search as it was written down."""

    at: datetime
    wish: Wish
    outcome: Outcome
    relaxed: tuple[str, ...]  # facets that were given up
    is_continued: bool = False  # it only showed more of the one before


@dataclass(frozen=True, slots=True)
class Counted:
    """Something and how often it was."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Unfound:
    """A wish that nothing obeyed."""

    wish: str
    given_up: str  # "color, price"; "" where nothing at all was shown
    count: int


@dataclass(frozen=True, slots=True)
class Day:
    """The searches of one day, UTC."""

    day: date
    found: int
    relaxed: int
    nothing: int


@dataclass(frozen=True, slots=True)
class Product:
    """What was done with a product."""

    title: str
    shown: int
    clicked: int
    added: int

    @property
    def click_rate(self) -> float:
        """Of the times it was shown, 0 to 1; it may be clicked more than once."""
        return self.clicked / self.shown if self.shown else 0.0

    @property
    def add_rate(self) -> float:
        """Of the times it was shown, 0 to 1."""
        return self.added / self.shown if self.shown else 0.0


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """A sentence that was not understood, masked, and how that is known."""

    text: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Talked:
    """What the gateway's conversations tell."""

    turns: int = 0
    misunderstood: tuple[tuple[str, str], ...] = ()  # masked texts and reasons
    errors: tuple[str, ...] = ()  # codes


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, each the most frequent first."""

    since: datetime
    until: datetime
    turns: int
    days: tuple[Day, ...]
    unfound: tuple[Unfound, ...]
    scenes: tuple[Counted, ...]
    categories: tuple[Counted, ...]
    products: tuple[Product, ...]
    misunderstood: tuple[Misunderstood, ...]
    errors: tuple[Counted, ...]
    handoffs: tuple[Counted, ...]


def report_of(
    span: tuple[datetime, datetime],
    searches: Iterable[Search],
    deeds: Mapping[str, Mapping[str, int]],
    talked: Talked,
    handoffs: Sequence[str],
) -> Report:
    """Count. `deeds` are the events of each product by its title and their kind, `handoffs` the causes."""
    begun = [search for search in searches if not search.is_continued]
    return Report(
        since=span[0],
        until=span[1],
        turns=talked.turns,
        days=_days(begun),
        unfound=_unfound(begun),
        scenes=_most(setting.name for search in begun for setting in search.wish.scene),
        categories=_most(kind for search in begun for kind in _kinds(search.wish)),
        products=_products(deeds),
        misunderstood=tuple(
            Misunderstood(text, reason, count) for (text, reason), count in Counter(talked.misunderstood).most_common()
        ),
        errors=_most(talked.errors),
        handoffs=_most(handoffs),
    )


def said_of(wish: Wish) -> str:
    """Write a wish so that the same one is always written the same: "dress, color red, price up to 80, for wedding"."""
    kinds = sorted(_kinds(wish))
    rest = sorted(_constraint(each) for each in wish.constraints if not _is_kind(each))
    words = [f"“{' '.join(sorted(wish.words.casefold().split()))}”"] if wish.words else []
    scene = [f"for {scene_text(wish.scene)}"] if wish.scene else []
    refused = [f"without {word}" for word in sorted(wish.refused)]
    like = [f"like {wish.like.title or 'a photo'}"] if wish.like else []
    return ", ".join([*kinds, *rest, *words, *refused, *like, *scene]) or "words that are not kept"


def _kinds(wish: Wish) -> list[str]:
    return [value for each in wish.constraints if isinstance(each, Choice) and _is_kind(each) for value in each.values]


def _is_kind(constraint: Constraint) -> bool:
    return isinstance(constraint, Choice) and constraint.facet is Facet.CATEGORY and not constraint.negated


def _constraint(constraint: Constraint) -> str:
    name = constraint.facet.value.replace("_", " ")
    if isinstance(constraint, Choice):
        return f"{'not ' if constraint.negated else ''}{name} {' or '.join(sorted(constraint.values))}"
    ends = (("from", constraint.minimum), ("up to", constraint.maximum))
    return f"{name} {' '.join(f'{word} {end:f}' for word, end in ends if end is not None)}"


def _unfound(searches: Sequence[Search]) -> tuple[Unfound, ...]:
    counted = Counter(
        (said_of(each.wish), ", ".join(each.relaxed)) for each in searches if each.outcome is not Outcome.FOUND
    )
    return tuple(Unfound(wish, given_up, count) for (wish, given_up), count in counted.most_common(MOST_ROWS))


def _days(searches: Sequence[Search]) -> tuple[Day, ...]:
    counted = Counter((each.at.date(), each.outcome) for each in searches)
    days = sorted({day for day, _ in counted})
    return tuple(Day(day, *(counted[day, outcome] for outcome in Outcome)) for day in days)


def _products(deeds: Mapping[str, Mapping[str, int]]) -> tuple[Product, ...]:
    products = [
        Product(title, *(done.get(kind, 0) for kind in (EventKind.SHOWN, EventKind.CLICKED, EventKind.ADDED)))
        for title, done in deeds.items()
    ]
    products.sort(key=lambda each: (-each.shown, -each.added, each.title))
    return tuple(products[:MOST_ROWS])


def _most(names: Iterable[str]) -> tuple[Counted, ...]:
    return tuple(Counted(name, count) for name, count in Counter(names).most_common(MOST_ROWS))
