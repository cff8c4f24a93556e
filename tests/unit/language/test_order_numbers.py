"""Order numbers as customers write and say them, and what is none."""

import pytest

from assistant.language.digits import in_digits
from assistant.language.order_numbers import (
    any_number,
    lacks_number,
    means_another,
    named_number,
    told_number,
    without_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("#1042", "1042"),
        ("it's # 7", "7"),
        ("order number EU-2025-00017", "EU-2025-00017"),
        ("order number eu 2025 00017", "eu 2025 00017"),
        ("where is order 1042 please", "1042"),
        ("order ten forty two", "1042"),
        ("my order number is one zero four two", "1042"),
        ("order no. 100234?", "100234"),
        ("order 1042 2 weeks ago", "1042"),
    ],
)
def test_a_number_that_is_called_one_is_read(text: str, number: str):
    assert named_number(text) == number


@pytest.mark.parametrize("text", ["order 2 mugs", "i ordered two mugs", "show me 100 tents", "no idea"])
def test_a_number_that_nothing_calls_one_is_not_named(text: str):
    assert named_number(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("where is 1042", "1042"),
        ("i ordered it 2 weeks ago", None),
        ("ordered on november 12", None),
        ("from 2026-11-02", None),
        ("it cost $1042", None),
        ("100 days ago, A-77", "A-77"),
    ],
)
def test_beside_words_about_an_order_a_long_enough_number_is_its(text: str, number: str | None):
    assert any_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1042", "1042"),
        ("it is 1042, thanks", "1042"),
        ("one oh four two", "1042"),
        ("double five one two", "5512"),
        ("10 42", "10 42"),
        ("show me dresses under 80", None),
        ("tents under 1042", None),
        ("the second one", None),
        ("42", None),
    ],
)
def test_an_answer_is_a_number_beside_which_nothing_else_is_said(text: str, number: str | None):
    assert told_number(text) == number


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("one thousand and forty two", "1042"),
        ("twenty twenty five zero one", "202501"),
        ("triple two four", "2224"),
        ("the second one", "the second one"),
        ("one of two", "one of two"),
        ("007", "007"),
    ],
)
def test_numbers_that_are_read_out_become_digits(text: str, digits: str):
    assert in_digits(text) == digits


def test_a_text_without_its_number_counts_nothing_by_it():
    assert "1042" not in without_number("return the mug from order #1042", "1042")


def test_hostile_text_is_read_in_no_time():
    for text in ("1 " * 500, "1-" * 500, "a1" * 500, "one " * 250, "order " * 160, "#" * 1000, "double one " * 90):
        assert len(any_number(text) or "") <= 40


@pytest.mark.parametrize("text", ["I don't have it", "lost the number", "where do i find that"])
def test_a_number_that_a_customer_lacks_is_told(text: str):
    assert lacks_number(text)


def test_a_goodbye_lacks_no_number():
    assert not lacks_number("never mind, show me mugs")


def test_another_order_is_told_from_another_thing():
    assert means_another("where is my other order")
    assert not means_another("where is my other sock")
