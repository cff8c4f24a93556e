"""How often an order and its e-mail address were named wrongly, kept in the store: a new session forgets nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from assistant.catalog.schema import order_tries

#: Failures are counted over so long a time.
WINDOW = timedelta(hours=1)
MOST_OF_CUSTOMER = 5
#: With one order number, or with one address, whoever it was.
MOST_OF_PART = 10


class Tries:
    """The failures of the last hour; `now` has a zone. What failed is named by keyed hashes."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now.timestamp()
        self._start = (now - WINDOW).timestamp()

    def most(self, names: Sequence[str]) -> int:
        """Return how often the one of these failed that failed most."""
        about = order_tries.c.about
        counted = select(func.count()).where(about.in_(names), order_tries.c.at > self._start).group_by(about)
        return max(self._connection.scalars(counted), default=0)

    def failed(self, names: Sequence[str]) -> None:
        """Count a failure of each, and forget those that are no longer counted."""
        self._connection.execute(delete(order_tries).where(order_tries.c.at <= self._start))
        self._connection.execute(insert(order_tries), [{"about": name, "at": self._now} for name in names])
