"""The orders book in the shop's store."""

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from assistant.catalog.schema import order_lines, order_returns, orders
from assistant.catalog.store import writing
from assistant.errors import TooManyTries
from assistant.orders.seals import Seals, is_same
from assistant.orders.tries import MOST_OF_CUSTOMER, MOST_OF_PART, Tries
from assistant.purchases import Order, OrderLine, OrderStatus, spelled
from assistant.types import MILLS, Money

#: Compared with where there is no such order, so that the same is done for every number.
_NOBODY = "0" * 64


class StoredOrders:
    """Fills the port OrderBook. `now` returns the time with its zone."""

    def __init__(self, engine: Engine, seals: Seals, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._seals = seals
        self._now = now

    def holds_any(self) -> bool:
        """Tell whether there are orders at all."""
        with self._engine.connect() as connection:
            return connection.execute(select(orders.c.key).limit(1)).first() is not None

    def seal(self, address: str) -> str:
        """Return what stands for an e-mail address."""
        return self._seals.address(address)

    def prove(self, number: str, seals: Sequence[str], customer: str) -> Order | None:
        """Return the order of this number if one of the sealed addresses is its own. Raises TooManyTries.

        Failures are read and written in one transaction that no other can come between.
        """
        who = self._seals.counted("customer", customer)
        parts = [self._seals.counted("number", spelled(number)), *(self._seals.counted("address", s) for s in seals)]
        with self._writing().begin() as connection:
            tries = Tries(connection, self._now())
            if tries.most([who]) >= MOST_OF_CUSTOMER:
                raise TooManyTries("Expected the number and the e-mail address of an order; come back in an hour.")
            is_closed = tries.most(parts) >= MOST_OF_PART
            found = _row(connection, number)
            if self._is_proven(number, seals, found) and not is_closed:
                return _order(connection, found)
            tries.failed([who] if is_closed else [who, *parts])
        return None

    def order(self, number: str) -> Order | None:
        """Return an order that was proven before."""
        with self._engine.connect() as connection:
            found = _row(connection, number)
            return _order(connection, found) if found else None

    def returning(self, number: str) -> frozenset[str]:
        """Return the items of an order whose return was requested."""
        with self._engine.connect() as connection:
            found = _row(connection, number)
            return _returning(connection, found.key) if found else frozenset()

    def request_return(self, number: str, items: Sequence[str]) -> None:
        """Note that items of an order are to be sent back, each once."""
        with self._writing().begin() as connection:
            found = _row(connection, number)
            if found is None:
                return
            held = {line.item: line for line in _order(connection, found).lines}
            fresh = [held[item] for item in dict.fromkeys(items) if item in held]
            noted = _returning(connection, found.key)
            rows = [_return(found.key, line, self._now()) for line in fresh if line.item not in noted]
            if rows:
                connection.execute(insert(order_returns), rows)

    def _is_proven(self, number: str, seals: Sequence[str], found: Any) -> bool:
        proof = found.proof if found else _NOBODY
        return any([is_same(self._seals.proof(number, seal), proof) for seal in seals])  # noqa: C419 - all are compared

    def _writing(self) -> Engine:
        return writing(self._engine)


def _row(connection: Connection, number: str) -> Any:
    return connection.execute(select(orders).where(orders.c.spelled == spelled(number))).first()


def _order(connection: Connection, found: Any) -> Order:
    query = select(order_lines).where(order_lines.c.order_key == found.key).order_by(order_lines.c.place)
    return Order(
        number=found.number,
        status=OrderStatus(found.status),
        ordered_on=found.ordered_on,
        lines=tuple(map(_line, connection.execute(query))),
        shipped_on=found.shipped_on,
        delivered_on=found.delivered_on,
        carrier=found.carrier,
        tracking_url=found.tracking_url,
        return_by=found.return_by,
    )


def _line(row: Any) -> OrderLine:
    price = Money(Decimal(row.price_mills) / MILLS, row.currency) if row.price_mills is not None else None
    return OrderLine(row.item, row.title, row.quantity, price)


def _returning(connection: Connection, key: int) -> frozenset[str]:
    return frozenset(connection.scalars(select(order_returns.c.item).where(order_returns.c.order_key == key)))


def _return(key: int, line: OrderLine, now: datetime) -> dict[str, object]:
    return {
        "order_key": key,
        "item": line.item,
        "title": line.title,
        "quantity": line.quantity,
        "requested_at": now.isoformat(timespec="seconds"),
    }
