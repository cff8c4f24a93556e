"""The page lets a customer agree to be remembered, and be forgotten."""

from playwright.sync_api import BrowserContext, Page, Route, expect

from assistant.gateway.scripted import full
from assistant.screen import Reply

from .conftest import Shop
from .steps import online, say


def opened(page: Page, shop: Shop) -> None:
    page.goto(shop.address)
    expect(page.locator("#state")).to_have_attribute("data-state", "online")
    page.get_by_text("Your data").click()


def test_being_remembered_is_off_until_it_is_agreed_to(page: Page, shop: Shop):
    opened(page, shop)
    box = page.get_by_role("checkbox", name="Personalise")
    expect(box).to_be_enabled()
    expect(box).not_to_be_checked()
    with page.expect_request("**/v1/me/consent") as sent:
        box.check()
    assert sent.value.post_data_json == {"agreed": True}
    expect(page.locator("#privacy").get_by_role("status")).to_contain_text("Thank you")


def test_who_is_forgotten_begins_as_somebody_new(page: Page, shop: Shop):
    opened(page, shop)
    page.get_by_label("Your message").fill("red dress")
    page.keyboard.press("Enter")
    expect(page.locator("#log")).to_contain_text("red dress")
    page.on("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Forget me").click()
    expect(page.locator("#state")).to_have_attribute("data-state", "online")
    expect(page.locator("#log")).not_to_contain_text("red dress")


def test_who_thinks_again_is_not_forgotten(page: Page, shop: Shop):
    opened(page, shop)
    page.on("dialog", lambda asked: asked.dismiss())
    with page.expect_event("dialog"):
        page.get_by_role("button", name="Forget me").click()
    expect(page.locator("#privacy")).to_be_visible()


def test_what_does_not_get_through_is_said(page: Page, shop: Shop):
    def fail(route: Route) -> None:
        route.fulfill(status=502) if route.request.method == "PUT" else route.continue_()

    page.route("**/v1/me/**", fail)
    opened(page, shop)
    box = page.get_by_role("checkbox", name="Personalise")
    expect(box).to_be_enabled()
    box.click()
    expect(page.locator("#privacy").get_by_role("status")).to_contain_text("did not get through")
    expect(box).not_to_be_checked()


def talked(page: Page, shop: Shop) -> None:
    """Let a tab show what is to be forgotten: words, cards, an opinion, chips, a cart."""
    shop.dialogue.script['/signal{"product": "d1", "judgment": "like"}'] = [{"custom": {"silent": True}}]
    farewell = Reply(text="It is deleted.", speech="It is deleted.", forgets=True)
    shop.dialogue.script["forget me"] = [full(farewell)]
    online(page)
    for text in ("show my cart", "red dress"):
        say(page, text)
    expect(page.locator(".card")).to_have_count(6)
    page.get_by_role("button", name="I like Poppy dress").click()
    expect(page.locator("#cart .count")).to_have_text("3")


def nothing_left(page: Page) -> None:
    """Expect a page that knows nothing, and says whom one talks to and that nothing is remembered."""
    expect(page.locator("#log")).not_to_contain_text("red dress")
    expect(page.locator(".card, .chip, .basket, #cart .count")).to_have_count(0)
    expect(page.locator("#log")).to_contain_text("a machine")
    expect(page.locator("#small-print")).to_contain_text("a machine")
    box = page.get_by_role("checkbox", name="Personalise")
    expect(box).to_be_visible()
    expect(box).not_to_be_checked()
    assert page.evaluate("sessionStorage.getItem('assistant-opinions')") in (None, "[]")


def test_who_says_forget_me_sees_nothing_of_it_in_any_tab_any_more(
    page: Page, context: BrowserContext, shop: Shop
) -> None:
    talked(page, shop)
    other = context.new_page()
    other.goto(shop.address)
    expect(other.locator(".card")).to_have_count(6)
    say(page, "forget me")
    for tab in (page, other):
        expect(tab.locator("#log")).to_contain_text("It is deleted.")
        nothing_left(tab)
    page.reload()
    expect(page.locator(".bubble.assistant").last).to_contain_text("It is deleted.")
    expect(page.locator(".bubble.user")).to_have_count(0)
    say(page, "poppy")
    expect(page.locator(".card")).to_have_count(1)


def test_who_is_forgotten_by_the_button_is_so_in_every_tab(page: Page, context: BrowserContext, shop: Shop) -> None:
    talked(page, shop)
    other = context.new_page()
    other.goto(shop.address)
    expect(other.locator(".card")).to_have_count(6)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(f"{request.method} {request.url.removeprefix(shop.address)}"))
    page.get_by_text("Your data").click()
    page.on("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Forget me").click()
    for tab in (page, other):
        expect(tab.locator("#notice")).to_contain_text("is deleted")
        online(tab)
        nothing_left(tab)
    assert asked.count("POST /v1/sessions") == 1
    say(page, "poppy")
    for tab in (page, other):
        expect(tab.locator(".card")).to_have_count(1)
    say(other, "show more")
    for tab in (page, other):
        expect(tab.locator(".bubble.user .said")).to_have_text(["poppy", "show more"])


def test_a_tab_that_was_away_when_the_customer_was_forgotten_goes_on_with_the_new_conversation(
    page: Page, context: BrowserContext, shop: Shop
) -> None:
    talked(page, shop)
    other = context.new_page()
    other.goto(shop.address)
    expect(other.locator(".card")).to_have_count(6)
    other.route("**/v1/history*", lambda read: read.abort())
    other.evaluate("dispatchEvent(new Event('offline'))")
    expect(other.locator("#state")).to_contain_text("Not connected")
    page.get_by_text("Your data").click()
    page.on("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Forget me").click()
    expect(page.locator("#notice")).to_contain_text("is deleted")
    say(page, "poppy")
    expect(page.locator(".card")).to_have_count(1)
    other.unroute("**/v1/history*")
    other.evaluate("dispatchEvent(new Event('online'))")
    expect(other.locator(".bubble.user .said")).to_have_text(["poppy"])
    expect(other.locator(".card")).to_have_count(1)
    say(other, "show more")
    for tab in (page, other):
        expect(tab.locator(".bubble.assistant").last).to_contain_text("That is all")
