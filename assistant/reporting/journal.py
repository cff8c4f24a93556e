"""Reads the shop's journal and handovers for a report: what was looked for and done, never by whom."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy import Engine, RowMapping, func, select

from assistant.catalog.schema import events, handovers, products, searches
from assistant.customers.events import EventKind, Outcome
from assistant.reporting.report import Search
from assistant.types import Wish

#: Searches and handovers that are read, the latest.
MOST_SEARCHES = 200_000
#: Products of which anything is told, those shown most.
MOST_PRODUCTS = 1000


def searches_since(engine: Engine, since: datetime) -> Iterator[Search]:
    """Yield the searches since then; what an older version kept and cannot be read is left out."""
    first = select(func.min(events.c.position)).where(
        events.c.search == searches.c.id, events.c.kind == EventKind.SHOWN
    )
    columns = (searches.c.at, searches.c.wish, searches.c.outcome, searches.c.relaxed)
    kept = select(*columns, first.scalar_subquery().label("first")).where(searches.c.at >= since.timestamp())
    with engine.connect() as connection:
        rows = connection.execute(kept.order_by(searches.c.at.desc()).limit(MOST_SEARCHES)).mappings()
        for row in rows:
            try:
                yield _search(row)
            except (ValidationError, ValueError):
                continue


def deeds_since(engine: Engine, since: datetime) -> Mapping[str, Mapping[str, int]]:
    """Return how often what was done to each product since then, by its title; to what is gone, by its id."""
    shown = func.count().filter(events.c.kind == EventKind.SHOWN)
    most = select(events.c.item_group_id).where(events.c.at >= since.timestamp()).group_by(events.c.item_group_id)
    chosen = most.order_by(shown.desc()).limit(MOST_PRODUCTS).subquery()
    counted = (
        select(events.c.item_group_id, products.c.title, events.c.kind, func.count().label("count"))
        .join(chosen, chosen.c.item_group_id == events.c.item_group_id)
        .outerjoin(products, products.c.item_group_id == events.c.item_group_id)
        .where(events.c.at >= since.timestamp())
        .group_by(events.c.item_group_id, products.c.title, events.c.kind)
    )
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    with engine.connect() as connection:
        for product, title, kind, count in connection.execute(counted):
            found[title or product][kind] += count
    return found


def handoffs_since(engine: Engine, since: datetime) -> list[str]:
    """Return why people were asked for since then."""
    kept = select(handovers.c.request).where(handovers.c.at >= since.timestamp()).limit(MOST_SEARCHES)
    with engine.connect() as connection:
        return [str(request["cause"]) for request in connection.scalars(kept)]


def _search(row: RowMapping) -> Search:
    return Search(
        at=datetime.fromtimestamp(row["at"], UTC),
        wish=Wish.model_validate(row["wish"]),
        outcome=Outcome(row["outcome"]),
        relaxed=tuple(row["relaxed"]),
        is_continued=bool(row["first"]),
    )
