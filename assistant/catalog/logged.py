"""Reads what customers were shown and did, to learn from: a part at a time, so that nobody waits for it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy import Engine, RowMapping, select, tuple_

from assistant.catalog.journal import held
from assistant.catalog.schema import events, searches
from assistant.customers.book import KnownEvent
from assistant.customers.events import EventKind
from assistant.customers.logged import LoggedSearch
from assistant.types import Wish

#: Searches of one transaction.
PART = 500
#: Of one search: a screen has far fewer.
MOST_SHOWN = 100


def logged_searches(engine: Engine, most: int) -> Iterator[LoggedSearch]:
    """Yield the latest `most` searches that showed something, the oldest first.

    Each part is read when it is asked for: who is forgotten meanwhile is in none of those that follow. What was kept of
    an older version and can no longer be read is left out. Raises JournalDown.
    """
    place = tuple_(searches.c.at, searches.c.id)
    by_time = searches.c.at, searches.c.id
    with held(engine) as connection:
        latest = select(*by_time).order_by(*(each.desc() for each in by_time)).offset(most - 1).limit(1)
        first = connection.execute(latest).one_or_none()
    begin = place >= tuple(first) if first else None
    while True:
        part = select(searches).order_by(*by_time).limit(PART)
        with held(engine) as connection:
            rows = connection.execute(part if begin is None else part.where(begin)).mappings().all()
            done = select(events).where(events.c.search.in_([row["id"] for row in rows])).order_by(events.c.key)
            told = connection.execute(done).mappings().all()
        yield from _logged(rows, told)
        if len(rows) < PART:
            return
        begin = place > (rows[-1]["at"], rows[-1]["id"])


def _logged(rows: Sequence[RowMapping], told: Sequence[RowMapping]) -> Iterator[LoggedSearch]:
    of_search: dict[str, list[RowMapping]] = defaultdict(list)
    for row in told:
        of_search[row["search"]].append(row)
    for row in rows:
        own = of_search[row["id"]]
        places = {each["item_group_id"]: each["position"] or 0 for each in own if each["kind"] == EventKind.SHOWN}
        try:
            wish = Wish.model_validate(row["wish"])
        except ValidationError:
            continue
        if places:
            shown = tuple(sorted(places, key=lambda product: places[product]))[:MOST_SHOWN]
            done = (each for each in own if each["kind"] != EventKind.SHOWN and each["item_group_id"] in shown)
            yield LoggedSearch(_moment(row["at"]), row["customer"], row["model"], wish, shown, tuple(map(_event, done)))


def _event(row: RowMapping) -> KnownEvent:
    return KnownEvent(at=_moment(row["at"]), kind=row["kind"], item_group_id=row["item_group_id"])


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
