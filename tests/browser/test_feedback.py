"""Whether an answer was helpful: said below it by taps or keys, taken back, and there again after coming back."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .conftest import Shop
from .steps import online, say

YES, NO = "Yes, this was helpful", "No, this was not helpful"


def thumb(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name).last


def pressed(button: Locator, on: bool) -> None:
    expect(button).to_have_attribute("aria-pressed", str(on).lower())


def kept(page: Page) -> object:
    """Return what the gateway keeps of the last answer."""
    answer = page.request.get("/".join(page.url.split("/")[:3]) + "/v1/history")
    return answer.json()["messages"][-1]["feedback"]


@pytest.fixture
def answered(page: Page) -> Page:
    online(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    return page


def test_an_answer_is_found_helpful_by_a_tap_and_the_conversation_goes_on_untouched(answered: Page, shop: Shop) -> None:
    thumb(answered, YES).click()
    pressed(thumb(answered, YES), True)
    answered.reload()
    pressed(thumb(answered, YES), True)
    expect(answered.locator(".bubble.user")).to_have_count(1)
    assert len(shop.dialogue.asked) == 1


def test_it_is_changed_and_taken_back_by_keys(answered: Page) -> None:
    thumb(answered, YES).focus()
    answered.keyboard.press("Enter")
    pressed(thumb(answered, YES), True)
    answered.keyboard.press("Tab")
    answered.keyboard.press("Space")
    pressed(thumb(answered, NO), True)
    pressed(thumb(answered, YES), False)
    answered.keyboard.press("Space")
    pressed(thumb(answered, NO), False)
    answered.reload()
    pressed(thumb(answered, NO), False)
    assert kept(answered) is None


def test_after_a_no_it_may_be_said_why(answered: Page) -> None:
    thumb(answered, NO).click()
    answered.get_by_role("button", name="Wrong product").click()
    answered.get_by_role("button", name="Too slow").click()
    own = answered.get_by_label("In your own words (optional)")
    expect(own).to_have_attribute("maxlength", "300")
    own.fill("I wanted shoes")
    answered.locator(".feedback-send").click()
    expect(answered.locator(".feedback-thanks")).to_have_text("Thank you, that helps.")
    expect(thumb(answered, NO)).to_be_focused()
    answered.reload()
    pressed(thumb(answered, NO), True)
    assert kept(answered) == {"verdict": "no", "reasons": ["wrong_product", "slow"], "words": "I wanted shoes"}


def test_another_tab_shows_it_pressed_at_once(answered: Page, context: BrowserContext, shop: Shop) -> None:
    other = context.new_page()
    other.goto(shop.address)
    online(other)
    pressed(thumb(other, YES), False)
    thumb(answered, YES).click()
    pressed(thumb(other, YES), True)
    thumb(answered, YES).click()
    pressed(thumb(other, YES), False)


def test_neither_a_greeting_nor_an_apology_is_asked_about(page: Page) -> None:
    online(page)
    expect(page.locator(".feedback")).to_have_count(0)
    say(page, "broken")
    expect(page.locator(".bubble.apology")).to_be_visible()
    expect(page.locator(".feedback")).to_have_count(0)
