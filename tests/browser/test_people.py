"""A person of the shop speaks on the page."""

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from assistant.people import Line, News, Who

from .answers import MARKUP
from .conftest import Shop
from .steps import online, say


def tell(shop: Shop, page: Page, text: str) -> None:
    """Say something as a person who has the conversation of this page."""
    (token,) = (each["value"] for each in page.context.cookies() if each["name"] == "assistant_session")
    line = Line(who=Who.PERSON, name="Ana", text=text, at=datetime.now(UTC))
    shop.mail.news.append(News(len(shop.mail.news) + 1, token.split(".")[0], line, is_held=True))


def test_who_talks_with_a_person_is_told_so_and_may_go_back(page: Page) -> None:
    online(page)
    expect(page.locator("#small-print")).to_contain_text("a machine")
    say(page, "a human")
    expect(page.locator("#small-print")).to_contain_text("a person")
    page.reload()
    expect(page.locator("#small-print")).to_contain_text("a person")
    page.locator("#suggestions button", has_text="Back to the assistant").click()
    expect(page.locator(".bubble.assistant").last).to_contain_text("It is me again.")
    expect(page.locator("#small-print")).to_contain_text("a machine")


def test_a_turn_that_a_person_will_answer_leaves_no_dots_and_keeps_the_way_back(page: Page, shop: Shop) -> None:
    online(page)
    say(page, "a human")
    expect(page.locator("#suggestions button")).to_have_text(["Back to the assistant"])
    shop.hold(True)
    say(page, "quiet")
    expect(page.locator("#suggestions button")).to_have_count(0)
    shop.hold(False)
    expect(page.locator("#suggestions button")).to_have_text(["Back to the assistant"])
    expect(page.locator(".typing")).to_be_hidden()


def test_what_a_person_says_stands_under_their_name_as_plain_text(page: Page, shop: Shop) -> None:
    online(page)
    say(page, "a human")
    expect(page.locator(".bubble.assistant").last).to_contain_text("A person will answer.")
    tell(shop, page, MARKUP)
    told = page.locator(".bubble.person")
    expect(told.locator(".speaker")).to_have_text("Ana (shop team)")
    expect(told.locator(".said")).to_have_text(MARKUP)
    page.reload()
    expect(page.locator(".bubble.person .speaker")).to_have_text("Ana (shop team)")
    assert page.title() != "broken-in"
