"""What was bought: an order as the shop's records tell it, whether it can go back, and the book they are kept in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from assistant.types import Money


class OrderStatus(StrEnum):
    """How far an order is."""

    PLACED = "placed"
    PAID = "paid"
    PACKED = "packed"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELED = "canceled"
    RETURNED = "returned"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One thing that was ordered."""

    item: str  # what names it within the order: the shop's id of it, or else its title
    title: str
    quantity: int
    price: Money | None = None  # of one, None where the records do not say


@dataclass(frozen=True, slots=True)
class Order:
    """One order. Dates are the shop's own days; None where the records do not say."""

    number: str  # as the shop writes it: "#1042"
    status: OrderStatus
    ordered_on: date
    lines: tuple[OrderLine, ...]
    shipped_on: date | None = None
    delivered_on: date | None = None
    carrier: str = ""
    tracking_url: str = ""  # http(s) only
    return_by: date | None = None  # the last day, where the shop has set one for this order


class Verdict(StrEnum):
    """Whether an order can be sent back. Each names a response `utter_return_<verdict>`."""

    OPEN = "open"
    UNDELIVERED = "undelivered"  # the records do not say that it has arrived
    OVER = "over"  # the last day is past
    UNDATED = "undated"  # it has arrived, but nobody knows when, or until when it can go back
    CANCELED = "canceled"
    RETURNED = "returned"


#: What nothing more can be sent back of.
_CLOSED = {
    OrderStatus.CANCELED: Verdict.CANCELED,
    OrderStatus.RETURNED: Verdict.RETURNED,
    OrderStatus.REFUNDED: Verdict.RETURNED,
}


def last_day(order: Order, days: int) -> date | None:
    """Return the last day on which an order can be sent back: its own, or else `days` after it arrived."""
    if order.return_by is not None or order.delivered_on is None:
        return order.return_by
    return order.delivered_on + timedelta(days=days)


def verdict(order: Order, today: date, days: int) -> Verdict:
    """Tell whether an order can be sent back today, where the shop takes things back for `days` days."""
    if order.status in _CLOSED:
        return _CLOSED[order.status]
    if order.status is not OrderStatus.DELIVERED:
        return Verdict.UNDELIVERED
    last = last_day(order, days)
    if last is None:
        return Verdict.UNDATED
    return Verdict.OPEN if today <= last else Verdict.OVER


def spelled(number: str) -> str:
    """Return what an order number is known by, however it is written: "#A-1042" and "a 1042" are one."""
    return "".join(sign for sign in number.casefold() if sign.isalnum())


class OrderBook(Protocol):
    """The shop's orders, each shown only to who names its number and its e-mail address."""

    def holds_any(self) -> bool:
        """Tell whether there are orders at all."""

    def seal(self, address: str) -> str:
        """Return what stands for an e-mail address: the same for the same address, and nothing can be read from it."""

    def prove(self, number: str, seals: Sequence[str], customer: str) -> Order | None:
        """Return the order of this number if one of the sealed addresses is its own; else None, whatever was wrong.

        Raises TooManyTries: this customer has failed too often. After too many failures with one number or one
        address, None is returned for it for a while, as if it were wrong.
        """

    def order(self, number: str) -> Order | None:
        """Return an order that was proven before, as it is now; None where it is gone."""

    def returning(self, number: str) -> frozenset[str]:
        """Return the items of an order whose return was requested."""

    def request_return(self, number: str, items: Sequence[str]) -> None:
        """Note that items of an order are to be sent back; what was noted before stays as it was."""


class NoOrders:
    """The book of a shop that keeps none."""

    def holds_any(self) -> bool:
        """Tell that there are none."""
        return False

    def seal(self, address: str) -> str:  # noqa: ARG002 - fills the port
        """Return what tells nothing of an address."""
        return "-"

    def prove(self, number: str, seals: Sequence[str], customer: str) -> Order | None:  # noqa: ARG002
        """Find nothing."""
        return None

    def order(self, number: str) -> Order | None:  # noqa: ARG002
        """Find nothing."""
        return None

    def returning(self, number: str) -> frozenset[str]:  # noqa: ARG002
        """Find nothing."""
        return frozenset()

    def request_return(self, number: str, items: Sequence[str]) -> None:
        """Do nothing: no order was ever found to send something back of."""


@dataclass(frozen=True, slots=True)
class OrderDesk:
    """The orders book, and the shop's terms of return."""

    book: OrderBook
    today: Callable[[], date]
    return_days: int  # after delivery, where an order names no day of its own


NO_ORDERS = OrderDesk(NoOrders(), lambda: date.min, 0)
