"""The cells of an orders file read, checked and bounded. Every function raises UnusableRow with the reason."""

import re
from datetime import date
from decimal import Decimal

from assistant.catalog.markup import plain_line, plain_name
from assistant.catalog.parsing import is_web_link
from assistant.catalog.prices import currency_of, parse_price
from assistant.errors import UnusableRow
from assistant.language.addresses import MOST_ADDRESS_CHARACTERS
from assistant.language.order_numbers import MOST_NUMBER_CHARACTERS
from assistant.orders.columns import Cells
from assistant.purchases import OrderStatus, spelled
from assistant.types import Money

MOST_TITLE_CHARACTERS = 150
MOST_ITEM_CHARACTERS = 255
MOST_CARRIER_CHARACTERS = 60
MOST_QUANTITY = 10_000
FIRST_YEAR, LAST_YEAR = 2000, 2100

_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]+[\d:.,]+ *(?:Z|UTC|[+-]\d{2}:?\d{2})?)?")
_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")
_NUMBER = re.compile(r"#?\w+(?:[ /.-]\w+)*")
_FREE = re.compile(r"\D{0,4}0+(?:[.,]0+)?\D{0,4}")

STATUSES = {each.value: each for each in OrderStatus} | {
    "open": OrderStatus.PLACED,
    "pending": OrderStatus.PLACED,
    "new": OrderStatus.PLACED,
    "processing": OrderStatus.PAID,
    "ready_to_ship": OrderStatus.PACKED,
    "partially_shipped": OrderStatus.PARTLY_SHIPPED,
    "fulfilled": OrderStatus.SHIPPED,
    "in_transit": OrderStatus.SHIPPED,
    "out_for_delivery": OrderStatus.SHIPPED,
    "complete": OrderStatus.DELIVERED,
    "completed": OrderStatus.DELIVERED,
    "cancelled": OrderStatus.CANCELED,
}
#: Shopify tells payment and shipping apart; the first of these that an order has is where it stands.
FULFILLMENTS = {
    "fulfilled": OrderStatus.SHIPPED,
    "partial": OrderStatus.PARTLY_SHIPPED,
    "restocked": OrderStatus.CANCELED,
    "unfulfilled": None,
    "": None,
}
PAYMENTS = {
    "refunded": OrderStatus.REFUNDED,
    "voided": OrderStatus.CANCELED,
    "paid": OrderStatus.PAID,
    "partially_paid": OrderStatus.PLACED,
    "partially_refunded": OrderStatus.PAID,
    "authorized": OrderStatus.PLACED,
    "pending": OrderStatus.PLACED,
}
_ENDED = (OrderStatus.REFUNDED, OrderStatus.CANCELED)
_ON_THE_WAY = frozenset(OrderStatus) - {OrderStatus.CANCELED, OrderStatus.RETURNED, OrderStatus.REFUNDED}


def number_of(cells: Cells) -> str:
    """Read an order number: letters and digits, which customers can say."""
    number = plain_line(cells.get("number", "")[: 2 * MOST_NUMBER_CHARACTERS])
    if not number:
        raise UnusableRow("the order number is missing")
    if not _NUMBER.fullmatch(number) or len(number) > MOST_NUMBER_CHARACTERS:
        expected = f"letters and digits, up to {MOST_NUMBER_CHARACTERS} characters"
        raise UnusableRow(f'the order number "{number[:60]}" is not {expected}')
    if not any(sign.isdigit() for sign in spelled(number)):
        raise UnusableRow(f'the order number "{number}" has no digit: customers could not be understood')
    return number


def address_of(cells: Cells) -> str:
    """Read an e-mail address. It is never part of a reason."""
    address = plain_line(cells.get("email", "")[: 2 * MOST_ADDRESS_CHARACTERS])
    if len(address) > MOST_ADDRESS_CHARACTERS or not _ADDRESS.fullmatch(address):
        raise UnusableRow("the order has no usable e-mail address: nobody could ask for it")
    return address


def status_of(cells: Cells) -> OrderStatus:
    """Read how far an order is, from its own status or from those of Shopify."""
    status = _stated(cells) if "status" in cells else _of_shopify(cells)
    return OrderStatus.DELIVERED if "delivered" in cells and status in _ON_THE_WAY else status


def _stated(cells: Cells) -> OrderStatus:
    known = STATUSES.get(_term(cells["status"]))
    if known is None:
        raise UnusableRow(f'the status "{plain_line(cells["status"][:40])}" is none of {", ".join(OrderStatus)}')
    return known


def _of_shopify(cells: Cells) -> OrderStatus:
    payment, fulfillment = _term(cells.get("payment", "")), _term(cells.get("fulfillment", ""))
    paid = PAYMENTS.get(payment)
    if fulfillment not in FULFILLMENTS or (payment and paid is None) or not (payment or fulfillment):
        raise UnusableRow(f'the order is "{payment[:40]}" and "{fulfillment[:40]}": give it a status of its own')
    if "canceled" in cells:
        return OrderStatus.CANCELED
    if paid in _ENDED:
        return paid
    return FULFILLMENTS[fulfillment] or paid or OrderStatus.PLACED


def _term(text: str) -> str:
    return re.sub(r"[\s-]+", "_", plain_line(text[:80]).casefold())


def day_of(cells: Cells, field: str) -> date | None:
    """Read the day of a date such as 2025-11-02 or 2025-11-02 10:11:12 +0100; None where the cell is blank."""
    text = plain_line(cells.get(field, "")[:80])
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        day = date.fromisoformat(found["day"]) if found else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnusableRow(f'"{text[:40]}" is no date such as 2025-11-02')
    return day


def tracking_of(cells: Cells) -> str:
    """Read the address of a tracking page; "" where there is none."""
    link = plain_line(cells.get("tracking", ""))
    if link and not is_web_link(link):
        raise UnusableRow(f'the tracking link "{link[:60]}" is no http or https link')
    return link


def carrier_of(cells: Cells) -> str:
    """Read who brings an order; "" where nobody says."""
    return plain_name(cells.get("carrier", "")[: 2 * MOST_CARRIER_CHARACTERS])[:MOST_CARRIER_CHARACTERS]


def title_of(cells: Cells) -> str:
    """Read what a line's thing is called."""
    return plain_name(cells.get("title", "")[: 4 * MOST_TITLE_CHARACTERS])[:MOST_TITLE_CHARACTERS].rstrip()


def item_of(cells: Cells) -> str:
    """Read the shop's id of a line's thing; "" where it has none."""
    item = plain_line(cells.get("item", "")[: 2 * MOST_ITEM_CHARACTERS])
    if len(item) > MOST_ITEM_CHARACTERS:
        raise UnusableRow(f"the item's id has more than {MOST_ITEM_CHARACTERS} characters")
    return item


def quantity_of(cells: Cells) -> int:
    """Read how many were ordered; one where the cell is blank."""
    text = plain_line(cells.get("quantity", "1")[:40])
    quantity = int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0
    if not 1 <= quantity <= MOST_QUANTITY:
        raise UnusableRow(f'the quantity "{text[:20]}" is no number from 1 to {MOST_QUANTITY:,}')
    return quantity


def price_of(cells: Cells, currency: str) -> Money | None:
    """Read the price of one; None where the cell is blank. What was given away costs nothing."""
    text = plain_line(cells.get("price", "")[:80])
    code = currency_of(plain_line(cells.get("currency", "")[:10]).upper(), currency)
    if not text:
        return None
    return Money(Decimal(0), code) if _FREE.fullmatch(text) else parse_price(text, code)
