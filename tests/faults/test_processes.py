"""A program of the shop is killed or stands still, and comes back."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from websockets.sync.client import connect
from websockets.sync.connection import Connection

from tests.faults.conftest import ACTIONS, GATEWAY, RASA, Customer, Faulty, chips, is_sorry, until


def test_while_rasa_stands_still_the_customer_is_told_and_nothing_said_is_lost(
    shop: Faulty, customer: Customer
) -> None:
    assert chips(customer.say("red dresses")) == ["dress", "red"]
    with shop.stopped(RASA):
        apology = customer.say("in blue")
        assert is_sorry(apology) and apology["problem"] == "dialogue_late"
        assert chips(apology) == ["dress", "red"]
        status, report = shop.health()
        assert (status, report["status"], report["parts"]["rasa"]["ok"]) == (503, "down", False)
    assert chips(customer.until_answered("in blue")) == ["dress", "blue"]
    assert shop.health()[0] == 200


def test_an_action_server_killed_in_the_midst_of_a_turn_leaves_the_cart_whole(shop: Faulty, customer: Customer) -> None:
    customer.say("red dresses")
    customer.say("add the first one to my cart in size M")
    before = customer.cart()
    assert [quantity for _, quantity in before] == [1]
    with ThreadPoolExecutor(1) as asking:
        with shop.stopped(ACTIONS):
            turn = asking.submit(customer.say, "add one more")
            until(lambda: customer.history()[-1]["type"] == "user", "the turn is under way")
            until(lambda: shop.is_ill("actions"), "the action server is missed")
            shop.kill(ACTIONS)
        apology = turn.result()
    assert is_sorry(apology) and apology["problem"] in {"dialogue_down", "dialogue_late"}
    assert customer.cart() == before
    customer.until_answered("show my cart")
    assert customer.cart() == before
    assert any("starting it again" in line for line in shop.whole.said)


def test_a_gateway_killed_in_the_midst_of_a_turn_answers_it_once_when_it_is_back(
    shop: Faulty, customer: Customer
) -> None:
    said = {"id": "c1", "text": "in blue"}
    customer.say("red dresses")
    with shop.stopped(RASA), _socket(shop, customer) as page:
        page.send(json.dumps(said))
        first = _next(page, "user")
        shop.kill(GATEWAY)
    shop.until_well()
    with _socket(shop, customer, after=first["seq"]) as page:
        answered = _next(page, "reply")
    assert is_sorry(answered) or "sorry" in answered["reply"]["text"].lower()
    assert (answered["turn_id"], answered["problem"]) == (first["turn_id"], "turn_lost")
    again = customer.client.post("/v1/messages", json=said).raise_for_status().json()
    assert again["turn_id"] == first["turn_id"]
    turn = [each["type"] for each in customer.history() if each["turn_id"] == first["turn_id"]]
    assert turn == ["user", "reply"]
    assert [each["text"] for each in customer.history() if each["type"] == "user"] == ["red dresses", "in blue"]
    assert "dress" in chips(customer.until_answered("in green"))


def _socket(shop: Faulty, customer: Customer, after: int | None = None) -> Connection:
    address = shop.whole.address.replace("http", "ws") + "/v1/chat" + (f"?after={after}" if after else "")
    return connect(address, additional_headers={"Authorization": f"Bearer {customer.token}"}, proxy=None)


def _next(page: Connection, kind: str) -> dict[str, Any]:
    """Return the next event of a kind."""
    while (event := json.loads(page.recv(timeout=60)))["type"] != kind:
        pass
    return dict(event)
