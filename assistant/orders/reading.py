"""An orders file read: every order with its lines, and every row that does not go in, with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.catalog.records import Rejection
from assistant.catalog.source import encoding_of, open_text
from assistant.catalog.tables import Record, first_line, header_of, read_records
from assistant.errors import FeedError, UnusableRow
from assistant.language.addresses import plain_address
from assistant.orders import fields
from assistant.orders.columns import WHOLE, Cells, Columns
from assistant.purchases import Order, OrderLine, spelled

MOST_BYTES = 512 * 1024**2
MOST_ROWS = 500_000
MOST_LINES = 500  # of one order


@dataclass(frozen=True, slots=True)
class Filed:
    """An order, and whose it is."""

    order: Order
    address: str


@dataclass(slots=True)
class OrdersFile:
    """What a file holds: rows of `orders` and of `rejections` together are all its rows."""

    rows: int = 0
    orders: list[Filed] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Cells


def read_orders(path: Path, currency: str) -> OrdersFile:
    """Read a table of orders, a row for each thing ordered; `currency` counts for prices that name none.

    An order goes in whole or not at all. Raises FeedError: it is no such table, or beyond a bound.
    """
    encoding = encoding_of(path)
    with open_text(path, encoding, MOST_BYTES) as text:
        delimiter, names = header_of(first_line(text))
    columns = Columns(names)
    if columns.missing:
        raise FeedError(f"{path.name} is no orders file: it lacks the columns {', '.join(columns.missing)}.")
    file, by_number = OrdersFile(), dict[str, list[_Row]]()
    with open_text(path, encoding, MOST_BYTES) as text:
        for record in read_records(text, delimiter):
            file.rows += 1
            if file.rows > MOST_ROWS:
                raise FeedError(f"{path.name} has more than {MOST_ROWS:,} rows: split it.")
            _sort_in(record, columns, by_number, file.rejections)
    for rows in by_number.values():
        _add(rows, currency, file)
    file.rejections.sort(key=lambda each: each.line)
    return file


def _sort_in(
    record: Record | Rejection, columns: Columns, by_number: dict[str, list[_Row]], rejections: list[Rejection]
) -> None:
    """Put a record with the others of its order."""
    if isinstance(record, Rejection):
        rejections.append(record)
        return
    row = _Row(record.line, columns.cells(record))
    try:
        by_number.setdefault(spelled(fields.number_of(row.cells)), []).append(row)
    except UnusableRow as error:
        rejections.append(Rejection(row.line, "", str(error)))


def _add(rows: Sequence[_Row], currency: str, file: OrdersFile) -> None:
    """Add the order of these rows, or reject all of them: half an order would mislead."""
    number = fields.number_of(rows[0].cells)
    try:
        file.orders.append(_filed(rows, currency))
    except UnusableRow as error:
        file.rejections += [Rejection(row.line, number, str(error)) for row in rows]


def _filed(rows: Sequence[_Row], currency: str) -> Filed:
    whole = _whole(rows)
    ordered = fields.day_of(whole, "ordered")
    if ordered is None:
        raise UnusableRow("the order has no date")
    order = Order(
        number=fields.number_of(whole),
        status=fields.status_of(whole),
        ordered_on=ordered,
        lines=tuple(_lines(rows, whole, currency)),
        shipped_on=fields.day_of(whole, "shipped"),
        delivered_on=fields.day_of(whole, "delivered"),
        carrier=fields.carrier_of(whole),
        tracking_url=fields.tracking_of(whole),
        return_by=fields.day_of(whole, "return_by"),
    )
    return Filed(_in_time(order), fields.address_of(whole))


def _whole(rows: Sequence[_Row]) -> Cells:
    """Return what the rows say of the whole order; later rows may be silent, but not say otherwise."""
    whole: dict[str, str] = {}
    for name in WHOLE:
        said = [row.cells[name].strip() for row in rows if name in row.cells]
        if len({plain_address(each) for each in said}) > 1:
            raise UnusableRow(f"the rows of this order do not agree on its {name}")
        if said:
            whole[name] = said[0]
    return whole


def _lines(rows: Sequence[_Row], whole: Mapping[str, str], currency: str) -> Iterator[OrderLine]:
    """Yield a line for each row that names a thing, each under a name of its own."""
    if len(rows) > MOST_LINES:
        raise UnusableRow(f"the order has more than {MOST_LINES} rows")
    named: dict[str, int] = {}
    for row in rows:
        line = _line({**whole, **row.cells}, currency)
        if line is None:
            continue
        named[line.item] = named.get(line.item, 0) + 1
        yield line if named[line.item] == 1 else replace(line, item=f"{line.item} ({named[line.item]})")
    if not named:
        raise UnusableRow("the order names nothing that was ordered")


def _line(cells: Cells, currency: str) -> OrderLine | None:
    title = fields.title_of(cells)
    if not title and "item" in cells:
        raise UnusableRow("a row of the order has no title")
    if not title:
        return None
    price = fields.price_of(cells, currency)
    return OrderLine(fields.item_of(cells) or title, title, fields.quantity_of(cells), price)


def _in_time(order: Order) -> Order:
    """Return the order if its dates run forward."""
    days = [day for day in (order.ordered_on, order.shipped_on, order.delivered_on, order.return_by) if day]
    if days != sorted(days):
        raise UnusableRow("its dates run backward: ordered, shipped, delivered, return by")
    return order
