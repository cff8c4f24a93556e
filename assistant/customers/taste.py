"""What a customer likes, read from what they did. Pure."""

from collections import defaultdict
from collections.abc import Iterable

import structlog

from assistant.customers.book import Journal, KnownEvent
from assistant.customers.events import EventKind
from assistant.errors import JournalDown
from assistant.ports import Taste

#: How much an event says of what is liked; below 0 it says the contrary. What was only shown says nothing.
WORTH = {
    EventKind.BOUGHT: 4.0,
    EventKind.LIKED: 4.0,
    EventKind.ADDED: 3.0,
    EventKind.ASKED: 1.0,
    EventKind.CLICKED: 1.0,
    EventKind.DISLIKED: -4.0,
}
#: An event counts half as much as one that came so many events later: tastes change.
HALF = 40

#: Events that are looked at: what was done longer ago is forgotten anyhow.
MOST_EVENTS = 200

log = structlog.get_logger("customers")


class RememberedTastes:
    """Reads tastes from a journal. Where that cannot be read, everybody is a stranger."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def of(self, customer: str) -> Taste:
        """Return the taste of a customer who agreed to be remembered; an empty one where nothing is known of it."""
        try:
            return taste_of(self._journal.latest(customer, MOST_EVENTS))
        except JournalDown as error:
            log.error("taste not read", code=error.code, reason=str(error))
            return Taste()


def taste_of(latest: Iterable[KnownEvent]) -> Taste:
    """Return the taste that events tell, the latest first."""
    sums: dict[str, float] = defaultdict(float)
    for place, event in enumerate(each for each in latest if each.kind in WORTH):
        sums[event.item_group_id] += WORTH[EventKind(event.kind)] * 0.5 ** (place / HALF)
    return Taste(
        {product: worth for product, worth in sums.items() if worth > 0},
        {product: -worth for product, worth in sums.items() if worth < 0},
    )
