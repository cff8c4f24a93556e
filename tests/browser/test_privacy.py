"""The page lets a customer agree to be remembered, and be forgotten."""

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Shop


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
