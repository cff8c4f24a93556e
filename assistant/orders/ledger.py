"""Orders and returns as tables for the operator."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Engine, func, select

from assistant.catalog.schema import order_lines, order_returns, orders

Cells = tuple[str, ...]


def order_rows(engine: Engine, most: int) -> Iterator[Cells]:
    """Yield a header and the newest orders."""
    yield ("order_number", "status", "ordered_on", "shipped_on", "delivered_on", "return_by", "lines")
    lines = select(func.count()).where(order_lines.c.order_key == orders.c.key).scalar_subquery()
    dates = (orders.c.ordered_on, orders.c.shipped_on, orders.c.delivered_on, orders.c.return_by)
    newest = (orders.c.ordered_on.desc(), orders.c.key.desc())
    query = select(orders.c.number, orders.c.status, *dates, lines).order_by(*newest).limit(most)
    with engine.connect() as connection:
        yield from (_cells(row) for row in connection.execute(query))


def return_rows(engine: Engine, most: int) -> Iterator[Cells]:
    """Yield a header and the newest requests to send something back."""
    yield ("requested_at", "order_number", "item_id", "title", "quantity", "order_status")
    wanted = order_returns.c
    columns = (wanted.requested_at, orders.c.number, wanted.item, wanted.title, wanted.quantity, orders.c.status)
    query = select(*columns).join(orders, orders.c.key == wanted.order_key)
    newest = (wanted.requested_at.desc(), orders.c.number, wanted.item)
    with engine.connect() as connection:
        yield from (_cells(row) for row in connection.execute(query.order_by(*newest).limit(most)))


def _cells(row: Iterable[object]) -> Cells:
    return tuple("" if value is None else str(value) for value in row)
