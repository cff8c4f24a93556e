"""Saying amounts of money, as a clerk does: "$59.90" is "fifty-nine ninety"."""

import re
from functools import cache

from assistant.speaking.numerals import NUMBER, cardinal
from assistant.speaking.wording import Currency, wording

#: From this many on, an amount with parts is said in full: "one thousand two hundred dollars and fifty cents".
_LONG = 1000
#: A multiple of this and parts would sound like another number: "two hundred fifty" is not $200.50.
_ROUND = 100
#: Fewer parts are said in full: "five dollars and five cents".
_FEWEST_PARTS = 10


def say_amounts(text: str) -> str:
    """Say every amount of money in a text."""
    text = _ranges().sub(_range, text)
    text = _before().sub(lambda found: _said(found["amount"], found["sign"], found["minus"]), text)
    text = _after().sub(lambda found: _said(found["amount"], found["sign"], ""), text)
    return _codes().sub(lambda found: wording().currencies[found.group()].many, text)


def _said(amount: str, sign: str, minus: str) -> str:
    said = amount_said(amount, wording().currencies[sign])
    return f"minus {said}" if minus else said


def _range(found: re.Match[str]) -> str:
    currency = wording().currencies[found["sign"]]
    low, high = found["low"], found["high"]
    if "." in low + high:
        return f"{amount_said(low, currency)} to {amount_said(high, currency)}"
    return f"{cardinal(low)} to {amount_said(high, currency)}"


def amount_said(amount: str, currency: Currency) -> str:
    """Say one amount: "80" is "eighty dollars", "59.90" "fifty-nine ninety", "0.99" "ninety-nine cents"."""
    whole, _, decimals = amount.replace(",", "").partition(".")
    units, parts = int(whole or 0), int(decimals.ljust(2, "0") or 0)
    if not parts:
        return _counted(units, whole, currency.one, currency.many)
    if not currency.parts or len(decimals.rstrip("0")) > 2:  # noqa: PLR2004 - hundredths
        return f"{cardinal(amount)} {currency.many}"
    said = _counted(parts, str(parts), currency.part, currency.parts)
    if not units:
        return said
    if units >= _LONG or units % _ROUND == 0 or parts < _FEWEST_PARTS:
        return f"{_counted(units, whole, currency.one, currency.many)} and {said}"
    return currency.pair.format(whole=cardinal(whole), part=cardinal(str(parts)))


def _counted(count: int, number: str, one: str, many: str) -> str:
    return f"{cardinal(number)} {one if count == 1 else many}"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?P<minus>-?)(?P<sign>{_signs()})\s?(?P<amount>{NUMBER})(?![\w]|\.\d)")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?P<amount>{NUMBER})\s?(?P<sign>{_signs()})(?!\w)")


@cache
def _ranges() -> re.Pattern[str]:
    sign = rf"(?P<sign>{_signs()})\s?"
    return re.compile(rf"(?<!\w){sign}(?P<low>{NUMBER})\s?-\s?(?:(?P=sign)\s?)?(?P<high>{NUMBER})(?!\w|\.\d)")


@cache
def _codes() -> re.Pattern[str]:
    codes = (sign for sign in wording().currencies if sign.isalpha())
    return re.compile(rf"\b(?:{'|'.join(codes)})\b")


def _signs() -> str:
    return "|".join(re.escape(sign) for sign in sorted(wording().currencies, key=len, reverse=True))
