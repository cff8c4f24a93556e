"""What was shown for a search and what was done to it afterwards: what a ranker learns from. Pure."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.customers.book import KnownEvent
from assistant.customers.events import EventKind
from assistant.customers.taste import MOST_EVENTS, WORTH, taste_of
from assistant.popularity import Popularity
from assistant.ports import Taste
from assistant.types import Wish


@dataclass(frozen=True, slots=True)
class LoggedSearch:
    """One screen that was shown."""

    at: datetime
    customer: str | None  # None of all who did not agree to be remembered
    model: str  # that ordered it
    wish: Wish  # of who did not agree, without their words
    shown: tuple[str, ...]  # item_group_ids as they stood on the screen
    done: tuple[KnownEvent, ...]  # to what was shown, the oldest first

    def worth(self) -> dict[str, float]:
        """Return the products that were chosen and how much the strongest sign of it says; none that was declined."""
        signs: dict[str, list[float]] = defaultdict(list)
        for event in self.done:
            signs[event.item_group_id].append(WORTH.get(EventKind(event.kind), 0.0))
        return {product: max(own) for product, own in signs.items() if min(own) >= 0 and max(own) > 0}


@dataclass(frozen=True, slots=True)
class Before:
    """What was known when something was looked for."""

    taste: Taste  # of the customer
    popularity: Popularity  # of all products; it counts on afterwards


def with_before(searches: Iterable[LoggedSearch]) -> Iterator[tuple[LoggedSearch, Before]]:
    """Yield searches, the oldest first, each with what was known before it: nothing is learnt from its own outcome."""
    history: dict[str, deque[KnownEvent]] = defaultdict(lambda: deque(maxlen=MOST_EVENTS))
    popularity = Popularity()
    for search in searches:
        own = history[search.customer] if search.customer is not None else deque[KnownEvent]()
        before = sorted((event for event in own if event.at < search.at), key=lambda event: event.at, reverse=True)
        yield search, Before(taste_of(before), popularity)
        own.extend(search.done)
        count(search, popularity)


def count(search: LoggedSearch, popularity: Popularity) -> None:
    """Count what a search showed and what was chosen of it."""
    for place, product in enumerate(search.shown):
        popularity.shown(product, place)
    for product in search.worth():
        popularity.chosen(product)
