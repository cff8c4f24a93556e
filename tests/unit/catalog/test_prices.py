from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalog.prices import parse_interval, parse_price
from assistant.errors import UnusableRow
from assistant.types import Money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("52.00 USD", "52", "USD"),
        ("USD 52.00", "52", "USD"),
        ("52USD", "52", "USD"),
        ("$52", "52", "USD"),
        ("52 €", "52", "EUR"),
        ("£9.5", "9.5", "GBP"),
        ("1.299,00 EUR", "1299", "EUR"),
        ("1,299.00 USD", "1299", "USD"),
        ("1,299 USD", "1299", "USD"),
        ("1.299.000 COP", "1299000", "COP"),
        ("12,50 EUR", "12.5", "EUR"),
        ("1 299,00 PLN", "1299", "PLN"),
        ("1'299.00 CHF", "1299", "CHF"),
        ("1,29,999.00 INR", "129999", "INR"),
        ("52.0000 USD", "52", "USD"),
        ("1.299 KWD", "1.299", "KWD"),
        ("0.999 USD", "0.999", "USD"),
        ("900 JPY", "900", "JPY"),
        ("19.99", "19.99", "USD"),
    ],
)
def test_a_price_is_read_as_shops_write_it(text, amount, currency):
    assert parse_price(text, "USD") == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    ["", "free", "-5 USD", "0 USD", "0.00 USD", "USD", "5 6 7,8,9 USD", "10-20 USD", "1.2.3 USD", "52 XQZ", "USD 5 EUR",
     "1e9 USD", "1000000000 USD", "NaN", "9" * 400, "1." + "0" * 400, "٣ USD x", "5.00 USD extra words"],
)  # fmt: skip
def test_what_is_no_price_above_zero_is_refused(text):
    with pytest.raises(UnusableRow):
        parse_price(text, "USD")


def test_a_price_that_can_be_read_in_two_ways_is_refused_not_guessed():
    with pytest.raises(UnusableRow, match="two ways"):
        parse_price("1.299 EUR", "EUR")


def test_a_dollar_sign_means_the_shops_own_dollar():
    assert parse_price("$52", "CAD").currency == "CAD"
    assert parse_price("$52", "EUR").currency == "USD"


@given(st.decimals(min_value="0.01", max_value="99999999", places=2))
def test_any_amount_written_plainly_is_read_back_exactly(amount):
    assert parse_price(f"{amount} USD", "EUR") == Money(amount, "USD")
    assert parse_price(f"{amount:,} USD", "EUR") == Money(amount, "USD")


@given(st.text(max_size=30))
def test_any_text_is_a_price_above_zero_or_refused(text):
    try:
        assert parse_price(text, "USD").amount > 0
    except UnusableRow as error:
        assert "price" in str(error) or "currency" in str(error)


def test_an_interval_is_read_with_and_without_zones():
    start, end = parse_interval("2025-01-01T00:00+0200/2025-02-01")
    assert (start.astimezone(UTC), end) == (datetime(2024, 12, 31, 22, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC))


@pytest.mark.parametrize("text", ["2025-01-01", "soon/later", "/"])
def test_what_is_no_interval_is_an_error(text):
    with pytest.raises(ValueError):
        parse_interval(text)


@pytest.mark.parametrize("text", ["1" + " " * 100_000 + "x" * 9, "9" * 100_000, "1," * 50_000, "1'" * 50_000])
def test_a_price_that_is_made_to_break_a_parser_is_refused_at_once(text):
    with pytest.raises(UnusableRow) as refusal:
        parse_price(text, "USD")
    assert len(str(refusal.value)) < 100
