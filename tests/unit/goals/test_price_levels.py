"""Words for a price are read against the prices of the kind of thing."""

import pytest

from tests.unit.goals.conftest import Customer


@pytest.mark.parametrize(
    ("text", "titles", "told"),
    [
        ("cheap tents", ["Trail Tent"], "As a low price I took up to $90, the lowest third of what they cost here."),
        ("a mid-range tent", ["Peak Tent"], "As a middle price I took $200, the middle third of what they cost here."),
        (
            "a luxury tent",
            ["Ridge Tent"],
            "As a high price I took from $340, the highest third of what they cost here.",
        ),
        (
            "a tent that doesn't break the bank",
            ["Trail Tent", "Peak Tent"],
            "As not too expensive I took up to $200, all but the highest third of what they cost here.",
        ),
    ],
)
def test_they_are_thirds_of_its_own_prices_and_said(customer: Customer, text: str, titles: list[str], told: str):
    reply = customer.say("search", text)
    assert set(customer.titles) == set(titles)
    assert told in reply.text


def test_they_are_read_against_what_is_looked_for(customer: Customer):
    customer.say("search", "dresses")
    customer.say("refine", "something cheap")
    assert [chip.label for chip in customer.reply.chips] == ["dress", "up to $60"]  # type: ignore[union-attr]


def test_of_fewer_than_three_there_are_no_thirds(customer: Customer):
    customer.say("search", "cheap green tents")
    assert [chip.label for chip in customer.reply.chips] == ["tent", "green", "lowest price first"]  # type: ignore[union-attr]
    assert customer.titles == ["Trail Tent", "Peak Tent"]


def test_an_amount_says_it_better(customer: Customer):
    reply = customer.say("search", "cheap tents under $250")
    assert [chip.label for chip in reply.chips] == ["tent", "under $250"]


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        ("dresses on a tight budget", "not on a budget", ["dress"]),
        ("luxury dresses", "not luxury", ["dress"]),
        ("dresses on a budget", "I want to treat myself", ["dress", "luxury"]),
        ("dresses on a budget under $100", "not on a budget", ["dress", "under $100"]),
        ("cheap dresses", "not luxury", ["dress", "up to $60"]),
    ],
)
def test_the_price_that_words_made_goes_with_the_spending(customer: Customer, first: str, then: str, left: list[str]):
    customer.say("search", first)
    reply = customer.say("refine", then)
    assert [chip.label for chip in reply.chips] == left


def test_of_two_ends_the_one_said_in_numbers_stays(customer: Customer):
    customer.say("search", "dresses on a budget")
    customer.say("refine", "over $20")
    reply = customer.say("refine", "not on a budget")
    assert [chip.label for chip in reply.chips] == ["dress", "over $20"]


def test_the_chip_of_a_spending_takes_its_price_with_it(customer: Customer):
    customer.say("search", "dresses on a budget")
    reply = customer.say("remove", chip="scene:spending:value")
    assert [chip.label for chip in reply.chips] == ["dress"]
