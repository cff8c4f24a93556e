"""Bringing an orders file into the shop: all of it in one transaction, and a second time only what has changed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from assistant.catalog.records import Rejection, nothing_usable
from assistant.catalog.schema import order_lines, orders
from assistant.catalog.store import writing
from assistant.errors import FeedError
from assistant.orders.reading import Filed, read_orders
from assistant.orders.seals import Seals
from assistant.purchases import OrderLine, spelled
from assistant.types import MILLS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OrdersReport:
    """What an import did: `added + changed + unchanged` orders went in, of `rows` those in `rejections` did not."""

    rows: int
    added: int
    changed: int
    unchanged: int
    rejections: Sequence[Rejection] = field(default_factory=list)


def import_orders(path: Path, engine: Engine, seals: Seals, currency: str) -> OrdersReport:
    """Import a file of orders; those it does not name stay as they are.

    Raises FeedError where the file is none, or none of its rows can be used; nothing was changed then.
    """
    file = read_orders(path, currency)
    if not file.orders:
        raise FeedError(nothing_usable("file", file.rejections))
    with writing(engine).begin() as connection:
        stored = _stored(connection)
        rows = {row["spelled"]: (row, filed.order.lines) for filed in file.orders if (row := _row(filed, seals))}
        news = {name: rows[name] for name in rows.keys() - stored.keys()}
        changes = {name: rows[name] for name in rows.keys() & stored.keys() if _differs(rows[name][0], stored[name])}
        _add(connection, list(news.values()))
        _change(connection, {stored[name].key: row for name, row in changes.items()})
    return OrdersReport(file.rows, len(news), len(changes), len(rows) - len(news) - len(changes), file.rejections)


def _stored(connection: Connection) -> Mapping[str, Any]:
    return {row.spelled: row for row in connection.execute(select(orders.c.spelled, orders.c.key, orders.c.row_hash))}


def _differs(row: Row, stored: Any) -> bool:
    return bool(row["row_hash"] != stored.row_hash)


def _row(filed: Filed, seals: Seals) -> Row:
    order = filed.order
    row: Row = {
        "number": order.number,
        "spelled": spelled(order.number),
        "proof": seals.proof(order.number, seals.address(filed.address)),
        "status": order.status.value,
        "ordered_on": order.ordered_on,
        "shipped_on": order.shipped_on,
        "delivered_on": order.delivered_on,
        "carrier": order.carrier,
        "tracking_url": order.tracking_url,
        "return_by": order.return_by,
    }
    said = json.dumps([row, *map(_line, order.lines)], default=_as_text, sort_keys=True)
    return {**row, "row_hash": hashlib.sha256(said.encode()).hexdigest()}


def _as_text(value: object) -> str:
    assert isinstance(value, date)  # noqa: S101 - nothing else of a row is no JSON
    return value.isoformat()


def _line(line: OrderLine) -> Row:
    price = line.price
    return {
        "item": line.item,
        "title": line.title,
        "quantity": line.quantity,
        "price_mills": int(price.amount * MILLS) if price else None,
        "currency": price.currency if price else "",
    }


def _add(connection: Connection, news: Sequence[tuple[Row, Sequence[OrderLine]]]) -> None:
    first = (connection.execute(select(func.max(orders.c.key))).scalar() or 0) + 1
    keyed = dict(enumerate(news, first))
    if keyed:
        connection.execute(insert(orders), [{"key": key, **row} for key, (row, _) in keyed.items()])
        _add_lines(connection, {key: lines for key, (_, lines) in keyed.items()})


def _change(connection: Connection, changes: Mapping[int, tuple[Row, Sequence[OrderLine]]]) -> None:
    """Put orders in place of what was stored; returns that were requested stay with them."""
    if changes:
        rows = [{"of": key, **row} for key, (row, _) in changes.items()]
        connection.execute(update(orders).where(orders.c.key == bindparam("of")), rows)
        old = delete(order_lines).where(order_lines.c.order_key == bindparam("of"))
        connection.execute(old, [{"of": key} for key in changes])
        _add_lines(connection, {key: lines for key, (_, lines) in changes.items()})


def _add_lines(connection: Connection, lines: Mapping[int, Sequence[OrderLine]]) -> None:
    rows = [
        {"order_key": key, "place": place, **_line(line)}
        for key, found in lines.items()
        for place, line in enumerate(found)
    ]
    connection.execute(insert(order_lines), rows)
