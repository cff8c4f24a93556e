"""Saying numbers, as Americans do."""

from functools import cache

#: A number as shops write it, without its sign: "1,250", "4.5", ".5".
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
#: Longer ones are read out digit by digit: they count nothing.
MOST_DIGITS = 12
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def cardinal(number: str) -> str:
    """Say a number: "1,250" is "one thousand two hundred fifty", "4.5" is "four point five"."""
    whole, _, decimals = number.replace(",", "").partition(".")
    if len(whole) > MOST_DIGITS or (len(whole) > 1 and whole.startswith("0")):
        said = digits(whole)
    else:
        said = _counted(int(whole or 0))
    return f"{said} point {digits(decimals)}" if decimals.strip("0") else said


def halved(number: str) -> str:
    """Say a size or an amount: "9.5" is "nine and a half"."""
    whole, _, decimals = number.partition(".")
    return f"{cardinal(whole)} and a half" if decimals == "5" and whole not in {"", "0"} else cardinal(number)


def is_one(number: str) -> bool:
    """Tell whether one of something is meant."""
    return number.replace(",", "").rstrip("0").rstrip(".") == "1" and not number.startswith("10")


def ordinal(number: int) -> str:
    """Say a place or a day: "second", "twenty-first"."""
    return _worded(number, "ordinal")


def year(number: int) -> str:
    """Say a year: "twenty twenty-five"."""
    return _worded(number, "year").replace("-oh-", " oh ").replace("oh-", "oh ")


def digits(code: str) -> str:
    """Read out digits and capitals one by one: "A-104" is "A one zero four"."""
    return " ".join(_DIGITS[int(each)] if each.isdecimal() else each.upper() for each in code if each.isalnum())


def cents(number: int) -> str:
    """Say the part after a price's point, "ninety" or "oh five"."""
    return _counted(number)


def _counted(number: int) -> str:
    return _worded(number, "cardinal")


@cache
def _worded(number: int, kind: str) -> str:
    from num2words import num2words

    said: str = num2words(number, lang="en", to=kind)
    return said.replace(",", "").replace(" and ", " ")
