"""E-mail addresses as customers write and say them."""

import pytest

from assistant.language.addresses import plain_address, read_address, without_addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("it's #1042, anna@example.com", "anna@example.com"),
        ("my mail: Anna.Lee+shop@Mail.Example.co.uk.", "Anna.Lee+shop@Mail.Example.co.uk"),
        ("'o'brien@example.com'", "o'brien@example.com"),
        ("<anna@example.com>", "anna@example.com"),
        ("order ten forty two, anna at example dot com", "anna@example.com"),
        ("anna dot lee at example dot co dot uk", "anna.lee@example.co.uk"),
        ("it's anna underscore lee ninety two at example.com", "anna_lee92@example.com"),
        ("a n n a at example dot com", "anna@example.com"),
        ("anna @ example.com", "anna@example.com"),
    ],
)
def test_an_address_is_read_in_any_form(text: str, address: str):
    assert read_address(text).readings[0] == address


def test_where_a_said_name_begins_is_left_open_within_three_readings():
    assert read_address("anna mary lee at example dot com").readings == (
        "lee@example.com",
        "marylee@example.com",
        "annamarylee@example.com",
    )
    assert read_address("my email is lee at example dot com").readings == ("lee@example.com",)


def test_what_stands_beside_an_address_is_kept():
    assert "1042" in read_address("1042 anna@example.com").rest
    assert "anna" not in read_address("order 1042 from anna at example dot com please").rest


@pytest.mark.parametrize(
    "text",
    ["", "where is my order", "at example dot com", "@", "a@b", "anna@", "@example.com"],
)
def test_what_is_no_address_is_none(text: str):
    assert read_address(text).readings == ()


def test_hostile_text_is_read_in_no_time():
    for text in ("a@" * 500, "@" * 1000, "x" * 1000, "a at " * 200, "a at b dot " * 90, "a." * 400 + "@" + "b." * 90):
        assert len(read_address(text).readings) <= 3


def test_written_addresses_are_taken_out_of_a_text():
    assert without_addresses("red mugs for anna@example.com please") == "red mugs for   please"
    assert without_addresses("red mugs") == "red mugs"


def test_capitals_and_blanks_make_no_other_address():
    assert plain_address(" Anna@Example.COM ") == plain_address("anna@example.com")
