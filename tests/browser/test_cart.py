"""The cart opened beside the conversation: what lies in it, changed by buttons, by keys and by ear."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.errors import DialogueDown
from assistant.gateway.scripted import full

from .answers import CHECKOUT, MARKUP, cart, line
from .conftest import Shop
from .steps import online, say

DRESS = "Poppy dress (Red, M)"
LOOK = "/show_cart"


def command(variant: str, quantity: int) -> str:
    return f"/change_cart{json.dumps({'variant': variant, 'quantity': str(quantity)})}"


def dress(quantity: int) -> object:
    return line("Poppy dress", quantity, options="Red, M")


@pytest.fixture
def panel(page: Page, shop: Shop) -> Locator:
    """The opened cart, with a dress that there is one and then two of, and a thing that is sold out."""
    gone = line(MARKUP, 1, total="not in stock", is_available=False)
    shop.dialogue.script |= {
        LOOK: [full(cart(dress(1), gone, total="$60"))],
        command("Poppy dress", 2): [full(cart(dress(2), gone, total="$120"))],
        command("Poppy dress", 0): [full(cart(gone, total="$0"))],
        command(MARKUP, 0): [full(cart(dress(1), total="$60"))],
        "checkout": [full(cart(dress(1), total="$60", checkout=CHECKOUT))],
    }
    online(page)
    page.locator("#cart").click()
    panel = page.get_by_role("dialog", name="Your cart")
    expect(panel.get_by_role("listitem")).to_have_count(2)
    return panel


def test_it_shows_each_thing_its_price_and_the_sum(panel: Locator, page: Page) -> None:
    first, second = (panel.get_by_role("listitem").nth(place) for place in range(2))
    expect(first.get_by_role("heading")).to_have_text("Poppy dress")
    expect(first.locator(".much")).to_have_text("Red, M · $60 each")
    expect(first.locator(".cart-count")).to_contain_text("1")
    expect(second.get_by_role("heading")).to_have_text(MARKUP)
    expect(second.locator(".cart-gone")).to_contain_text("Sold out")
    expect(second.get_by_role("button")).to_have_text(["Remove"])
    assert second.get_by_role("button").evaluate("button => button.offsetHeight < 2 * button.offsetWidth")
    expect(panel.locator(".basket-total")).to_have_text("Total$60")
    assert page.title() == "Fable & Main"


def test_how_many_is_changed_by_keys_and_the_focus_stays_where_it_was(panel: Locator, page: Page, shop: Shop) -> None:
    more = panel.get_by_role("button", name=f"One more: {DRESS}")
    more.focus()
    page.keyboard.press("Enter")
    expect(panel.locator(".cart-count")).to_contain_text("2")
    expect(panel.locator(".basket-total")).to_have_text("Total$120")
    expect(panel.get_by_role("status")).to_have_text("Your cart is now $120 in all.")
    expect(more).to_be_focused()
    expect(page.locator("#cart .count")).to_have_text("2")
    assert shop.dialogue.asked[-1][1] == command("Poppy dress", 2)
    expect(page.locator(".bubble.user .said").last).to_have_text(f"Make it 2 of {DRESS} in my cart")


def test_a_thing_is_taken_out_and_the_focus_is_not_lost(panel: Locator, page: Page) -> None:
    panel.get_by_role("button", name=f"Remove {DRESS}").click()
    expect(panel.get_by_role("listitem")).to_have_count(1)
    expect(panel.get_by_role("heading", name="Your cart")).to_be_focused()


def test_one_change_is_made_at_a_time(panel: Locator, page: Page, shop: Shop) -> None:
    shop.hold(True)
    more = panel.get_by_role("button", name=f"One more: {DRESS}")
    for _ in range(4):
        more.click(force=True)
    expect(more).to_have_attribute("aria-disabled", "true")
    shop.hold(False)
    expect(panel.locator(".cart-count")).to_contain_text("2")
    expect(more).not_to_have_attribute("aria-disabled", "true")
    assert [message for _, message, _ in shop.dialogue.asked] == [LOOK, command("Poppy dress", 2)]


def test_the_last_one_goes_by_remove_alone(panel: Locator, shop: Shop) -> None:
    fewer = panel.get_by_role("button", name=f"One fewer: {DRESS}")
    expect(fewer).to_have_attribute("aria-disabled", "true")
    fewer.click(force=True)
    assert len(shop.dialogue.asked) == 1


def test_the_way_to_the_checkout_is_asked_for_and_then_a_link(panel: Locator) -> None:
    panel.get_by_role("button", name="Check out").click()
    link = panel.get_by_role("link", name="Check out (opens in a new tab)")
    expect(link).to_have_attribute("href", CHECKOUT)
    expect(link).to_be_focused()


def test_escape_closes_the_cart_alone_and_the_button_has_the_focus(panel: Locator, page: Page) -> None:
    expect(page.locator("#cart")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#cart")).to_be_focused()
    expect(page.locator("#cart")).to_have_attribute("aria-expanded", "false")


def test_beside_it_the_conversation_goes_on(panel: Locator, page: Page) -> None:
    say(page, "poppy")
    expect(page.locator(".card")).to_be_visible()
    expect(panel).to_be_visible()


def test_on_a_phone_it_takes_the_place_of_the_conversation(panel: Locator, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#log")).to_be_hidden()
    expect(page.get_by_label("Your message")).to_be_hidden()
    panel.get_by_role("button", name="Close the cart").click()
    expect(page.locator("#log")).to_be_visible()
    expect(page.locator("#cart")).to_be_focused()


def test_an_empty_cart_says_so(page: Page, shop: Shop) -> None:
    shop.dialogue.script[LOOK] = [full(cart(total="$0"))]
    online(page)
    page.locator("#cart").click()
    expect(page.get_by_role("dialog", name="Your cart")).to_contain_text("nothing in your cart yet")


def test_looking_at_it_says_nothing_in_the_conversation(panel: Locator, page: Page) -> None:
    expect(page.locator(".bubble")).to_have_count(1)  # the greeting
    expect(page.locator("#suggestions button")).not_to_have_count(0)
    expect(page.locator(".typing")).to_be_hidden()
    page.reload()
    expect(page.locator("#cart .count")).to_have_text("1")
    expect(page.locator(".bubble")).to_contain_text("a machine")
    expect(page.locator("#suggestions button")).not_to_have_count(0)


def test_each_time_it_is_opened_it_is_as_it_is_then(panel: Locator, page: Page, shop: Shop) -> None:
    page.keyboard.press("Escape")
    shop.dialogue.script[LOOK] = [full(cart(dress(3), total="$180"))]
    page.locator("#cart").click()
    expect(panel.locator(".basket-total")).to_have_text("Total$180")
    panel.get_by_role("button", name=f"Remove {DRESS}").click()
    expect(page.locator(".bubble.user .said")).to_have_text(f"Take {DRESS} out of my cart")


def test_a_cart_that_cannot_be_had_is_said_to_be_so(page: Page, shop: Shop) -> None:
    shop.dialogue.script[LOOK] = DialogueDown("Expected a test.")
    online(page)
    page.locator("#cart").click()
    expect(page.get_by_role("dialog", name="Your cart")).to_contain_text("cannot be looked at just now")
    expect(page.locator(".bubble")).to_have_count(1)
