"""A customer who shows photos to the whole running shop, over HTTP and on the page."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.vision.embedded import SHIPPED
from tests.browser import steps
from tests.browser.conftest import browser, context  # noqa: F401 - fixtures
from tests.browser.test_photos import attached, choose
from tests.faults.conftest import until
from tests.pictured import Pictured
from tests.running import Whole, process_of
from tests.whole.test_shop import price, say

DOTTED = "DRESS-003"  # $33.99; in black, burgundy, navy and yellow
THINGS = [(DOTTED, "Yellow"), ("HOODIE-001", "White"), ("SNEAKERS-003", "Blue"), ("BACKPACK-002", "Red")]


@pytest.fixture
def customer(pictured_whole: Whole) -> Iterator[httpx.Client]:
    with closing(pictured_whole.open_session()) as client:
        yield client


@pytest.fixture
def stranger(pictured_whole: Whole) -> Iterator[httpx.Client]:
    with closing(pictured_whole.open_session()) as client:
        yield client


def upload(client: httpx.Client, photo: bytes) -> dict[str, str]:
    return client.post("/v1/uploads", files={"file": ("photo.jpg", photo)}).raise_for_status().json()


def show(client: httpx.Client, photo: bytes, words: str | None = None) -> dict:
    message = {"photo": upload(client, photo)["id"], "text": words}
    return client.post("/v1/messages", json=message).raise_for_status().json()["messages"][-1]["reply"]


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    return answer.status_code, answer.json()["error"]["code"], answer.text


@pytest.mark.parametrize(("product", "color"), THINGS)
def test_the_first_card_is_what_the_photo_is_of(
    customer: httpx.Client, pictured: Pictured, product: str, color: str
) -> None:
    card = show(customer, pictured.photo(product, color))["cards"][0]
    assert (card["item_group_id"], card["color"]) == (product, color)
    picture = customer.get(f"/media/{card['image']}").raise_for_status()
    assert picture.headers["content-type"] == "image/webp"


def test_color_and_price_are_obeyed_beside_a_photo_and_after_it(customer: httpx.Client, pictured: Pictured) -> None:
    beside = show(customer, pictured.photo(DOTTED, "Yellow"), "like this but in burgundy, under $40")
    after = say(customer, "but in black under $60")
    for reply, color, limit in ((beside, "Burgundy", 40), (after, "Black", 60)):
        assert reply["relaxed"] == []
        assert reply["cards"][0]["item_group_id"] == DOTTED
        assert {card["color"] for card in reply["cards"]} == {color}
        assert all(price(card["price"]) < limit for card in reply["cards"])
        assert {"like", f"color:{color.lower()}", "price"} <= {chip["key"] for chip in reply["chips"]}


def test_the_history_keeps_the_photo_beside_the_words(customer: httpx.Client, pictured: Pictured) -> None:
    photo = upload(customer, pictured.photo(DOTTED, "Yellow"))
    customer.post("/v1/messages", json={"photo": photo["id"], "text": "in black"}).raise_for_status()
    said, _ = customer.get("/v1/history").json()["messages"]
    assert (said["photo"], said["text"]) == (photo["id"], "in black")
    assert customer.get(photo["url"]).headers["content-type"] == "image/jpeg"


def test_another_session_is_refused_a_photo_as_if_it_had_never_been(
    customer: httpx.Client, stranger: httpx.Client, pictured: Pictured
) -> None:
    photo = upload(customer, pictured.photo(DOTTED, "Yellow"))
    never = {"id": "0" * 32, "url": f"/v1/uploads/{'0' * 32}"}
    answers = [
        answer
        for each in (photo, never)
        for answer in (
            stranger.get(each["url"]),
            stranger.post("/v1/messages", json={"photo": each["id"], "text": "like this"}),
        )
    ]
    assert {refusal(answer)[:2] for answer in answers} == {(404, "photo_gone")}
    assert len({answer.text for answer in answers}) == 1
    assert stranger.get("/v1/history").json()["messages"] == []
    assert customer.get(photo["url"]).status_code == 200


def test_a_command_typed_as_words_shows_no_photo(
    customer: httpx.Client, stranger: httpx.Client, pictured: Pictured
) -> None:
    photo = upload(customer, pictured.photo(DOTTED, "Yellow"))
    for client in (customer, stranger):
        reply = say(client, f'/show_photo{{"photo": "{photo["id"]}"}}')
        assert "like" not in [chip["key"] for chip in reply["chips"]]


def test_a_photo_attached_on_the_page_is_answered_by_the_product_it_shows(
    pictured_whole: Whole,
    context: BrowserContext,  # noqa: F811 - the imported fixture
    pictured: Pictured,
) -> None:
    page = context.new_page()
    page.goto(pictured_whole.address)
    choose(page, {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": pictured.photo(DOTTED, "Yellow")})
    attached(page)
    steps.say(page, "like this but in black, under $60")
    expect(page.locator(".card").first).to_contain_text("Imogen Women's Polka-Dot Dress")
    expect(page.locator(".card").first).to_contain_text("in Black")
    expect(page.get_by_role("img", name="Your photo")).to_be_visible()


def test_a_photo_model_that_is_cut_short_is_named_until_it_is_gone(
    pictured_whole: Whole, pictured: Pictured, customer: httpx.Client
) -> None:
    _, _, identity = customer.get("/healthz").json()["models"]["photo"].partition("@")
    weights = pictured.settings.models / "photo" / f"{identity}.safetensors"
    weights.parent.mkdir(exist_ok=True)
    weights.write_bytes(SHIPPED.read_bytes()[:-1000])
    try:
        os.kill(process_of(pictured_whole, "actions"), signal.SIGKILL)
        until(
            lambda: weights.name in customer.get("/healthz").json()["parts"]["catalog"]["detail"],
            "the photo model is named",
        )
        told = customer.post("/v1/messages", json={"text": "red dresses"}).raise_for_status().json()["messages"][-1]
        assert (told["problem"], told["reply"]["cards"]) == ("model_mismatch", [])
    finally:
        weights.unlink()
    assert show(customer, pictured.photo(DOTTED, "Yellow"))["cards"][0]["item_group_id"] == DOTTED
