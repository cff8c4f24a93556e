"""An orders book in memory, true to its port, and a few orders to put into books."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from assistant.errors import TooManyTries
from assistant.purchases import Order, OrderLine, OrderStatus, spelled
from assistant.types import Money


def line(title: str, quantity: int = 1, price: str = "12") -> OrderLine:
    return OrderLine(title, title, quantity, Money(Decimal(price), "USD"))


DELIVERED = Order(
    "#1042",
    OrderStatus.DELIVERED,
    date(2026, 11, 2),
    (line("Morning Mug", 2), line("Alba Wrap Dress", price="74")),
    date(2026, 11, 3),
    date(2026, 11, 6),
    "DHL",
    "https://track.example/1042",
)
SHIPPED = Order(
    "#1043",
    OrderStatus.SHIPPED,
    date(2026, 11, 20),
    (line("Evening Mug"),),
    shipped_on=date(2026, 11, 21),
    carrier="UPS",
    tracking_url="https://track.example/1043",
)
LATE = Order(
    "#0990", OrderStatus.DELIVERED, date(2026, 9, 1), (line("Tent"),), date(2026, 9, 2), date(2026, 9, 5), "DHL"
)
#: Each with whose it is.
ORDERS = ((DELIVERED, "anna@example.com"), (SHIPPED, "bob@example.com"), (LATE, "anna@example.com"))
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


class HeldOrders:
    """Holds orders in memory."""

    def __init__(self, orders: Sequence[tuple[Order, str]] = ORDERS, now: Callable[[], datetime] = lambda: NOW) -> None:
        self.held = {spelled(order.number): (order, self.seal(address)) for order, address in orders}
        self.returns: dict[str, set[str]] = {}
        self.failures: list[tuple[str, datetime]] = []
        self._now = now

    def holds_any(self) -> bool:
        return bool(self.held)

    def seal(self, address: str) -> str:
        return f"seal {hash(('sealed', address.strip().casefold()))}"

    def prove(self, number: str, seals: Sequence[str], customer: str) -> Order | None:
        parts = [f"number {spelled(number)}", *seals]
        if self._count(f"customer {customer}") >= 5:
            raise TooManyTries("Too many.")
        is_closed = any(self._count(part) >= 10 for part in parts)
        order, seal = self.held.get(spelled(number), (None, ""))
        if order is not None and seal in seals and not is_closed:
            return order
        failed = [f"customer {customer}", *([] if is_closed else parts)]
        self.failures += [(part, self._now()) for part in failed]
        return None

    def order(self, number: str) -> Order | None:
        return self.held.get(spelled(number), (None, ""))[0]

    def returning(self, number: str) -> frozenset[str]:
        return frozenset(self.returns.get(spelled(number), ()))

    def request_return(self, number: str, items: Sequence[str]) -> None:
        order = self.order(number)
        there = {each.item for each in order.lines} if order else set()
        self.returns.setdefault(spelled(number), set()).update(there.intersection(items))

    def _count(self, part: str) -> int:
        start = self._now() - timedelta(hours=1)
        return sum(each == part and at > start for each, at in self.failures)
