"""Prices as feeds write them."""

import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel.core import get_global

from assistant.errors import UnusableRow
from assistant.types import MILLS, Money

MAX_AMOUNT = Decimal(1_000_000_000)
MAX_DIGITS = 20
MAX_PRICE_CHARACTERS = 60
SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "zł": "PLN", "kč": "CZK", "₺": "TRY", "₩": "KRW", "₪": "ILS"}
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS"})  # all write "$"
DEFAULT_DOLLAR = "USD"

_SPACES = str.maketrans("", "", " \u00a0\u202f'\u2019")
_PRICE = re.compile(r"([^\d.,+-]{0,5}?)\s*(\d[\d.,'\u2019 \u00a0\u202f]*)\s*([^\d.,+-]{0,5})")
_GROUPED = re.compile(r"\d{1,3}([.,])(?:\d{2,3}\1)*\d{3}")


def parse_price(text: str, currency: str, only: str = "") -> Money:
    """Read "52.00 USD", "USD 52", "$52", "1.299,00 EUR" or "1,299.00 USD"; `currency` where none is named.

    Raises UnusableRow: it is no price above zero, is in another currency than `only`, the feed's, or could be read as
    two different ones.
    """
    found = _PRICE.fullmatch(text.strip()) if len(text) <= MAX_PRICE_CHARACTERS else None
    if not found or (found[1].strip() and found[3].strip()):
        raise UnusableRow(f'the price "{text[:40]}" is none: write it as 52.00 {currency}')
    code = currency_of(found[1].strip() or found[3].strip(), currency)
    if only and code != only:  # told before the amount: how it is to be written depends on the currency
        raise UnusableRow(f"the price is in {code}, the feed's first row in {only}")
    amount = _amount(found[2].translate(_SPACES), code)
    if not 0 < amount < MAX_AMOUNT:
        raise UnusableRow(f'the price "{text[:40]}" is not above zero and below a billion')
    return Money(amount, code)


def currency_of(sign: str, default: str) -> str:
    """Return the ISO 4217 code of a code or sign; "" is `default`, and so is "$" if that writes itself so."""
    if not sign:
        return default
    if sign == "$":
        return default if default in DOLLARS else DEFAULT_DOLLAR
    code = SIGNS.get(sign.lower(), sign.upper())
    if code not in get_global("all_currencies"):
        raise UnusableRow(f'the currency "{sign}" is not known: write an ISO 4217 code such as USD')
    return code


def _amount(number: str, currency: str) -> Decimal:
    """Tell the decimal mark from group marks; the last of two different marks is the decimal one."""
    marks = sorted({mark for mark in number if mark in ".,"}, key=number.rfind)
    if len(marks) == 2:  # noqa: PLR2004 - both marks
        whole, _, fraction = number.rpartition(marks[1])
        return _decimal(whole, marks[0], fraction, number)
    if marks and number.count(marks[0]) == 1:
        whole, _, fraction = number.partition(marks[0])
        return _one_mark(whole, marks[0], fraction, currency)
    return _decimal(number, marks[0] if marks else "", "", number)


def _one_mark(whole: str, mark: str, fraction: str, currency: str) -> Decimal:
    number = f"{whole}{mark}{fraction}"
    looks_grouped = bool(_GROUPED.fullmatch(number)) and not whole.startswith("0")
    if not looks_grouped or _digits(currency) == len(fraction):
        return _decimal(whole, "", fraction, number)
    if mark == ",":
        return _decimal(number, ",", "", number)
    raise UnusableRow(
        f'the price "{number}" can be read in two ways: write {whole}{fraction}.00 or {whole}.{fraction[:2]}'
    )


def _digits(currency: str) -> int:
    """Return how many decimals the currency has (ISO 4217): 2, for dinars 3."""
    fractions = get_global("currency_fractions")
    return int(fractions.get(currency, fractions["DEFAULT"])[0])


def _decimal(whole: str, group_mark: str, fraction: str, number: str) -> Decimal:
    if group_mark and not _GROUPED.fullmatch(whole):
        raise UnusableRow(f'the price "{number}" has its marks in odd places: write it as 1299.00')
    digits = whole.replace(group_mark, "") if group_mark else whole
    if not (digits + fraction).isdecimal() or len(digits + fraction) > MAX_DIGITS:
        raise UnusableRow(f'the price "{number}" is no number: write it as 1299.00')
    return Decimal(f"{digits}.{fraction or 0}").quantize(Decimal(1) / MILLS, ROUND_HALF_UP)


def parse_interval(text: str) -> tuple[datetime, datetime]:
    """Read an ISO 8601 interval "start/end"; times without a zone are UTC.

    Raises ValueError: it is none.
    """
    start, slash, end = text.partition("/")
    if not slash:
        raise ValueError(text)
    return _moment(start), _moment(end)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
