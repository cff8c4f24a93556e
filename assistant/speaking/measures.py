"""Saying measures, sizes, ratings and ranges: "120 x 180 cm" is "… by one hundred eighty centimeters"."""

import re
from functools import cache

from assistant.speaking.numerals import NUMBER, cardinal, halved, is_one
from assistant.speaking.wording import wording

_BY = r"\s?x\s?"
_TO = r"\s?-\s?"
#: Of these there are so many packs of so much: "two times five hundred milliliters".
_PACKED = frozenset({"g", "kg", "ml", "mL", "l", "L", "oz", "fl oz"})
#: A capital alone means these only where it touches the number: "5A", not "5 A".
_TOUCHING = frozenset({"A", "Y"})
_FEET = re.compile(r"(?<![\w.])(\d{1,2})'\s?(\d{1,2})(?:\"|'')?(?!\w)")
_INCHES = re.compile(
    rf"(?<![\w.])({NUMBER})(?:\s?\"|\s?-?in\.?(?=\s(?:wide|long|tall|high|deep|thick)\b)|-?in\b(?!-)|\sin(?=[.,;)]|$)|\sinch(?:es)?\b)"
)
_RATING = re.compile(rf"(?<![\w.])({NUMBER})\s?/\s?(5|10|100)(?![\w/]|\.\d)")
_TEMPERATE = re.compile(rf"(?<![\w.,-])-(?={NUMBER})")
_RANGE = re.compile(rf"(?<![\w.,-])({NUMBER}){_TO}({NUMBER})(?![\w-]|[.,]\d)")
#: "3M" alone makes tape; as a size it stands in a range or behind the word.
_MONTHS = re.compile(rf"(?<![\w.])(?:(\d{{1,2}}){_TO}|(?<=[Ss]ize )|(?<=[Ss]izes )|(?!3M\b))(\d{{1,2}})M\b")
_WAIST = re.compile(r"\bW(\d{2})[\s/]?L(\d{2})\b")
_SIZED = re.compile(rf"\b([Ss]izes?)\s({NUMBER})(?!\w|\.\d)")
_ADJECTIVE = re.compile(rf"(?<![\w.])({NUMBER})\s?\"(?=\s(?!(?:wide|long|tall|high|deep|thick|by|x|and|or)\b)[a-z])")
_MANY = re.compile(r"(?<![\w.])(\d{1,3})(?:\sx\s(?=[^\W\d_])|x\s(?=[A-Z]))")
_TIMES = re.compile(r"(?<![\w.])(\d{1,3})x(?!\w)|(?<!\w)x\s?(\d{1,3})(?!\w)")


def say_measures(text: str) -> str:
    """Say every measure in a text."""
    text = _FEET.sub(lambda found: f"{cardinal(found[1])} foot {cardinal(found[2])}", text)
    text = _dimensions().sub(_dimension, text)
    text = _WAIST.sub(lambda found: f"waist {cardinal(found[1])}, length {cardinal(found[2])}", text)
    text = _ADJECTIVE.sub(lambda found: f"{cardinal(found[1])} inch", text)
    text = _INCHES.sub(lambda found: f"{cardinal(found[1])} {'inch' if is_one(found[1]) else 'inches'}", text)
    text = _MONTHS.sub(_months, text)
    text = _RATING.sub(lambda found: f"{cardinal(found[1])} out of {cardinal(found[2])}", text)
    text = _measures().sub(_measure, text)
    text = _per().sub(lambda found: f" per {unit_said(found[1], '1')}", text)
    text = _regions().sub(_region, text)
    text = _SIZED.sub(lambda found: f"{found[1]} {halved(found[2])}", text)
    text = _RANGE.sub(lambda found: f"{cardinal(found[1])} to {cardinal(found[2])}", text)
    text = _MANY.sub(lambda found: f"{cardinal(found[1])} ", text)
    text = _TIMES.sub(lambda found: f"{cardinal(found[1])} times" if found[1] else f"times {cardinal(found[2])}", text)
    return _TEMPERATE.sub("minus ", text)


def _dimension(found: re.Match[str]) -> str:
    """Say sides or packs, and their unit once where it stands once."""
    sides = _side().findall(found.group())
    units = [unit for _, unit in sides if unit]
    is_packed = len(sides) == len(units) + 1 and units[-1] in _PACKED
    said = [f"{cardinal(number)} {unit_said(unit, number)}" if unit else cardinal(number) for number, unit in sides]
    return (" times " if is_packed else " by ").join(said)


def _measure(found: re.Match[str]) -> str:
    low, number, unit, per = found["low"], found["number"], found["unit"], found["per"]
    if unit in _TOUCHING and found["gap"]:
        return found.group()
    sign = "minus " if found["minus"] else ""
    said = f"{sign}{cardinal(low)} to {cardinal(number)}" if low else f"{sign}{cardinal(number)}"
    said = f"{said} {unit_said(unit, number if not low else '2')}"
    return f"{said} per {unit_said(per, '1')}" if per else said


def unit_said(unit: str, number: str) -> str:
    """Say the unit of so many."""
    if unit in {"in", "in.", '"'}:
        return "inch" if is_one(number) else "inches"
    one, many = wording().units[unit]
    return one if is_one(number) else many


def _months(found: re.Match[str]) -> str:
    said = f"{cardinal(found[1])} to {cardinal(found[2])}" if found[1] else cardinal(found[2])
    return f"{said} {'month' if found[2] == '1' and not found[1] else 'months'}"


def _region(found: re.Match[str]) -> str:
    return f"{' '.join(found[1])} {halved(found[2])}{' plus' if found[3] else ''}"


@cache
def _units() -> str:
    return "|".join(re.escape(unit) for unit in sorted(wording().units, key=len, reverse=True))


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?:(?<!-)(?P<minus>-))?(?:(?P<low>{NUMBER}){_TO})?(?P<number>{NUMBER})(?P<gap>[\s-]?)"
        rf"(?P<unit>{_units()})(?:/(?P<per>{_units()}))?(?![\w°²³]|/\D)"
    )


@cache
def _per() -> re.Pattern[str]:
    return re.compile(rf"(?<=[a-z])\s?/\s?({_units()})(?!\w)")


@cache
def _side() -> re.Pattern[str]:
    return re.compile(rf"({NUMBER})(?:\s?({_units()}|in\b\.?|\"))?")


@cache
def _dimensions() -> re.Pattern[str]:
    side = rf"{NUMBER}(?:\s?(?:{_units()}|in\b|\"))?"
    return re.compile(rf"(?<![\w.,-]){side}(?:{_BY}{side})+(?![\w°²³])")


@cache
def _regions() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(wording().spelled))})[\s-]?({NUMBER})(\+?)(?!\w|\.\d)")
