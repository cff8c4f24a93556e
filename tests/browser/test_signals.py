"""What the page tells without a word: products that are liked or not, and how long they were looked at."""

import json
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from assistant.errors import DialogueDown
from assistant.gateway.scripted import full
from assistant.screen import Judged, Judgment, Reply

from .conftest import DRESSES, Shop
from .steps import online, say

SILENT = [{"custom": {"silent": True}}]
LOOKING_MS = 3_400


@pytest.fixture
def quiet(shop: Shop) -> Iterator[Shop]:
    """A shop whose dialogue says nothing to signals."""
    shop.dialogue.otherwise = SILENT
    yield shop


def signals(shop: Shop) -> list[dict[str, object]]:
    sent = [message.removeprefix("/signal") for _, message, _ in shop.dialogue.asked if message.startswith("/signal")]
    return [json.loads(each) for each in sent]


def waited_for(shop: Shop, count: int) -> list[dict[str, object]]:
    for _ in range(100):
        if len(signals(shop)) >= count:
            break
        time.sleep(0.05)
    return signals(shop)


def test_a_product_is_liked_by_a_tap_or_a_key_and_no_longer_by_another(page: Page, quiet: Shop) -> None:
    online(page)
    say(page, "red dress")
    like = page.get_by_role("button", name="I like Poppy dress")
    expect(like).to_have_attribute("aria-pressed", "false")
    like.click()
    expect(like).to_have_attribute("aria-pressed", "true")
    like.focus()
    page.keyboard.press("Enter")
    expect(like).to_have_attribute("aria-pressed", "false")
    told = [(each["product"], each["judgment"]) for each in waited_for(quiet, 2)]
    assert told == [("d1", "like"), ("d1", "none")]
    expect(page.locator(".bubble.user")).to_have_count(1)
    expect(page.locator(".typing")).to_be_hidden()


def test_a_product_is_liked_or_disliked_and_never_both(page: Page, quiet: Shop) -> None:
    online(page)
    say(page, "red dress")
    like, dislike = (
        page.get_by_role("button", name=name) for name in ("I like Poppy dress", "Not for me: Poppy dress")
    )
    like.click()
    dislike.click()
    expect(dislike).to_have_attribute("aria-pressed", "true")
    expect(like).to_have_attribute("aria-pressed", "false")
    assert [each["judgment"] for each in waited_for(quiet, 2)] == ["like", "dislike"]


def test_what_is_liked_is_so_on_every_card_and_after_coming_back(page: Page, quiet: Shop) -> None:
    online(page)
    say(page, "red dress")
    page.get_by_role("button", name="I like Poppy dress").click()
    say(page, "poppy")
    both = page.get_by_role("button", name="I like Poppy dress")
    expect(both).to_have_count(2)
    for place in range(2):
        expect(both.nth(place)).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(both.first).to_have_attribute("aria-pressed", "true")


def test_what_is_said_in_words_shows_on_the_buttons(page: Page, quiet: Shop) -> None:
    judged = Judged(item_group_id="d1", judgment=Judgment.DISLIKE)
    quiet.dialogue.script["not that"] = [full(Reply(text="I leave it out.", speech="", judged=judged))]
    online(page)
    say(page, "red dress")
    dislike = page.get_by_role("button", name="Not for me: Poppy dress")
    expect(dislike).to_have_attribute("aria-pressed", "false")
    say(page, "not that")
    expect(dislike).to_have_attribute("aria-pressed", "true")


def test_a_tap_that_does_not_get_through_is_taken_back_and_told(page: Page, quiet: Shop) -> None:
    quiet.dialogue.otherwise = DialogueDown("Expected a test.")
    online(page)
    say(page, "red dress")
    like = page.get_by_role("button", name="I like Poppy dress")
    like.click()
    expect(page.locator("#notice")).to_contain_text("Please tap again")
    expect(like).to_have_attribute("aria-pressed", "false")


def test_six_products_liked_in_a_moment_are_all_taken_while_an_answer_is_awaited(page: Page, quiet: Shop) -> None:
    online(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    quiet.hold(True)
    say(page, "poppy")
    page.locator(".carousel").first.evaluate("row => row.querySelectorAll('.like').forEach((each) => each.click())")
    expect(page.locator(".like[aria-pressed=true]")).to_have_count(6)
    quiet.hold(False)
    assert [each["product"] for each in waited_for(quiet, 6)] == [f"d{number}" for number in range(1, 7)]
    expect(page.locator(".card")).to_have_count(7)
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator(".like[aria-pressed=true]")).to_have_count(7)


def test_how_long_cards_were_in_view_is_told_once_when_others_take_their_place(page: Page, quiet: Shop) -> None:
    tent = DRESSES.cards[5].model_copy(update={"item_group_id": "t1", "title": "Tent"})
    quiet.dialogue.script["tent"] = [full(Reply(text="One.", speech="", cards=(tent,)))]
    online(page)
    say(page, "red dress")
    expect(page.get_by_role("article", name="Poppy dress")).to_be_in_viewport()
    page.wait_for_timeout(LOOKING_MS)
    say(page, "tent")
    (told,) = waited_for(quiet, 1)
    products, seconds = told["product"], told["seconds"]
    assert "d1" in products
    assert "d6" not in products  # which stands outside of the row's view
    assert all(3 <= int(each) <= 60 for each in seconds)
    say(page, "red dress")
    expect(page.get_by_role("article", name="Poppy dress")).to_have_count(2)
    say(page, "tent")
    page.wait_for_timeout(300)
    assert len(signals(quiet)) == 1  # what was hardly looked at is not told
