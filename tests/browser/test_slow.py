"""What the page shows while an answer is on its way."""

from playwright.sync_api import Page, expect

from .conftest import Shop
from .steps import online, say

#: Sends what was typed and tells what the page shows before it has heard anything.
AT_ONCE = """form => {
    form.requestSubmit();
    const root = form.getRootNode();
    return [root.querySelectorAll(".bubble.pending").length, root.querySelector(".typing").checkVisibility()];
}"""


def test_a_message_and_the_dots_are_there_before_the_gateway_has_said_anything(page: Page, shop: Shop) -> None:
    online(page)
    shop.hold(True)
    page.get_by_label("Your message").fill("red dress")
    assert page.locator("#composer").evaluate(AT_ONCE) == [1, True]
    expect(page.locator(".bubble.pending")).to_have_count(0)
    expect(page.locator(".typing")).to_be_visible()
    shop.hold(False)
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".typing")).to_be_hidden()


def test_a_tap_on_a_card_shows_the_dots_at_once(page: Page, shop: Shop) -> None:
    online(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    shop.hold(True)
    page.get_by_role("button", name="Details of Poppy dress").click()
    expect(page.locator(".typing")).to_be_visible()
    shop.hold(False)
    expect(page.locator(".bubble.assistant").last).to_contain_text("with pockets")
    expect(page.locator(".typing")).to_be_hidden()


def test_after_three_and_eight_seconds_it_is_told_how_it_goes_until_the_answer_comes(page: Page, shop: Shop) -> None:
    page.clock.install()
    page.reload()
    online(page)
    shop.hold(True)
    say(page, "red dress")
    slow = page.locator(".slow")
    expect(page.locator(".typing")).to_be_visible()
    expect(slow).to_be_empty()
    page.clock.run_for(3_100)
    expect(slow).to_have_text("Still looking through the shop…")
    page.clock.run_for(5_000)
    expect(slow).to_have_text("This takes longer than usual. I am still at it.")
    shop.hold(False)
    expect(page.locator(".card")).to_have_count(6)
    expect(slow).to_be_empty()


def test_an_answer_in_time_is_followed_by_no_word_of_slowness(page: Page) -> None:
    page.clock.install()
    page.reload()
    online(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    page.clock.run_for(10_000)
    expect(page.locator(".slow")).to_be_empty()
