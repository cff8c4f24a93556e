"""A product called by its whole title is that product, whatever the dialogue took the message for."""

import pytest

from tests.unit.goals.conftest import Customer


@pytest.mark.parametrize(
    "taken_for", ["search", "refine", "fallback", "out_of_scope", "survey", "policy", "handoff", "order_status", "back"]
)
def test_a_title_is_no_new_search(customer: Customer, taken_for: str):
    customer.say("search", "dresses under 100")
    before = customer.search.wish
    reply = customer.say(taken_for, "let's have a closer look at Bea Dress")
    assert customer.titles == ["Bea Dress"]
    assert reply.text.startswith("Bea Dress is on sale at $75")
    assert customer.search.wish == before


def test_what_was_on_the_screen_before_can_still_be_called(customer: Customer):
    customer.say("search", "dresses")
    customer.say("search", "tents")
    customer.say("search", "could you say a bit more about the Ada Dress?")
    assert customer.titles == ["Ada Dress"]


@pytest.mark.parametrize(
    "text", ["something cheaper than the Peak Tent", "a dress to go with the Peak Tent", "nothing like the Peak Tent"]
)
def test_what_only_goes_by_a_product_is_a_search(customer: Customer, text: str):
    customer.say("search", "tents")
    assert "costs" not in customer.say("search", text).text


def test_a_title_that_was_never_shown_is_searched_for(customer: Customer):
    reply = customer.say("search", "Peak Tent")
    assert next(chip.label for chip in reply.chips) == "tent"


@pytest.mark.parametrize("taken_for", ["search", "refine", "survey", "compare"])
@pytest.mark.parametrize(
    ("text", "title"), [("which of these is rated best", "Peak Tent"), ("the cheapest of those please", "Trail Tent")]
)
def test_what_is_asked_of_these_is_answered_of_the_screen(customer: Customer, text: str, title: str, taken_for: str):
    customer.say("search", "tents")
    before = customer.search.wish
    reply = customer.say(taken_for, text)
    assert customer.titles == [title]
    assert title in reply.text
    assert customer.search.wish == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which of these is cheapest", "The cheapest of these is Trail Tent at $90."),
        ("what's the most expensive of those?", "The most expensive of these is Ridge Tent at $340."),
        ("which of them is best rated", "The best rated of these is Peak Tent: 4.8 of 5 stars."),
    ],
)
def test_the_extreme_of_these_is_named_with_what_makes_it_so(customer: Customer, text: str, told: str):
    customer.say("search", "tents")
    assert customer.say("compare", text).text == told
    assert customer.say("details", "tell me more about it").cards[0].title in told


def test_all_that_are_equally_cheap_are_named(customer: Customer):
    customer.say("search", "tents")
    same = tuple(each.model_copy(update={"price": customer.search.shown[0].price}) for each in customer.search.shown)
    search = customer.search.model_copy(update={"shown": same})
    customer.thread = customer.thread.model_copy(update={"search": search})
    reply = customer.say("search", "the cheapest of these")
    assert reply.text.startswith("The cheapest of these are ")
    assert len(reply.cards) == len(same)


@pytest.mark.parametrize("text", ["Bea Dress", "the Bea Dress please"])
def test_a_title_alone_is_told_of_and_not_bought(customer: Customer, text: str):
    customer.say("search", "dresses under 100")
    assert customer.say("add_to_cart", text).text.startswith("Bea Dress is on sale at $75")


def test_back_to_a_product_is_told_of_it(customer: Customer):
    customer.say("search", "dresses")
    customer.say("search", "tents")
    customer.say("back", "back to the Ada Dress")
    assert customer.titles == ["Ada Dress"]
