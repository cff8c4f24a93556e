"""Customers in the shop's store: whether they want to be remembered, and what they said of themselves."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, func, insert, select

from assistant.catalog.schema import carts, consents, events, preferences, searches
from assistant.catalog.store import upsert, writing
from assistant.customers.book import Consent, Edit
from assistant.customers.preferences import MOST_SAID_CHARACTERS, Preferences
from assistant.types import Facet, Preference


class StoredCustomers:
    """The customers of one store. `now` returns the time with its zone."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._now = now

    def consent(self, customer: str) -> Consent | None:
        """Return what a customer said to being remembered; None of who never said."""
        said = select(consents.c.agreed, consents.c.at).where(consents.c.customer == customer)
        with self._engine.connect() as connection:
            row = connection.execute(said).one_or_none()
        return Consent(row.agreed, _moment(row.at)) if row else None

    def agree(self, customer: str, *, agreed: bool) -> None:
        """Write down whether a customer wants to be remembered; of who does not, what was kept is deleted."""
        told = {"agreed": agreed, "at": self._now().timestamp()}
        with self._writing.begin() as connection:
            made = upsert(connection, consents).values(customer=customer, **told)
            connection.execute(made.on_conflict_do_update(index_elements=[consents.c.customer], set_=told))
            if not agreed:
                for table in (preferences, events, searches):
                    connection.execute(delete(table).where(table.c.customer == customer))

    def preferences(self, customer: str) -> Preferences:
        """Return what is remembered of a customer, the latest last."""
        with self._engine.connect() as connection:
            return _read(connection, customer)

    def remember(self, customer: str, edit: Edit) -> bool:
        """Change what is remembered, one change after the other; False of who did not agree, or no longer."""
        with self._writing.begin() as connection:
            if not has_agreed(connection, customer):  # and nobody else changes what is remembered until this is done
                return False
            after = edit(_read(connection, customer))
            connection.execute(delete(preferences).where(preferences.c.customer == customer))
            if after:
                connection.execute(insert(preferences), [_row(customer, each) for each in after])
        return True

    def forget(self, customer: str, conversations: Sequence[str]) -> None:  # noqa: ARG002 - the shape of all stores
        """Delete what a customer said to being remembered, and with it their preferences."""
        with self._writing.begin() as connection:
            connection.execute(delete(consents).where(consents.c.customer == customer))

    def keeps(self, customer: str) -> bool:
        """Tell whether a customer said anything to being remembered, or ever had a cart."""
        named = select(consents.c.customer).union(select(carts.c.customer)).subquery()
        with self._engine.connect() as connection:
            return connection.scalar(select(named).where(named.c.customer == customer).limit(1)) is not None

    def everyone(self, most: int) -> list[tuple[str, bool, int, int]]:
        """Return customers of whom anything is kept: id, whether they agreed, preferences and events, counted."""
        named = select(consents.c.customer).union(select(carts.c.customer)).subquery()
        counted = [
            select(func.count()).where(table.c.customer == named.c.customer).scalar_subquery()
            for table in (preferences, events)
        ]
        agreed = select(consents.c.agreed).where(consents.c.customer == named.c.customer).scalar_subquery()
        rows = select(named.c.customer, agreed, *counted).order_by(named.c.customer).limit(most)
        with self._engine.connect() as connection:
            return [(row[0], bool(row[1]), row[2], row[3]) for row in connection.execute(rows)]


def has_agreed(connection: Connection, customer: str) -> bool:
    """Tell whether a customer wants to be remembered: until the transaction is over, that cannot change."""
    agreed = select(consents.c.agreed).where(consents.c.customer == customer).with_for_update()
    return bool(connection.execute(agreed).scalar_one_or_none())


def _read(connection: Connection, customer: str) -> Preferences:
    return tuple(_preferences(connection, customer))


def _preferences(connection: Connection, customer: str) -> Iterator[Preference]:
    kept = select(preferences).where(preferences.c.customer == customer).order_by(preferences.c.at)
    for row in connection.execute(kept).mappings():
        yield _preference(row)


def _preference(row: RowMapping) -> Preference:
    return Preference(
        facet=Facet(row["facet"]),
        value=row["value"],
        negated=row["negated"],
        kinds=tuple(row["kinds"]),
        at=_moment(row["at"]),
        said=row["said"],
    )


def _row(customer: str, each: Preference) -> dict[str, Any]:
    kept = each.model_dump(mode="json", include={"facet", "value", "negated", "kinds"})
    return kept | {"customer": customer, "at": each.at.timestamp(), "said": each.said[:MOST_SAID_CHARACTERS]}


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
