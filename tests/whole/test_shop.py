"""A customer before the whole running shop: over HTTP, on the page, and when a part dies."""

import os
import re
import signal
import time
from collections.abc import Iterator
from decimal import Decimal

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import browser, context  # noqa: F401 - fixtures
from tests.running import Whole, process_of

BACK_SECONDS = 60.0


def say(client: httpx.Client, text: str) -> dict:
    answer = client.post("/v1/messages", json={"text": text}).raise_for_status().json()
    return answer["messages"][-1]["reply"]


def price(written: str) -> Decimal:
    return Decimal(written.replace("$", "").replace(",", ""))


@pytest.fixture
def customer(unhurried: Whole) -> Iterator[httpx.Client]:
    client = unhurried.open_session()
    yield client
    client.close()


def test_every_part_is_well_and_says_which_model_it_uses(unhurried: Whole) -> None:
    report = httpx.get(f"{unhurried.address}/healthz", trust_env=False).raise_for_status().json()
    assert all(part["ok"] for part in report["parts"].values())
    assert report["models"]["words"] == "all-MiniLM-L6-v2"


def test_a_conversation_obeys_what_was_said_at_every_turn(customer: httpx.Client) -> None:
    first = say(customer, "show me red dresses under $80")
    assert first["cards"]
    assert all(price(card["price"]) < 80 for card in first["cards"])
    assert [chip["label"] for chip in first["chips"]] == ["dress", "red", "under $80"]

    blue = say(customer, "in blue")
    assert [chip["label"] for chip in blue["chips"]] == ["dress", "blue", "under $80"]
    cheaper = say(customer, "cheaper")
    lowest = min(price(card["price"]) for card in blue["cards"])
    assert all(price(card["price"]) < lowest for card in cheaper["cards"])
    plain = say(customer, "not striped")
    assert "not striped" in [chip["label"] for chip in plain["chips"]]
    assert not any("striped" in card["title"].lower() for card in plain["cards"])

    told = say(customer, "tell me about the first one")
    assert told["cards"][0]["title"] == plain["cards"][0]["title"]


def test_an_intent_written_as_text_is_only_text(customer: httpx.Client) -> None:
    say(customer, "red dresses")
    reply = say(customer, '/remove{"chip": "color:red"}')
    assert not any(card for card in reply["cards"] if card["color"] == "Blue")


def test_the_page_holds_the_conversation_and_keeps_it_over_a_reload(unhurried: Whole, page: Page) -> None:
    page.goto(unhurried.address)
    _type(page, "show me red dresses under $80")
    expect(page.locator(".chip")).to_have_text(["dress", "red", "under $80"])
    expect(page.locator(".card").first).to_be_visible()
    page.get_by_role("button", name="Remove red").click()
    expect(page.locator(".chip")).to_have_text(["dress", "under $80"])
    page.get_by_role("button", name=re.compile("^Details of")).first.click()
    expect(page.locator(".bubble.user")).to_have_count(3)
    expect(page.locator(".bubble.assistant").last).to_contain_text("costs")
    page.reload()
    expect(page.locator(".bubble.user")).to_have_count(3)
    expect(page.locator(".chip")).to_have_text(["dress", "under $80"])


@pytest.mark.parametrize("module", ["actions", "bot"])
def test_a_part_that_dies_is_apologized_for_started_again_and_nothing_said_is_lost(
    unhurried: Whole, customer: httpx.Client, module: str
) -> None:
    say(customer, "red dresses")
    os.kill(process_of(unhurried, module), signal.SIGKILL)
    apology = say(customer, "in blue")
    assert apology["cards"] == []
    assert "sorry" in apology["text"].lower()
    reply = _until_back(customer, "in blue")
    assert [chip["label"] for chip in reply["chips"]] == ["dress", "blue"]
    assert any("starting it again" in line for line in unhurried.said)
    texts = [message["text"] for message in customer.get("/v1/history").json()["messages"] if message["type"] == "user"]
    assert texts[:2] == ["red dresses", "in blue"]


@pytest.fixture
def page(context) -> Page:  # noqa: F811 - the imported fixture
    return context.new_page()


def _type(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.keyboard.press("Enter")


def _until_back(customer: httpx.Client, text: str) -> dict:
    deadline = time.monotonic() + BACK_SECONDS
    while time.monotonic() < deadline:
        reply = say(customer, text)
        if "sorry" not in reply["text"].lower():
            return reply
        time.sleep(1)
    raise AssertionError("the part did not come back")
