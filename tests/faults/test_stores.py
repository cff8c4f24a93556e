"""A database is held by another program, or can grow no more."""

import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.faults.conftest import ACTIONS, GATEWAY, RASA, Customer, Faulty, chips, is_sorry, until

LOCKED = "database is locked"  # as SQLite says
NOTHING = (0, resource.RLIM_INFINITY)  # bytes that a file may grow to


@contextmanager
def full(shop: Faulty, module: str) -> Iterator[None]:
    """Let a process write to no file any more, as where its disk is full; what it has open it may read."""
    process = shop.process(module)
    before = resource.prlimit(process, resource.RLIMIT_FSIZE, NOTHING)
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


def refused(customer: Customer, text: str) -> tuple[int, str]:
    answer = customer.send(text)
    return answer.status_code, answer.json()["error"]["code"]


def filled(customer: Customer) -> list[tuple[str, int]]:
    """Put something into a cart and return it."""
    customer.say("red dresses")
    customer.say("add the first one to my cart in size M")
    cart = customer.cart()
    assert [quantity for _, quantity in cart] == [1]
    return cart


@pytest.mark.parametrize("fault", ["busy", "full"])
def test_a_message_that_the_gateway_cannot_keep_is_refused_and_may_be_sent_again(
    shop: Faulty, customer: Customer, fault: str
) -> None:
    customer.say("red dresses")
    before = customer.history()
    with shop.held("gateway.sqlite") if fault == "busy" else full(shop, GATEWAY):
        assert refused(customer, "in blue") == (503, "store_down")
    assert customer.history() == before
    assert chips(customer.say("in blue")) == ["dress", "blue"]


@pytest.mark.parametrize("fault", ["busy", "full"])
def test_a_cart_that_cannot_be_written_is_apologized_for_and_stays_whole(
    shop: Faulty, customer: Customer, fault: str
) -> None:
    before = filled(customer)
    with shop.held("shop.sqlite") if fault == "busy" else full(shop, ACTIONS):
        apology = customer.say("add one more")
        assert is_sorry(apology) and apology["problem"] == "store_down"
        assert customer.cart() == before
    customer.say("add one more")
    assert customer.cart() == [(before[0][0], 2)]


def test_while_the_shops_store_cannot_be_written_it_can_be_searched(shop: Faulty, customer: Customer) -> None:
    with shop.held("shop.sqlite"):
        found = customer.say("red dresses")
    assert found["problem"] is None and found["reply"]["cards"]


def test_a_conversation_that_rasa_cannot_read_is_not_taken_for_a_new_one(shop: Faulty, customer: Customer) -> None:
    customer.say("red dresses")
    log = shop.home / "logs" / "rasa.log"
    before = log.read_text().count(LOCKED)
    with ThreadPoolExecutor(1) as asking:
        with shop.held("conversations.sqlite", "EXCLUSIVE"):
            turn = asking.submit(customer.say, "in blue")
            until(lambda: log.read_text().count(LOCKED) > before, "Rasa has given the reading up")
        apology = turn.result()  # from here on Rasa could write what it took for a new conversation
    assert is_sorry(apology) and apology["problem"] in {"dialogue_down", "dialogue_late"}
    assert chips(customer.until_answered("in blue")) == ["dress", "blue"]


@pytest.mark.parametrize("fault", ["busy", "full"])
def test_what_rasa_cannot_write_is_not_forgotten(shop: Faulty, customer: Customer, fault: str) -> None:
    customer.say("red dresses")
    with shop.held("conversations.sqlite") if fault == "busy" else full(shop, RASA):
        customer.say("in blue")
    assert chips(customer.say("under $80")) == ["dress", "blue", "under $80"]
