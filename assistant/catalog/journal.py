"""What customers were shown and did, in the shop's store: rows are added, and deleted once they may not be kept."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select

from assistant.catalog.customers import has_agreed
from assistant.catalog.schema import events, searches
from assistant.catalog.store import begun, writing
from assistant.customers.book import KnownEvent
from assistant.customers.events import Event, SearchMade, anonymous, without_photo
from assistant.errors import JournalDown
from assistant.scene import scene_text

#: A turn waits no longer for another writer, such as an import, than this.
BUSY_SECONDS = 0.25


class StoredJournal:
    """The journal of one store, whose engine waits for other writers no longer than a turn may.

    `now` returns the time with its zone.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._reading = engine
        self._writing = writing(engine)
        self._now = now

    def write(self, customer: str, model: str, search: SearchMade | None, events_: Sequence[Event]) -> None:
        """Write a turn down in one transaction; whose it was is written only of who agreed to be remembered."""
        at = self._now().timestamp()
        with held(self._writing) as connection:
            whose = customer if has_agreed(connection, customer) else None
            shared = {"at": at, "customer": whose, "model": model}
            if search is not None:
                connection.execute(insert(searches).values(_search(search, is_known=whose is not None) | shared))
            if events_:
                connection.execute(insert(events), [_event(each) | shared for each in events_])

    def take_back(self, customer: str, events_: Sequence[Event]) -> None:
        """Delete what was written of these events; one that no search showed is found by its customer alone."""
        with held(self._writing) as connection:
            for each in events_:
                whose = events.c.search == each.search if each.search else events.c.customer == customer
                same = (events.c.item_group_id == each.item_group_id, events.c.kind == each.kind)
                connection.execute(delete(events).where(*same, whose))

    def counts(self, customer: str) -> dict[str, int]:
        """Return how many events of each kind are kept of a customer."""
        counted = select(events.c.kind, func.count()).where(events.c.customer == customer).group_by(events.c.kind)
        with held(self._reading) as connection:
            return {row[0]: int(row[1]) for row in connection.execute(counted)}

    def searches(self, customer: str) -> int:
        """Return how many searches are kept of a customer."""
        counted = select(func.count()).select_from(searches).where(searches.c.customer == customer)
        with held(self._reading) as connection:
            return int(connection.execute(counted).scalar_one())

    def latest(self, customer: str, most: int) -> list[KnownEvent]:
        """Return the latest events of a customer, the latest first."""
        kept = select(events).where(events.c.customer == customer).order_by(events.c.key.desc()).limit(most)
        with held(self._reading) as connection:
            rows = connection.execute(kept).mappings().all()
        return [
            KnownEvent(at=datetime.fromtimestamp(row["at"], UTC), kind=row["kind"], item_group_id=row["item_group_id"])
            for row in rows
        ]

    def forget(self, customer: str, conversations: Sequence[str] = ()) -> None:  # noqa: ARG002 - the shape of all stores
        """Delete all that a customer was shown and did."""
        with held(self._writing) as connection:
            for table in (events, searches):
                connection.execute(delete(table).where(table.c.customer == customer))

    def sweep(self, life: timedelta) -> None:
        """Delete what is older."""
        oldest = (self._now() - life).timestamp()
        with held(self._writing) as connection:
            for table in (events, searches):
                connection.execute(delete(table).where(table.c.at < oldest))


def held(engine: Engine) -> AbstractContextManager[Connection]:
    """Hold one transaction. Raises JournalDown where it cannot be had or kept."""
    return begun(engine, JournalDown, "what customers do")


def _search(search: SearchMade, *, is_known: bool) -> dict[str, Any]:
    wish = without_photo(search.wish) if is_known else anonymous(search.wish)
    return {
        "id": search.id,
        "revision": search.revision,
        "scene": scene_text(wish.scene),
        "wish": wish.model_dump(mode="json"),
        "outcome": search.outcome,
        "relaxed": list(search.relaxed),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "search": event.search or None,
        "item_group_id": event.item_group_id,
        "kind": event.kind,
        "position": event.position,
        "value": event.value,
    }
