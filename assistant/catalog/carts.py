"""Carts in the shop's store."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select

from assistant.buying.cart import Cart, Edit
from assistant.buying.carts import Changed
from assistant.cart_line import CartLine, Option
from assistant.catalog.schema import cart_lines, carts
from assistant.catalog.store import begun, upsert, writing
from assistant.errors import StoreDown
from assistant.types import MILLS, Facet

#: How long a cart is kept that nobody changes.
CART_LIFE = timedelta(days=90)


class StoredCarts:
    """The carts of one store. `now` returns the time with its zone. Thread-safe, and safe beside other processes."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        # A writer waits for another before it reads, so that what it read is still so when it writes.
        self._writing = writing(engine)
        self._now = now

    def of(self, customer: str) -> Cart:
        """Return a customer's cart, empty where they never had one."""
        with _held(self._engine) as connection:
            return _read(connection, customer)

    def change(self, customer: str, edit: Edit) -> Changed:
        """Do something to a customer's cart, one change after the other; where the edit raises, nothing is done.

        Raises StoreDown where it cannot be written: nothing is done then either.
        """
        now = self._now().astimezone(UTC).replace(tzinfo=None)
        with _held(self._writing) as connection:
            _lock(connection, customer, now)
            before = _read(connection, customer)
            after = edit(before)
            connection.execute(delete(cart_lines).where(cart_lines.c.customer == customer))
            if after:
                rows = [_row(customer, place, line) for place, line in enumerate(after)]
                connection.execute(insert(cart_lines), rows)
            connection.execute(delete(carts).where(carts.c.changed_at < now - CART_LIFE))
        return Changed(before, after)

    def forget(self, customer: str, conversations: Sequence[str] = ()) -> None:  # noqa: ARG002 - the shape of all stores
        """Forget a customer's cart altogether."""
        with self._writing.begin() as connection:
            connection.execute(delete(carts).where(carts.c.customer == customer))  # and with it its lines


def _held(engine: Engine) -> AbstractContextManager[Connection]:
    """Hold one transaction. Raises StoreDown where it cannot be had or kept."""
    return begun(engine, StoreDown, "a cart")


def _lock(connection: Connection, customer: str, now: datetime) -> None:
    """Let other changes of this cart wait until this one is done."""
    made = upsert(connection, carts).values(customer=customer, changed_at=now)
    connection.execute(made.on_conflict_do_update(index_elements=[carts.c.customer], set_={"changed_at": now}))


def _read(connection: Connection, customer: str) -> Cart:
    lines = select(cart_lines).where(cart_lines.c.customer == customer).order_by(cart_lines.c.place)
    return tuple(map(_line, connection.execute(lines).mappings()))


def _line(row: RowMapping) -> CartLine:
    return CartLine(
        variant_id=row["variant_id"],
        item_group_id=row["item_group_id"],
        title=row["title"],
        options=tuple(Option(facet=Facet(facet), value=value) for facet, value in row["options"]),
        quantity=row["quantity"],
        price=Decimal(row["price_mills"]) / MILLS,
        currency=row["currency"],
    )


def _row(customer: str, place: int, line: CartLine) -> dict[str, object]:
    kept = line.model_dump(include={"variant_id", "item_group_id", "title", "quantity", "currency"})
    options = [[option.facet.value, option.value] for option in line.options]
    return kept | {
        "customer": customer,
        "place": place,
        "options": options,
        "price_mills": int(line.price * MILLS),
    }
