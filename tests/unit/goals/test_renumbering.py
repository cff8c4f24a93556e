"""A number said anew takes the place of the last one of its kind."""

from decimal import Decimal

import pytest

from assistant.language.renumbering import renumbered
from tests.unit.goals.conftest import Customer


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sorry, 40", 40),
        ("i meant 40", 40),
        ("no, forty", 40),
        ("40, sorry", 40),
        ("i meant 80, not 60", 80),
        ("instead of 60 make it 80", 80),
        ("oops it should be 12.50", "12.5"),
    ],
)
def test_a_number_alone_beside_words_of_a_correction_is_one(text: str, number: int | str):
    assert renumbered(text) == Decimal(number)


@pytest.mark.parametrize("text", ["40", "sorry", "sorry, red", "no boots in 40", "not 40", "i meant 40 or 50", ""])
def test_what_says_more_or_less_is_none(text: str):
    assert renumbered(text) is None


@pytest.mark.parametrize(
    ("first", "then", "chip"),
    [
        ("dresses under $60", "sorry, 80", "under $80"),
        ("dresses over $60", "i meant 70", "over $70"),
        ("dresses between $60 and $80", "sorry, 90", "from $60 to $90"),
        ("dresses around $60", "no, 100", "from $80 to $120"),
    ],
)
def test_a_price_is_replaced_at_the_end_that_was_said(customer: Customer, first: str, then: str, chip: str):
    customer.say("search", first)
    customer.say("refine", then)
    assert customer.labels == ["dress", chip]


def test_a_size_is_replaced(customer: Customer):
    customer.say("search", "dresses in size 38")
    customer.say("refine", "i meant 40")
    assert customer.labels == ["dress", "size 40"]


def test_of_two_numbers_the_one_that_was_said_last_is_replaced(customer: Customer):
    customer.say("search", "dresses in size 38")
    customer.say("refine", "under $60")
    customer.say("refine", "sorry, 40")
    assert customer.labels == ["dress", "size 38", "under $40"]


def test_of_two_that_were_said_together_the_nearer_one_is(customer: Customer):
    customer.say("search", "dresses in size 38 under $100")
    customer.say("refine", "sorry, 40")
    assert customer.labels == ["dress", "size 40", "under $100"]


def test_a_number_far_from_what_was_said_is_none_said_wrongly(customer: Customer):
    customer.say("search", "dresses under $60")
    customer.say("refine", "make it two")
    assert customer.labels == ["dress", "under $60"]


def test_where_no_number_was_said_none_is_replaced(customer: Customer):
    customer.say("search", "red dresses")
    customer.say("refine", "sorry, 40")
    assert customer.labels == ["dress", "red"]
