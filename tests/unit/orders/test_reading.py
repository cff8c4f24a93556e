"""Orders files: what goes in, and what does not and why."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import FeedError
from assistant.orders import reading
from assistant.orders.reading import read_orders
from assistant.purchases import OrderStatus
from assistant.types import Money
from tests.held_orders import ORDERS
from tests.unit.orders.files import table, written

SHOPIFY = (
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at", "Currency", "Created at",
    "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku", "Cancelled at",
)  # fmt: skip
ROW = {"order_number": "1", "email": "a@example.com", "status": "paid", "ordered_at": "2026-11-02", "title": "Mug"}


def reasons(path: Path, **cells: object) -> list[str]:
    row = {**ROW, **cells}
    return [
        each.reason for each in read_orders(table(path / "o.csv", list(row), [list(row.values())]), "USD").rejections
    ]


def test_our_own_columns_come_back_as_they_were_written(tmp_path: Path):
    file = read_orders(written(tmp_path / "orders.csv", ORDERS), "USD")
    assert [(filed.order, filed.address) for filed in file.orders] == list(ORDERS)
    assert (file.rows, file.rejections) == (4, [])


def test_an_export_of_shopify_is_read_whose_later_rows_name_only_things(tmp_path: Path):
    day = "2026-11-02 10:11:12 +0100"
    rows = [
        ("#1001", "a@example.com", "paid", day, "fulfilled", "2026-11-03 09:00:00 +0100", "EUR", day,
         2, "Mug - Blue", "12.50", "MUG-B", ""),
        ("#1001", "a@example.com", "", "", "", "", "", "", 1, "Tent", "99.00", "", ""),
        ("#1002", "b@example.com", "pending", "", "unfulfilled", "", "USD", day, 1, "Tent", "0.00", "", ""),
        ("#1003", "b@example.com", "refunded", "", "fulfilled", "", "USD", day, 1, "Tent", "9", "", ""),
        ("#1004", "b@example.com", "paid", "", "", "", "USD", day, 1, "Tent", "9", "", day),
    ]  # fmt: skip
    file = read_orders(table(tmp_path / "orders_export.csv", SHOPIFY, rows), "USD")
    assert file.rejections == []
    first, second, third, fourth = (filed.order for filed in file.orders)
    assert (first.number, first.status) == ("#1001", OrderStatus.SHIPPED)
    assert (first.ordered_on, first.shipped_on) == (date(2026, 11, 2), date(2026, 11, 3))
    assert [(line.item, line.title, line.quantity) for line in first.lines] == [
        ("MUG-B", "Mug - Blue", 2),
        ("Tent", "Tent", 1),
    ]
    assert first.lines[0].price == Money(Decimal("12.50"), "EUR")
    assert (second.status, second.lines[0].price) == (OrderStatus.PLACED, Money(Decimal(0), "USD"))
    assert (third.status, fourth.status) == (OrderStatus.REFUNDED, OrderStatus.CANCELED)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"order_number": ""}, "the order number is missing"),
        ({"order_number": "1?2"}, 'the order number "1?2" is not letters and digits'),
        ({"order_number": "abc"}, "has no digit"),
        ({"order_number": "1" * 41}, "up to 40 characters"),
        ({"email": ""}, "no usable e-mail"),
        ({"email": "anna"}, "no usable e-mail"),
        ({"email": f"{'a' * 250}@example.com"}, "no usable e-mail"),
        ({"status": "lost"}, "is none of placed"),
        ({"ordered_at": ""}, "no date"),
        ({"ordered_at": "11/02/2026"}, "no date such as"),
        ({"ordered_at": "2026-02-30"}, "no date such as"),
        ({"ordered_at": "1026-02-03"}, "no date such as"),
        ({"delivered_at": "2026-11-01"}, "run backward"),
        ({"tracking_url": "javascript:alert(1)"}, "no http or https link"),
        ({"tracking_url": f"https://x.example/{'a' * 2000}"}, "no http or https link"),
        ({"quantity": "0"}, "no number from 1"),
        ({"quantity": "1e9"}, "no number from 1"),
        ({"price": "cheap"}, "the price"),
        ({"currency": "XXQ"}, "the currency"),
        ({"title": ""}, "nothing that was ordered"),
        ({"title": "", "item_id": "x"}, "has no title"),
        ({"item_id": "x" * 256}, "more than 255"),
    ],
)
def test_a_row_that_cannot_be_meant_is_rejected_with_the_reason(tmp_path: Path, cells: dict[str, object], words: str):
    (reason,) = reasons(tmp_path, **cells)
    assert words in reason
    assert "example.com" not in reason


def test_half_an_order_does_not_go_in(tmp_path: Path):
    rows = [("7", "a@example.com", "paid", "2026-11-02", "Mug", "1"), ("7", "", "", "", "Tent", "many")]
    header = ("order_number", "email", "status", "ordered_at", "title", "quantity")
    file = read_orders(table(tmp_path / "o.csv", header, rows), "USD")
    assert file.orders == []
    assert [(each.line, each.id) for each in file.rejections] == [(2, "7"), (3, "7")]


@pytest.mark.parametrize(
    ("column", "other"),
    [("email", "b@example.com"), ("status", "shipped"), ("order_number", "#7"), ("ordered_at", "2026-11-03")],
)
def test_rows_of_one_order_that_contradict_each_other_are_rejected(tmp_path: Path, column: str, other: str):
    first = {**ROW, "order_number": "7"}
    rows = [list(first.values()), list({**first, column: other}.values())]
    file = read_orders(table(tmp_path / "o.csv", list(first), rows), "USD")
    assert file.orders == []
    assert all("do not agree" in each.reason for each in file.rejections)


def test_the_same_thing_twice_in_an_order_makes_two_lines_of_different_names(tmp_path: Path):
    rows = [list(ROW.values()), list(ROW.values())]
    (filed,) = read_orders(table(tmp_path / "o.csv", list(ROW), rows), "USD").orders
    assert [line.item for line in filed.order.lines] == ["Mug", "Mug (2)"]


def test_what_was_delivered_is_delivered_whatever_its_status_says(tmp_path: Path):
    row = {**ROW, "status": "fulfilled", "delivered_at": "2026-11-05"}
    (filed,) = read_orders(table(tmp_path / "o.csv", list(row), [list(row.values())]), "USD").orders
    assert filed.order.status is OrderStatus.DELIVERED


def test_a_file_of_something_else_is_refused_with_what_it_lacks(tmp_path: Path):
    path = table(tmp_path / "feed.csv", ("id", "title", "price"), [("1", "Mug", "9")])
    with pytest.raises(FeedError, match="lacks the columns order_number, email, ordered_at, status"):
        read_orders(path, "USD")


def test_a_file_beyond_a_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = written(tmp_path / "orders.csv", ORDERS)
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    with pytest.raises(FeedError, match="more than 3 rows"):
        read_orders(path, "USD")
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    with pytest.raises(FeedError, match="larger than the bound"):
        read_orders(path, "USD")


def test_an_order_of_very_many_rows_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "MOST_LINES", 1)
    file = read_orders(table(tmp_path / "o.csv", list(ROW), [list(ROW.values())] * 2), "USD")
    assert ["more than 1 rows" in each.reason for each in file.rejections] == [True, True]


def test_no_cell_can_smuggle_control_characters_in(tmp_path: Path):
    row = {**ROW, "title": "Mug\x1b[2J\u202e", "carrier": "D\x00HL"}
    (filed,) = read_orders(table(tmp_path / "o.csv", list(row), [list(row.values())]), "USD").orders
    assert (filed.order.lines[0].title, filed.order.carrier) == ("Mug[2J", "DHL")
