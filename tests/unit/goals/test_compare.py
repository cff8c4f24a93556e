"""Products are set against each other in a table, and in sentences that say the same."""

import pytest

from tests.unit.goals.conftest import Customer


@pytest.fixture
def dresses(customer: Customer) -> Customer:
    customer.say("search", "dresses")
    customer.say("refine", "sorted by price")
    assert customer.titles == ["Ada Dress", "Bea Dress", "Cyd Dress"]
    return customer


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("compare the first two", ["Ada Dress", "Bea Dress"]),
        ("compare the first and the third", ["Ada Dress", "Cyd Dress"]),
        ("what's the difference between the cyd dress and the ada dress", ["Cyd Dress", "Ada Dress"]),
        ("is the green one better than the bea dress?", ["Cyd Dress", "Bea Dress"]),
        ("first vs last", ["Ada Dress", "Cyd Dress"]),
        ("compare them", ["Ada Dress", "Bea Dress", "Cyd Dress"]),
        ("compare the ada, the bea and the cyd dress", ["Ada Dress", "Bea Dress", "Cyd Dress"]),
    ],
)
def test_those_that_are_named_are_compared(dresses: Customer, text: str, titles: list[str]):
    dresses.say("compare", text)
    assert set(dresses.titles) == set(titles)


def test_the_table_has_a_cell_for_each_card_and_the_sentences_say_the_same(dresses: Customer):
    reply = dresses.say("compare", "compare the first two")
    assert reply.table is not None
    rows = {row.label: row.cells for row in reply.table.rows}
    assert rows["Price"] == ("$60", "$75")
    assert rows["Rating"] == ("4.5 of 5 (2)", "3.0 of 5 (1)")
    assert rows["Sizes in stock"] == ("M and L", "S")
    assert "Pattern" not in rows  # neither says it
    assert reply.text == (
        "Ada Dress is cheaper: $60, against $75 for Bea Dress. Ada Dress is rated best: 4.5 of 5, the next 3.0. "
        "Sizes in stock: Ada Dress M and L; Bea Dress S."
    )
    assert reply.speech == reply.text


def test_what_is_not_known_of_one_is_an_empty_cell_and_no_claim(dresses: Customer):
    reply = dresses.say("compare", "compare the first and the third")
    assert reply.table is not None
    assert {row.label: row.cells for row in reply.table.rows}["Rating"] == ("4.5 of 5 (2)", "")
    assert "Only Ada Dress has been reviewed: 4.5 of 5 by 2 customers." in reply.text


def test_an_earlier_screen_can_be_compared_with(dresses: Customer):
    dresses.say("search", "tents")
    dresses.say("compare", "compare the peak tent with the ada dress")
    assert set(dresses.titles) == {"Peak Tent", "Ada Dress"}


def test_those_that_were_chosen_by_their_cards_are_compared_in_that_order(dresses: Customer):
    dresses.say("search", "tents")
    dresses.say("compare", product="d1", products=("d3", "t1", "d3", "d1"))
    assert dresses.titles == ["Cyd Dress", "Peak Tent", "Ada Dress"]


def test_of_those_that_were_chosen_what_the_shop_has_no_longer_is_left_out(dresses: Customer):
    assert dresses.say("compare", products=("d3", "gone")).text.startswith("Which ones shall I compare?")


@pytest.mark.parametrize("text", ["compare the first", "compare the ninth and the tenth", "compare these two"])
def test_fewer_than_two_are_asked_for(dresses: Customer, text: str):
    reply = dresses.say("compare", text)
    assert reply.text.startswith("Which ones shall I compare?")
    assert not reply.cards


def test_nothing_on_the_screen_is_asked_what_is_looked_for(customer: Customer):
    assert customer.say("compare", "compare them").text.startswith("What are you looking for?")


def test_which_is_rated_best_is_answered_by_the_order_of_all(dresses: Customer):
    reply = dresses.say("compare", "which is rated best?")
    assert reply.text == "The best rated of 3 for “dress” is Ada Dress: 4.5 of 5 stars (2)."


def test_after_a_comparison_its_products_are_those_on_the_screen(dresses: Customer):
    dresses.say("compare", "compare the first and the third")
    assert [each.title for each in dresses.search.shown] == ["Ada Dress", "Cyd Dress"]
    assert dresses.say("compare", "which one is cheaper?").text.startswith("Ada Dress is cheaper")
    dresses.say("details", "tell me about the more expensive one")
    assert dresses.titles == ["Cyd Dress"]
    dresses.say("back", "go back")
    assert dresses.titles == ["Ada Dress", "Bea Dress", "Cyd Dress"]
