"""Texts as they are said aloud: small words and nothing else, numbers in words too.

"Red t-shirts under $49.90" is said "red t-shirts under forty nine ninety".
"""

import re
import unicodedata
from decimal import Decimal

_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}
_MONEY = re.compile(r"(?P<sign>[$€£¥₹])\s?(?P<amount>\d+(?:\.\d{1,2})?)(?!\d)")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"\b(\d{1,4})(?:st|nd|rd|th)\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_JOINED = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u00b4": "'", "`": "'"})
#: Longer numbers are read out digit by digit.
MOST_DIGITS = 6


def spoken(text: str) -> str:
    """Return a text as it is said, "" where nothing in it can be."""
    text = _unaccented(text.translate(_QUOTES).lower()).replace("&", " and ").replace("%", " percent ")
    text = _MONEY.sub(_money, _GROUPED.sub("", text))
    text = _ORDINAL.sub(lambda match: f" {_words(match[1], 'ordinal')} ", text)
    text = _NUMBER.sub(lambda match: f" {number(match[0])} ", _JOINED.sub(" ", text))
    return " ".join(_WORD.findall(text))


def number(digits: str) -> str:
    """Return a number in words, as people read it: "two hundred fifty", "nine and a half", "nine point seven"."""
    whole, _, part = digits.partition(".")
    if len(whole) > MOST_DIGITS:
        return " ".join(_words(digit) for digit in digits if digit.isdigit())
    if not part.strip("0"):
        return _words(whole)
    if part.rstrip("0") == "5":
        return f"{_words(whole)} and a half"
    return f"{_words(whole)} point {' '.join(_words(digit) for digit in part)}"


def price(amount: Decimal) -> str:
    """Return a price in words without its currency: "eighty", "forty nine ninety"."""
    whole, cents = divmod(round(amount * 100), 100)
    if not cents:
        return _words(str(whole))
    return f"{_words(str(whole))} {'oh ' if cents < 10 else ''}{_words(str(cents))}"  # noqa: PLR2004 - "nine oh five"


def _money(match: re.Match[str]) -> str:
    amount = Decimal(match["amount"])
    words = price(amount)
    return f" {words} " if amount % 1 else f" {words} {_CURRENCIES[match['sign']]} "


def _words(digits: str, to: str = "cardinal") -> str:
    from num2words import num2words

    said: str = num2words(int(digits), to=to)
    return " ".join(word for word in re.findall(r"[a-z]+", said) if word != "and")


def _unaccented(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))
