"""What every book of customers promises: the shop's store, and the fake of the unit tests."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.catalog.customers import StoredCustomers
from assistant.catalog.store import open_store
from assistant.customers.preferences import joined
from assistant.settings import Settings
from assistant.types import Facet, Preference
from tests.fakes import HeldCustomers

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
Book = StoredCustomers | HeldCustomers


def wool(place: int = 0) -> Preference:
    said = {"facet": Facet.MATERIAL, "negated": True, "said": "I never wear wool"}
    return Preference(value=f"wool {place}", at=NOW + timedelta(seconds=place), **said)


@pytest.fixture(params=["sqlite", "postgresql", "held"])
def book(request: pytest.FixtureRequest, tmp_path: Path, kept_in: Callable[[str], None]) -> Book:
    if request.param == "held":
        return HeldCustomers(lambda: NOW)
    kept_in(request.param)
    return StoredCustomers(open_store(Settings(home=tmp_path).database), lambda: NOW)


def test_who_never_said_is_not_remembered(book: Book):
    assert book.consent("ann") is None
    assert not book.remember("ann", lambda old: (*old, wool()))
    assert book.preferences("ann") == ()


def test_who_agreed_is_remembered_as_they_said_it(book: Book):
    size = Preference(facet=Facet.SIZE, value="42", kinds=("shoe",), at=NOW, said="my shoe size is 42")
    book.agree("ann", agreed=True)
    assert book.remember("ann", lambda old: joined(old, (size, wool(1))))
    assert book.preferences("ann") == (size, wool(1))
    assert book.consent("ann").agreed
    assert book.consent("ann").at == NOW


def test_who_takes_it_back_is_no_longer_remembered(book: Book):
    book.agree("ann", agreed=True)
    book.remember("ann", lambda old: (*old, wool()))
    book.agree("ann", agreed=False)
    assert book.preferences("ann") == ()
    assert not book.consent("ann").agreed
    assert not book.remember("ann", lambda old: (*old, wool()))


def test_customers_do_not_meet(book: Book):
    for customer in ("ann", "bob"):
        book.agree(customer, agreed=True)
        book.remember(customer, lambda old: (*old, wool()))
    book.forget("ann", ())
    assert book.preferences("ann") == ()
    assert book.consent("ann") is None
    assert book.preferences("bob") == (wool(),)


@pytest.mark.usefixtures("in_each_database")
def test_two_conversations_of_one_customer_lose_nothing_to_each_other(tmp_path: Path):
    book = StoredCustomers(open_store(Settings(home=tmp_path).database), lambda: NOW)
    book.agree("ann", agreed=True)
    with ThreadPoolExecutor(4) as talks:
        list(talks.map(lambda n: book.remember("ann", lambda old: joined(old, (wool(n),))), range(20)))
    assert {each.value for each in book.preferences("ann")} == {f"wool {n}" for n in range(20)}
