"""What every keeper of carts promises: the shop's store, and the fake of the unit tests."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from assistant.buying.cart import MOST_LINES, MOST_OF_ONE, adding, setting, without
from assistant.buying.carts import Carts
from assistant.cart_line import CartLine, Option
from assistant.catalog.carts import CART_LIFE, StoredCarts
from assistant.catalog.schema import cart_lines, carts
from assistant.catalog.store import open_store
from assistant.errors import BadQuantity, CartFull
from assistant.settings import Settings
from assistant.types import Facet
from tests.fakes import HeldCarts

EACH = pytest.mark.usefixtures("in_each_database")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def line(variant_id: str = "ada-red-m", quantity: int = 1, price: str = "59.90") -> CartLine:
    return CartLine(
        variant_id=variant_id,
        item_group_id="ada",
        title="Ada Dress",
        options=(Option(facet=Facet.COLOR, value="Red"), Option(facet=Facet.SIZE, value="M")),
        quantity=quantity,
        price=Decimal(price),
        currency="USD",
    )


def stored(folder: Path, now: Callable[[], datetime] = lambda: NOW) -> StoredCarts:
    return StoredCarts(open_store(Settings(home=folder).database), now)


@pytest.fixture(params=["sqlite", "postgresql", "held"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path, kept_in: Callable[[str], None]) -> Carts:
    if request.param == "held":
        return HeldCarts()
    kept_in(request.param)
    return stored(tmp_path)


def test_a_customer_who_never_had_a_cart_has_an_empty_one(keeper: Carts):
    assert keeper.of("ann") == ()


def test_what_is_put_in_is_there_as_it_was(keeper: Carts):
    changed = keeper.change("ann", adding(line()))
    assert changed == ((), (line(),))
    assert keeper.of("ann") == (line(),)


def test_a_change_sees_the_cart_as_it_is(keeper: Carts):
    keeper.change("ann", adding(line()))
    changed = keeper.change("ann", adding(line(quantity=2)))
    assert changed == ((line(),), (line(quantity=3),))


def test_lines_stay_in_their_order(keeper: Carts):
    for name in ("c", "a", "b"):
        keeper.change("ann", adding(line(name)))
    keeper.change("ann", setting(line("c", quantity=5)))
    assert [each.variant_id for each in keeper.of("ann")] == ["c", "a", "b"]


def test_carts_of_two_customers_do_not_meet(keeper: Carts):
    keeper.change("ann", adding(line()))
    keeper.change("bob", adding(line("other")))
    keeper.forget("bob")
    assert keeper.of("ann") == (line(),)
    assert keeper.of("bob") == ()


def test_clearing_what_is_not_there_does_nothing(keeper: Carts):
    keeper.forget("nobody")
    assert keeper.of("nobody") == ()


def test_a_change_that_fails_changes_nothing(keeper: Carts):
    keeper.change("ann", adding(line(quantity=MOST_OF_ONE)))
    with pytest.raises(BadQuantity):
        keeper.change("ann", adding(line()))
    assert keeper.of("ann") == (line(quantity=MOST_OF_ONE),)


def test_a_cart_holds_so_many_things_and_no_more(keeper: Carts):
    for number in range(MOST_LINES):
        keeper.change("ann", adding(line(str(number))))
    with pytest.raises(CartFull):
        keeper.change("ann", adding(line("one more")))
    keeper.change("ann", adding(line("7")))
    keeper.change("ann", without("8"))
    keeper.change("ann", adding(line("one more")))
    assert len(keeper.of("ann")) == MOST_LINES


def test_two_sessions_of_one_customer_lose_nothing_to_each_other(keeper: Carts):
    edits = [adding(line(f"v{number % 7}")) for number in range(42)]
    with ThreadPoolExecutor(6) as sessions:
        list(sessions.map(lambda edit: keeper.change("ann", edit), edits))
    assert {each.variant_id: each.quantity for each in keeper.of("ann")} == {f"v{n}": 6 for n in range(7)}


@EACH
def test_two_processes_of_one_shop_keep_one_cart(tmp_path: Path):
    first, second = stored(tmp_path), stored(tmp_path)
    with ThreadPoolExecutor(2) as processes:
        for keeper, name in [(first, "a"), (second, "b")] * 10:
            processes.submit(keeper.change, "ann", adding(line(name))).result()
    assert [each.quantity for each in second.of("ann")] == [10, 10]


@EACH
def test_amounts_are_kept_to_the_thousandth(tmp_path: Path):
    keeper = stored(tmp_path)
    keeper.change("ann", adding(line(price="1234567.891")))
    assert keeper.of("ann")[0].price == Decimal("1234567.891")


@EACH
def test_a_cart_that_nobody_changes_is_forgotten_in_the_end(tmp_path: Path):
    time = [NOW]
    keeper = stored(tmp_path, lambda: time[0])
    keeper.change("ann", adding(line()))
    time[0] += CART_LIFE
    keeper.change("bob", adding(line()))
    assert keeper.of("ann") == (line(),)
    time[0] += timedelta(seconds=1)
    keeper.change("cyd", adding(line()))
    assert keeper.of("ann") == ()


@EACH
def test_a_cleared_cart_leaves_nothing_behind(tmp_path: Path):
    keeper = stored(tmp_path)
    keeper.change("ann", adding(line()))
    keeper.forget("ann")
    with open_store(Settings(home=tmp_path).database).connect() as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in (carts, cart_lines)]
    assert counts == [0, 0]
