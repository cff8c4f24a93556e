from decimal import Decimal

import pytest

from assistant.hearing.spoken import number, price, spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Red T-Shirts!", "red t-shirts"),
        ("under $80", "under eighty dollars"),
        ("at most €49.90", "at most forty nine ninety"),
        ("$1,250", "one thousand two hundred fifty dollars"),
        ("size 9.5", "size nine and a half"),
        ("the 2nd one", "the second one"),
        ("women\u2019s café mugs & more", "women's cafe mugs and more"),
        ("500ml, 100% cotton", "five hundred ml one hundred percent cotton"),
        ("12345678", "one two three four five six seven eight"),
        ("\x00… 🙂", ""),
    ],
)
def test_texts_become_what_is_said(written, said):
    assert spoken(written) == said


def test_cents_below_ten_are_said_with_an_oh():
    assert price(Decimal("9.05")) == "nine oh five"


def test_decimals_are_read_digit_by_digit():
    assert number("2.75") == "two point seven five"
