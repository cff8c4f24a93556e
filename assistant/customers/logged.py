"""What was shown for a search and what was done to it afterwards: what a ranker learns from. Pure."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.customers.book import KnownEvent
from assistant.customers.events import EventKind
from assistant.customers.taste import MOST_EVENTS, WORTH, taste_of
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


def with_tastes(searches: Iterable[LoggedSearch]) -> Iterator[tuple[LoggedSearch, Taste]]:
    """Yield searches, the oldest first, each with the taste that its customer had shown until then."""
    history: dict[str, deque[KnownEvent]] = defaultdict(lambda: deque(maxlen=MOST_EVENTS))
    for search in searches:
        if search.customer is None:
            yield search, Taste()
            continue
        own = history[search.customer]
        before = sorted((event for event in own if event.at < search.at), key=lambda event: event.at, reverse=True)
        yield search, taste_of(before)
        own.extend(search.done)
