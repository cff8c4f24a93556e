"""The demo page in a real browser, as a customer meets it."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from .answers import MARKUP
from .conftest import Shop
from .steps import PHONE, log_fits, online, say

BOXES = "parts => parts.map((part) => Object.values(part.getBoundingClientRect().toJSON()).map(Math.round))"


def test_the_first_visit_is_greeted_with_something_to_say(page: Page) -> None:
    online(page)
    expect(page.locator(".bubble.assistant")).to_contain_text("a machine")
    expect(page.locator("#suggestions button")).not_to_have_count(0)


def test_a_question_is_answered_with_cards(page: Page, shop: Shop) -> None:
    say(page, "red dress")
    first = page.locator(".card").first
    expect(page.locator(".card")).to_have_count(6)
    expect(first).to_contain_text("Poppy dress")
    expect(first.locator("strong")).to_contain_text("$49.00")
    expect(first.locator("s")).to_contain_text("$72.00")
    expect(first.locator(".sizes li")).to_have_text(["S", "M"])
    expect(first.locator(".colors li")).to_have_text(["Red", "Navy", "+2"])
    expect(first.locator(".colors .more")).to_have_attribute("title", "Sand, Poppy field")
    expect(first.locator(".rating")).to_contain_text("Rated 4.5 of 5 in 12 reviews")
    expect(first.locator(".reasons")).to_contain_text("red, as you asked")
    expect(page.locator(".card").nth(2).locator(".sizes .more")).to_have_text("+2")
    assert first.locator("img").evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 64
    assert [message for _, message, _ in shop.dialogue.asked] == ["red dress"]


def test_cards_stand_before_their_pictures_come_and_nothing_moves_then(page: Page) -> None:
    held: list[Route] = []

    def hold(picture: Route) -> None:
        held.append(picture)

    page.route("**/media/*", hold)
    online(page)
    with page.expect_request("**/media/*"):
        say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    parts = page.locator("#log > *, .card, .card button")
    before = parts.evaluate_all(BOXES)
    for picture in held:
        picture.continue_()
    drawn = page.locator(".card img").first
    assert drawn.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 64
    assert parts.evaluate_all(BOXES) == before


def test_a_link_to_the_shop_opens_apart_and_only_if_it_is_one(page: Page) -> None:
    say(page, "red dress")
    links = page.locator(".card a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "https://shop.example/poppy")
    expect(links).to_have_attribute("target", "_blank")
    expect(links).to_have_attribute("rel", re.compile("noopener"))


def test_details_are_one_tap_away(page: Page) -> None:
    say(page, "red dress")
    page.get_by_role("button", name="Details of Poppy dress").click()
    expect(page.locator(".bubble.user").last).to_contain_text("Poppy dress")
    expect(page.locator(".bubble.assistant").last).to_contain_text("with pockets")


def test_a_product_just_told_about_offers_no_details_again(page: Page) -> None:
    say(page, "poppy")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card .details")).to_have_count(1)
    say(page, "which poppy")
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator(".card .details")).to_have_count(1)
    expect(page.locator(".card a")).to_have_count(2)


def test_a_question_and_its_cards_stay_in_sight_beside_the_suggestions(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for number in (1, 2):
        say(page, "red dress")
        expect(page.locator(".carousel")).to_have_count(number)
        expect(page.locator("#suggestions")).to_be_visible()
        expect(page.locator(".bubble.user").last).to_be_in_viewport(ratio=1)
        expect(page.locator(".carousel").last.locator(".details").first).to_be_in_viewport(ratio=1)


def test_a_customer_who_looks_elsewhere_is_left_there(page: Page) -> None:
    for number in (1, 2):
        say(page, "red dress")
        expect(page.locator(".carousel")).to_have_count(number)
    log = page.locator("#log")
    expect(page.locator(".bubble.user").last).to_be_in_viewport(ratio=1)
    log.hover()
    page.mouse.wheel(0, -2000)
    expect(page.locator(".bubble.assistant").first).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1280, "height": 700})
    expect(page.locator(".bubble.assistant").first).to_be_in_viewport(ratio=1)


def test_what_was_understood_can_be_taken_back(page: Page, shop: Shop) -> None:
    say(page, "red dress")
    expect(page.locator(".chip")).to_have_text(["dress", "red"])
    page.get_by_role("button", name="Remove red").click()
    expect(page.locator(".bubble.assistant").last).to_contain_text("Any color, then.")
    expect(page.locator(".chip")).to_have_text(["dress"])
    assert shop.dialogue.asked[-1][1] == '/remove{"chip": "color:red"}'


def test_a_suggestion_is_said_by_a_tap_and_then_gone(page: Page) -> None:
    say(page, "red dress")
    page.get_by_role("button", name="Show more", exact=True).click()
    expect(page.locator(".bubble.user").last).to_contain_text("show more")
    expect(page.locator(".bubble.assistant").last).to_contain_text("That is all there is.")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator(".chip")).to_have_text(["dress", "red"])


def test_a_reload_keeps_the_conversation(page: Page) -> None:
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    before = page.locator("#log").inner_text()
    page.reload()
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".chip")).to_have_text(["dress", "red"])
    expect(page.locator(".bubble.user .said")).to_have_text(["red dress"])
    assert page.locator("#log").inner_text() in before
    page.get_by_role("button", name="Details of Poppy dress").click()
    expect(page.locator(".bubble.assistant").last).to_contain_text("with pockets")


def test_markup_stays_text_wherever_it_comes_from(page: Page) -> None:
    say(page, MARKUP)
    expect(page.locator(".bubble.user .said")).to_have_text(MARKUP)
    say(page, "red dress")
    expect(page.locator(".card h3").nth(1)).to_have_text(MARKUP)
    page.reload()
    expect(page.locator(".card h3").nth(1)).to_have_text(MARKUP)
    expect(page.locator("#log img[src=x]")).to_have_count(0)
    assert page.title() == "Fable & Main"


def test_a_dialogue_that_fails_is_admitted_and_can_be_tried_again(page: Page, shop: Shop) -> None:
    say(page, "broken")
    expect(page.locator(".bubble.apology")).to_contain_text("I'm sorry")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".bubble.apology")).to_have_count(2)
    assert [message for _, message, _ in shop.dialogue.asked] == ["broken", "broken"]


def test_while_the_assistant_works_it_shows(page: Page, shop: Shop) -> None:
    online(page)
    shop.hold(True)
    say(page, "red dress")
    expect(page.locator(".typing")).to_be_visible()
    shop.hold(False)
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".typing")).to_be_hidden()


def test_two_tabs_of_one_session_see_the_same(page: Page, context: BrowserContext, shop: Shop) -> None:
    online(page)
    other = context.new_page()
    other.goto(shop.address)
    online(other)
    say(page, "red dress")
    say(other, "show more")
    for tab in (page, other):
        expect(tab.locator(".bubble.user .said")).to_have_text(["red dress", "show more"])
        expect(tab.locator(".bubble.assistant").last).to_contain_text("That is all there is.")
        expect(tab.locator(".card")).to_have_count(6)


def test_two_tabs_that_are_opened_at_once_begin_one_conversation(context: BrowserContext, shop: Shop) -> None:
    openings: list[Route] = []

    def hold(opening: Route) -> None:
        openings.append(opening)

    context.route("**/v1/sessions", hold)
    tabs = [context.new_page() for _ in range(2)]
    for tab in tabs:
        tab.goto(shop.address)  # ends once its chat has begun
    for opening in openings:
        opening.continue_()
    for tab in tabs:
        online(tab)
    assert len(openings) == 1
    say(tabs[0], "red dress")
    for tab in tabs:
        expect(tab.locator(".card")).to_have_count(6)


#: Lets what waits for so many milliseconds or more go on at once.
IMPATIENT = "const wait = setTimeout; window.setTimeout = (act, ms, ...given) => wait(act, ms < %d ? ms : 0, ...given);"


def test_a_tab_that_gets_no_answer_keeps_no_other_from_beginning(
    page: Page, context: BrowserContext, shop: Shop
) -> None:
    online(page)
    page.add_init_script(IMPATIENT % 60_000)
    page.route("**/v1/history*", lambda _: None)  # answered by nobody
    page.reload()
    expect(page.locator("#state")).to_contain_text("Not connected")
    other = context.new_page()
    other.goto(shop.address)
    online(other)


def test_a_message_written_without_a_connection_is_sent_once_it_is_back(
    page: Page, context: BrowserContext, shop: Shop
) -> None:
    online(page)
    context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator("#state")).to_contain_text("Not connected")
    say(page, "red dress")
    expect(page.locator("#notice")).to_contain_text("no connection")
    expect(page.locator(".bubble.pending")).to_have_count(1)
    context.set_offline(False)
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".bubble.user .said")).to_have_text(["red dress"])
    expect(page.locator("#notice")).to_be_hidden()
    assert [message for _, message, _ in shop.dialogue.asked] == ["red dress"]


def test_what_is_answered_while_the_connection_is_lost_is_there_once_when_it_is_back(page: Page, shop: Shop) -> None:
    online(page)
    shop.hold(True)
    say(page, "red dress")
    expect(page.locator(".bubble.pending")).to_have_count(0)
    page.route("**/v1/history*", lambda read: read.abort())
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator("#state")).to_contain_text("Not connected")
    shop.hold(False)
    say(page, "show more")
    page.unroute("**/v1/history*")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".bubble.assistant").last).to_contain_text("That is all there is.")
    expect(page.locator(".bubble.user .said")).to_have_text(["red dress", "show more"])
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".bubble.assistant")).to_have_count(3)  # the greeting is one
    assert [message for _, message, _ in shop.dialogue.asked] == ["red dress", "show more"]


def test_an_ended_session_is_followed_by_a_new_one_and_said(page: Page, context: BrowserContext) -> None:
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    context.clear_cookies()
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator("#notice")).to_contain_text("has expired")
    expect(page.locator(".card")).to_have_count(0)
    say(page, "show more")
    expect(page.locator(".bubble.assistant").last).to_contain_text("That is all there is.")


def test_what_is_refused_is_told_and_given_back(page: Page) -> None:
    online(page)
    say(page, "///")
    expect(page.locator("#notice")).to_contain_text("write a few words")
    expect(page.get_by_label("Your message")).to_have_value("///")
    expect(page.locator(".bubble.user")).to_have_count(0)


def test_the_chat_is_used_without_a_mouse(page: Page) -> None:
    online(page)
    page.get_by_label("Your message").focus()
    page.keyboard.type("red dress")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble.user .said")).to_have_text("red dress")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#launcher")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your message")).to_be_focused()


def test_a_tile_of_the_shop_asks_the_assistant(page: Page, shop: Shop) -> None:
    page.locator(".tile.dress").click()
    expect(page.locator(".bubble.user .said")).to_have_text("Show me dresses")
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_width_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.reload()
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(fits)
    if page.locator("#launcher").is_visible():
        page.locator("#launcher").click()
    say(page, "a" * 300)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    assert page.evaluate(fits)
    assert log_fits(page)


def test_on_a_phone_the_chat_takes_the_screen_and_gives_it_back(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.reload()
    page.locator("#launcher").click()
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (PHONE["width"], PHONE["height"])
    page.get_by_role("button", name="Close the assistant").click()
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.get_by_role("button", name="Browse categories")).to_have_count(0)
    expect(page.get_by_role("link", name="Browse categories")).to_be_visible()


def test_nothing_is_fetched_from_elsewhere_and_no_policy_is_broken(context: BrowserContext, shop: Shop) -> None:
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(shop.address)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    assert {url.split("/")[2] for url in asked} == {shop.address.split("/")[2]}
    assert told == []
