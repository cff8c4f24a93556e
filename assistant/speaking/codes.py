"""Saying what is read out digit by digit: order numbers, phone numbers; and days and times."""

import re

from assistant.speaking.numerals import cardinal, digits, ordinal, year

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = rf"(?P<month>{'|'.join(f'{each}|{each[:3]}' for each in MONTHS)}|Sept)\.?"
_DAY = re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year>\d{{4}}))?(?![\w:])(?!\.\d)")
_ISO_DAY = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_YEAR = re.compile(rf"\b(in|since|of|from|until|by|{'|'.join(MONTHS)})\s((?:19|20)\d{{2}})(?![\w,.]?\d|\s?[%°\w])")
_CLOCK = re.compile(r"(?<![\w:.])([01]?\d|2[0-4]):([0-5]\d)(?![\w:])")
_CLOCKS = re.compile(r"(?<=\d:\d\d)\s?-\s?(?=\d{1,2}:\d\d)")
_HALF_DAY = re.compile(r"(?<![\w.,])(\d{1,2}|\d{1,2}:\d\d)\s?([ap])\.?m\b\.?(?!\w)", re.IGNORECASE)
_HASH = re.compile(r"(?<!\w)(number\s(?:is\s)?)?#\s?([A-Z]{0,4}-?\d[\dA-Z-]{0,30})\b")
_ORDER = re.compile(r"\b([Oo]rder(?:\snumber)?\s)([A-Z]{0,4}-?\d{3,}[\dA-Z-]{0,30})\b(?![.,]\d)")
_PHONE = re.compile(
    r"(?<![\w$€£.,-])(?:\+\d{1,3}[ .-]?|1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-]|\.\d)"
    r"|(?<!\w)\+\d[\d ().-]{6,18}\d|(?<![\w.-])\d{3}-\d{4}(?![\w-])"
)
_NUMBERED = re.compile(r"\b[Nn]o\.\s(?=#?\d)")
_CALL = re.compile(r"\b((?:call|dial|phone|text)\s)(\d{3,6})\b", re.IGNORECASE)
_SHORT = 2


def say_codes(text: str) -> str:
    """Say every order number, phone number, day and time in a text."""
    text = _NUMBERED.sub("number ", _ISO_DAY.sub(_iso_day, text))
    text = _HASH.sub(lambda found: f"{found[1] or 'number '}{_code(found[2])}", text)
    text = _ORDER.sub(lambda found: found[1] + _code(found[2]), text)
    text = _PHONE.sub(lambda found: ", ".join(digits(group) for group in re.findall(r"\d+", found.group())), text)
    text = _CALL.sub(lambda found: found[1] + digits(found[2]), text)
    text = _DAY.sub(_day, text)
    text = _YEAR.sub(lambda found: f"{found[1]} {year(int(found[2]))}", text)
    text = _HALF_DAY.sub(lambda found: f"{found[1]} {found[2].upper()} M", text)
    return _CLOCK.sub(_clock, _CLOCKS.sub(" to ", text))


def _code(code: str) -> str:
    return cardinal(code) if code.isdecimal() and len(code) <= _SHORT else digits(code)


def _iso_day(found: re.Match[str]) -> str:
    month = int(found["month"])
    return f"{MONTHS[month - 1]} {int(found['day'])}, {found['year']}" if 1 <= month <= len(MONTHS) else found.group()


def _day(found: re.Match[str]) -> str:
    month = next(each for each in MONTHS if each.startswith(found["month"][:3]))
    day = f"{month} {ordinal(int(found['day']))}"
    return f"{day}, {year(int(found['year']))}" if found["year"] else day


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    if not minute:
        is_half_day = re.match(r"\s[AP] M\b", found.string[found.end() :])
        return cardinal(str(hour)) if is_half_day else f"{cardinal(str(hour))} o'clock"
    return f"{cardinal(str(hour))} {'oh ' if minute < 10 else ''}{cardinal(str(minute))}"  # noqa: PLR2004 - one digit
