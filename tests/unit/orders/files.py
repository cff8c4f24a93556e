"""Orders files for tests."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.purchases import Order

HEADER = (
    "order_number", "email", "status", "ordered_at", "shipped_at", "delivered_at", "carrier", "tracking_url",
    "return_by", "title", "quantity", "price",
)  # fmt: skip


def written(path: Path, orders: Iterable[tuple[Order, str]]) -> Path:
    """Write orders in our own columns, a row for each line."""
    return table(path, HEADER, [row for order, address in orders for row in _rows(order, address)])


def table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def _rows(order: Order, address: str) -> Iterable[Sequence[object]]:
    for line in order.lines:
        yield (
            order.number, address, order.status.value, order.ordered_on, order.shipped_on, order.delivered_on,
            order.carrier, order.tracking_url, order.return_by, line.title, line.quantity,
            line.price.amount if line.price else "",
        )  # fmt: skip
