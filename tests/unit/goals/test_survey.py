"""Questions about all that the shop has are answered by counting all of it, not the page."""

import pytest

from tests.unit.goals.conftest import Customer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how many tents do you have", "Of “tent” I have 3 products in stock, from $90 to $340."),
        ("how many red dresses do you have", "Of “red dress” I have 2 products in stock, from $60 to $75."),
        ("how many dresses under $70", "Of “dress under $70” I have one product in stock, at $60."),
        ("which brands of dresses do you have", "Of “dress” I have these brands: Norrby (2) and Quillby (1)."),
        ("what colors do the tents come in", "Of “tent” I have these colors: Green (2) and Orange (1)."),
        ("what sizes do your dresses come in", "Of “dress” I have these sizes: M (2), L (1), and S (1)."),
        ("which materials are the dresses made of", "Of “dress” I have these materials: Cotton (3)."),
        (
            "what is the price range of tents",
            "Prices of “tent” go from $90 to $340; half of the products cost $200 or less.",
        ),
    ],
)
def test_what_is_asked_is_counted(customer: Customer, text: str, told: str):
    reply = customer.say("survey", text)
    assert reply.text == told
    assert reply.cards


def test_the_shop_does_not_say_is_said(customer: Customer):
    text = customer.say("survey", "which patterns are there for tents").text
    assert text == "The shop's data does not say which patterns there are of “tent”."


def test_the_whole_shop_is_counted_where_nothing_is_named(customer: Customer):
    assert customer.say("survey", "how many products do you have").text == (
        "Of the whole shop I have 6 products in stock, from $60 to $340."
    )
    assert customer.say("survey", "which brands do you have").text == (
        "Of the whole shop I have these brands: Peakmont (3), Norrby (2), and Quillby (1)."
    )


def test_of_these_means_what_is_looked_for(customer: Customer):
    customer.say("search", "dresses")
    assert customer.say("survey", "which brands are there").text.startswith("Of “dress” I have these brands: Norrby")
    assert customer.say("survey", "how many of these are red").text.startswith("Of “red dress” I have 2 products")
    assert set(customer.titles) == {"Ada Dress", "Bea Dress"}


def test_what_does_not_exist_is_told_as_a_search_tells_it(customer: Customer):
    reply = customer.say("survey", "how many purple tents do you have")
    assert reply.text.startswith("I have no “purple tent”")
    assert [facet.value for facet in reply.relaxed] == ["color"]


@pytest.mark.parametrize(
    ("text", "told", "first"),
    [
        ("the cheapest tent", "The cheapest of 3 for “tent” is Trail Tent at $90.", "Trail Tent"),
        ("most expensive tent", "The most expensive of 3 for “tent” is Ridge Tent at $340.", "Ridge Tent"),
        (
            "best rated tents under $300",
            "The best rated of 2 for “tent under $300” is Peak Tent: 4.8 of 5 stars (12).",
            "Peak Tent",
        ),
    ],
)
def test_a_superlative_is_of_all_that_fits_and_named(customer: Customer, text: str, told: str, first: str):
    assert customer.say("search", text).text == told
    assert customer.titles[0] == first


def test_a_superlative_without_any_opinion_names_none(customer: Customer):
    customer.say("search", "best rated tents over $300")
    assert customer.reply is not None
    assert customer.reply.text == "I found one match for “tent over $300”."


def test_a_value_that_was_listed_can_be_taken_up(customer: Customer):
    reply = customer.say("survey", "which brands of dresses do you have")
    assert [quick.text for quick in reply.quick_replies] == ["Norrby", "Quillby"]
    customer.say("refine", "Quillby")
    assert customer.titles == ["Cyd Dress"]


def test_free_words_order_the_cards_and_are_counted_apart(customer: Customer):
    customer.say("search", "trail tents")
    reply = customer.say("survey", "which colors are there")
    assert reply.text == "Of “tent” I have these colors: Green (2) and Orange (1)."
    assert len(reply.cards) == 3
    assert customer.say("survey", "how many are there").text == (
        "Of “tent” I have 3 products in stock, from $90 to $340. One of them says “trail”."
    )


def test_what_they_cost_is_asked_of_what_is_named(customer: Customer):
    customer.say("search", "red dresses")
    assert customer.say("survey", "what do tents cost").text.startswith("Prices of “tent” go from $90 to $340")


@pytest.mark.parametrize(
    "text", ["what's the most expensive thing in your shop", "the priciest product you sell at all"]
)
def test_the_whole_shop_is_meant_where_it_is_said(customer: Customer, text: str):
    customer.say("search", "dresses")
    assert customer.say("survey", text).text == "The most expensive of all 6 products is Ridge Tent at $340."
    customer.say("back", "back to the dresses")
    assert set(customer.titles) == {"Ada Dress", "Bea Dress", "Cyd Dress"}


def test_what_is_asked_of_them_all_is_not_asked_of_one(customer: Customer):
    customer.say("search", "tents")
    reply = customer.say("details", "what colors do they come in")
    assert reply.text == "Of “tent” I have these colors: Green (2) and Orange (1)."
