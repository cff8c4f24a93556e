"""What the page shows of an answer besides products: tables, carts, sources, and what a card can be asked."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from .answers import ADDRESSES, CHECKOUT, LEAD, MARKUP, REVIEW, ROWS, TENTS
from .conftest import Shop
from .steps import log_fits, online, say

FITS = "document.documentElement.scrollWidth <= innerWidth"


def sent(shop: Shop) -> tuple[str, object]:
    """Return the intent and the entities of what the page sent last."""
    intent, _, entities = shop.dialogue.asked[-1][1].removeprefix("/").partition("{")
    return intent, json.loads("{" + entities)


def test_products_are_set_side_by_side_under_their_titles(page: Page) -> None:
    say(page, "compare")
    table = page.get_by_role("table", name="4 products side by side")
    expect(table.get_by_role("columnheader")).to_have_text([card.title for card in TENTS])
    expect(table.get_by_role("rowheader")).to_have_text([row.label for row in ROWS])
    price, weight = (table.locator("tbody tr").nth(place).get_by_role("cell") for place in range(2))
    expect(price).to_have_text(["$99", "$120", "$99", "$340"])
    expect(weight.nth(2)).to_have_text(MARKUP)
    assert page.title() == "Fable & Main"


def test_what_is_not_known_of_a_product_is_said_to_be(page: Page) -> None:
    say(page, "compare")
    cell = page.locator("tbody tr").nth(1).get_by_role("cell").nth(1)
    expect(cell).to_have_accessible_name("not stated")
    expect(cell.locator("[aria-hidden]")).to_have_text("\u2013")


def test_cards_above_a_table_leave_to_it_what_it_tells(page: Page) -> None:
    say(page, "compare")
    expect(page.locator(".card")).to_have_count(len(TENTS))
    expect(page.locator(".card .rating, .card .sizes, .card .reasons, .pick")).to_have_count(0)
    expect(page.locator(".card .price")).to_have_count(len(TENTS))


def test_what_leads_in_the_scene_stands_in_its_order_in_place_of_price_and_rating(page: Page) -> None:
    say(page, "a luxurious robe")
    robe, other = (page.get_by_role("article", name=title) for title in ("Fine robe", "Duo tent"))
    expect(robe.locator(".lead li")).to_have_text(LEAD)
    expect(robe.locator(".price, .rating")).to_have_count(0)
    expect(other.locator(".price, .rating")).to_have_count(2)
    assert page.title() == "Fable & Main"


def test_the_shops_page_that_opened_this_one_is_told_with_what_is_said(page: Page, shop: Shop) -> None:
    page.goto(f"{shop.address}/?page=Hiking+%26+camping")
    online(page)
    say(page, "compare")
    expect(page.get_by_role("table")).to_be_visible()
    assert shop.dialogue.asked[-1][2]["page"] == "Hiking & camping"


def test_a_wide_table_is_scrolled_by_itself_and_by_keys(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    say(page, "compare")
    region = page.get_by_role("region", name="4 products side by side")
    last = page.get_by_role("columnheader", name="Trail tent")
    expect(last).not_to_be_in_viewport()
    region.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(last).to_be_in_viewport(ratio=1)
    label = page.get_by_role("rowheader", name="Weight")
    expect(label).to_be_in_viewport(ratio=1)
    assert page.evaluate(FITS)
    assert log_fits(page)


def test_a_cart_is_a_list_with_a_line_for_each_thing_and_the_sum(page: Page) -> None:
    say(page, "show my cart")
    basket = page.get_by_role("region", name="Your cart")
    lines = basket.get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.first.get_by_role("heading")).to_have_text("Poppy dress")
    expect(lines.first.locator(".much")).to_have_text("Red, M · 2 \u00d7 $60")
    expect(lines.first.locator(".line-total")).to_contain_text("$120")
    expect(lines.last.locator(".much")).to_have_text("1 \u00d7 $60")
    expect(basket.locator(".basket-total")).to_have_text("Total$180")
    assert lines.first.locator("img").evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 64
    expect(basket.get_by_role("link")).to_have_count(0)


def test_the_checkout_opens_apart(page: Page) -> None:
    say(page, "checkout")
    link = page.get_by_role("link", name="Check out (opens in a new tab)")
    expect(link).to_have_attribute("href", CHECKOUT)
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener")


def test_what_is_no_web_address_is_no_checkout(page: Page) -> None:
    say(page, "odd checkout")
    expect(page.locator(".basket-total")).to_have_count(1)
    expect(page.locator(".basket a")).to_have_count(0)


def test_the_way_to_an_earlier_cart_is_gone_once_the_cart_is_another(page: Page) -> None:
    say(page, "checkout")
    expect(page.locator(".checkout")).to_have_count(1)
    say(page, "show my cart")
    expect(page.locator(".basket")).to_have_count(2)
    expect(page.locator(".checkout")).to_have_count(0)
    page.reload()
    expect(page.locator(".basket")).to_have_count(2)
    expect(page.locator(".checkout")).to_have_count(0)


def test_the_head_counts_what_is_in_the_cart_and_shows_it_on_a_tap(page: Page, shop: Shop) -> None:
    online(page)
    cart = page.locator("#cart")
    expect(cart).to_have_accessible_name("Show my cart")
    cart.click()
    expect(cart).to_have_accessible_name("Show my cart: 3 things")
    expect(cart.locator(".count")).to_have_text("3")
    assert shop.dialogue.asked[-1][1] == "/show_cart"
    page.reload()
    expect(cart).to_have_accessible_name("Show my cart: 3 things")
    say(page, "empty")
    expect(cart).to_have_accessible_name("Show my cart: 0 things")
    expect(cart.locator(".count")).to_have_count(0)


def test_what_is_sold_out_is_shown_and_not_counted(page: Page) -> None:
    say(page, "sold out")
    gone = page.locator(".basket li.gone")
    expect(gone.get_by_role("heading")).to_have_text(MARKUP)
    expect(gone.locator(".line-total")).to_contain_text("not in stock")
    expect(page.locator("#cart")).to_have_accessible_name("Show my cart: 2 things")
    assert page.title() == "Fable & Main"


def test_an_answer_tells_where_it_comes_from_as_plain_text(page: Page) -> None:
    say(page, "how heavy")
    sources = page.get_by_role("list", name="Where this comes from").get_by_role("listitem")
    expect(sources.nth(0)).to_have_text("Product data Weight: 2 kg")
    expect(sources.nth(1)).to_have_text(f"{MARKUP} It says {MARKUP}")
    assert page.title() == "Fable & Main"


def test_long_words_of_a_source_are_opened_by_a_tap(page: Page) -> None:
    say(page, "how heavy")
    words = page.locator(".sources q").last
    expect(words).to_be_hidden()
    page.get_by_text("Ana, 5 stars").click()
    expect(words).to_be_visible()
    expect(words).to_have_text(REVIEW.strip())


def test_a_source_that_is_a_web_address_is_a_link_that_names_its_host(page: Page) -> None:
    say(page, "where is it")
    links = page.locator(".sources a")
    expect(links).to_have_count(1)
    expect(links).to_have_text("Track it (parcels.example) (opens in a new tab)")
    expect(links).to_have_attribute("href", ADDRESSES[0].quote)
    expect(links).to_have_attribute("rel", "noopener noreferrer")
    expect(page.locator(".sources li").nth(1)).to_have_text(f"Odd {ADDRESSES[1].quote}")


@pytest.mark.parametrize(
    ("button", "intent", "said"),
    [
        ("Add to cart: Dress 3", "add_to_cart", "Add Dress 3 to my cart"),
        ("More like this: Dress 3", "similar", "More like Dress 3"),
        ("Details of Dress 3", "details", "Tell me more about Dress 3"),
    ],
)
def test_a_card_is_asked_by_what_it_is(page: Page, shop: Shop, button: str, intent: str, said: str) -> None:
    say(page, "red dress")
    page.get_by_role("button", name=button).click()
    expect(page.locator(".bubble.user .said").last).to_have_text(said)
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert sent(shop) == (intent, {"product": "d3"})


def test_cards_of_an_earlier_answer_can_still_be_asked(page: Page, shop: Shop) -> None:
    say(page, "red dress")
    say(page, "compare")
    expect(page.locator(".card")).to_have_count(10)
    page.get_by_role("button", name="More like this: Dress 3").click()
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert sent(shop) == ("similar", {"product": "d3"})


def test_a_double_click_puts_in_one(page: Page, shop: Shop) -> None:
    say(page, "red dress")
    page.get_by_role("button", name="Add to cart: Dress 3").dblclick()
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    say(page, "show more")
    expect(page.locator(".bubble.assistant").last).to_contain_text("That is all there is.")
    assert [message for _, message, _ in shop.dialogue.asked[1:]] == ['/add_to_cart{"product": "d3"}', "show more"]


def test_two_to_four_cards_can_be_chosen_to_be_compared(page: Page, shop: Shop) -> None:
    say(page, "red dress")
    compare = page.get_by_role("button", name=re.compile("Compare these"))
    page.get_by_role("checkbox", name="Compare Dress 4").check()
    expect(compare).to_be_hidden()
    page.get_by_role("checkbox", name="Compare Poppy dress").check()
    expect(compare).to_have_text("Compare these 2")
    expect(compare).to_be_in_viewport(ratio=1)
    compare.click()
    expect(page.locator(".bubble.user .said").last).to_have_text("Compare Poppy dress and Dress 4")
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert sent(shop) == ("compare", {"product": ["d1", "d4"]})
    for title in ("Dress 3", "Dress 5"):
        page.get_by_role("checkbox", name=f"Compare {title}").check()
    expect(compare).to_have_text("Compare these 4")
    expect(page.get_by_role("checkbox", name="Compare Dress 6")).to_be_disabled()


@pytest.mark.parametrize("width", [320, 390])
def test_no_answer_scrolls_a_phone_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.reload()
    page.locator("#launcher").click()
    for number, text in enumerate(["compare", "sold out", "checkout", "how heavy", "where is it"], 1):
        say(page, text)
        expect(page.locator(".bubble.user:not(.pending)")).to_have_count(number)
    expect(page.locator(".sources")).to_have_count(2)
    assert page.evaluate(FITS)
    assert log_fits(page)


def test_what_can_be_said_next_is_as_large_as_a_thumb(page: Page) -> None:
    say(page, "red dress")
    expect(page.locator("#suggestions button")).to_have_text(["Show more"])
    box = page.locator("#suggestions button").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


def test_all_that_can_be_tapped_in_an_answer_has_a_name(page: Page) -> None:
    for text in ("red dress", "compare", "checkout", "how heavy", "where is it"):
        say(page, text)
    expect(page.locator(".sources")).to_have_count(2)
    nameless = page.locator("button:visible, a:visible, summary:visible, input:visible").evaluate_all(
        "nodes => nodes.filter((node) => !(node.getAttribute('aria-label') || node.innerText.trim())).length"
    )
    assert nameless == 0
