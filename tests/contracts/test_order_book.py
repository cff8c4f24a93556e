"""Every orders book tells an order only to who names its number and its e-mail address, be it a fake or the store's."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.catalog.store import open_store
from assistant.errors import TooManyTries
from assistant.orders.book import StoredOrders
from assistant.orders.importer import import_orders
from assistant.orders.seals import Seals
from assistant.purchases import OrderBook
from assistant.settings import Settings
from tests.held_orders import DELIVERED, NOW, ORDERS, SHIPPED, HeldOrders
from tests.unit.orders.files import written


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def stored(folder: Path, now: Callable[[], datetime]) -> OrderBook:
    engine, seals = open_store(Settings(home=folder).database), Seals("secret")
    import_orders(written(folder / "orders.csv", ORDERS), engine, seals, "USD")
    return StoredOrders(engine, seals, now)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql", "held"])
def book(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock, kept_in: Callable[[str], None]) -> OrderBook:
    if request.param == "held":
        return HeldOrders(now=clock)
    kept_in(request.param)
    return stored(tmp_path, clock)


def prove(book: OrderBook, number: str, address: str, customer: str = "me"):
    return book.prove(number, [book.seal(address)], customer)


@pytest.mark.parametrize("number", ["#1042", "1042", " 10-42"])
@pytest.mark.parametrize("address", ["anna@example.com", " Anna@Example.COM "])
def test_number_and_address_tell_an_order_however_they_are_written(book: OrderBook, number: str, address: str):
    assert prove(book, number, address) == DELIVERED


def test_one_of_several_readings_of_an_address_is_enough(book: OrderBook):
    seals = [book.seal("lee@example.com"), book.seal("anna@example.com")]
    assert book.prove("1042", seals, "me") == DELIVERED


@pytest.mark.parametrize(
    ("number", "address"),
    [("1042", "bob@example.com"), ("1043", "anna@example.com"), ("9", "anna@example.com"), ("1042", "anna@example.co")],
)
def test_what_does_not_belong_together_tells_nothing(book: OrderBook, number: str, address: str):
    assert prove(book, number, address) is None


def test_no_address_tells_nothing(book: OrderBook):
    assert book.prove("1042", [], "me") is None


def test_a_seal_does_not_hold_the_address(book: OrderBook):
    assert "anna" not in book.seal("anna@example.com")
    assert book.seal("anna@example.com") != book.seal("bob@example.com")


def test_a_customer_who_failed_five_times_is_told_so_for_an_hour_even_with_the_right_address(book: OrderBook, clock):
    for number in range(5):
        assert prove(book, f"77{number}", f"{number}@example.com") is None
    with pytest.raises(TooManyTries):
        prove(book, "1042", "anna@example.com")
    assert prove(book, "1042", "anna@example.com", "another") == DELIVERED
    clock.now += timedelta(hours=1, seconds=1)
    assert prove(book, "1042", "anna@example.com") == DELIVERED


def test_a_number_that_ten_customers_failed_with_is_closed_for_an_hour_to_everybody(book: OrderBook, clock):
    for customer in range(10):
        assert prove(book, "1042", f"{customer}@example.com", f"customer {customer}") is None
    assert prove(book, "1042", "anna@example.com", "anna") is None
    assert prove(book, "1043", "bob@example.com", "bob") == SHIPPED
    clock.now += timedelta(hours=1, seconds=1)
    assert prove(book, "1042", "anna@example.com", "anna") == DELIVERED


def test_an_address_that_numbers_are_guessed_for_is_closed_too(book: OrderBook):
    for guess in range(10):
        assert prove(book, f"88{guess}", "anna@example.com", f"customer {guess}") is None
    assert prove(book, "1042", "anna@example.com", "anna") is None


def test_what_is_closed_is_not_closed_for_longer_by_trying_on(book: OrderBook, clock):
    for customer in range(10):
        prove(book, "1042", f"{customer}@example.com", f"customer {customer}")
    clock.now += timedelta(minutes=50)
    prove(book, "1042", "late@example.com", "late")
    clock.now += timedelta(minutes=11)
    assert prove(book, "1042", "anna@example.com", "anna") == DELIVERED


def test_a_return_is_noted_once_and_only_of_what_was_ordered(book: OrderBook):
    assert book.returning("1042") == frozenset()
    book.request_return("1042", ["Morning Mug", "Morning Mug", "Crown jewels"])
    book.request_return("#1042", ["Morning Mug"])
    assert book.returning("#1042") == {"Morning Mug"}
    assert book.returning("1043") == frozenset()


def test_an_order_nobody_has_is_no_error(book: OrderBook):
    book.request_return("9", ["Morning Mug"])
    assert (book.order("9"), book.returning("9"), book.holds_any()) == (None, frozenset(), True)


def test_the_store_keeps_no_address_and_nothing_two_orders_of_one_person_share(tmp_path: Path):
    stored(tmp_path, lambda: NOW)
    content = b"".join(path.read_bytes() for path in tmp_path.glob("shop.sqlite*")).lower()
    assert b"1042" in content
    assert b"example.com" not in content
    assert b"anna" not in content
    with open_store(f"sqlite:///{tmp_path / 'shop.sqlite'}").connect() as connection:
        proofs = connection.scalars(text("SELECT proof FROM orders")).all()
    assert len(set(proofs)) == len(ORDERS)


@pytest.mark.usefixtures("in_each_database")
def test_guesses_at_once_do_not_get_past_the_bound(tmp_path: Path):
    book = stored(tmp_path, lambda: NOW)

    def told(address: str) -> None:
        try:
            answers.append(prove(book, "1042", address, "me"))
        except TooManyTries:
            answers.append("refused")

    answers: list[object] = []
    guessing = [threading.Thread(target=told, args=(f"{guess}@example.com",)) for guess in range(12)]
    for each in guessing:
        each.start()
    for each in guessing:
        each.join()
    assert (answers.count(None), answers.count("refused")) == (5, 7)
