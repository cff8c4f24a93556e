"""Text for the ear: numbers, prices, sizes and units as people say them, and nothing that is for the eye alone.

Names of brands are left alone, and so is what mixes letters and digits as models do ("XT500").
"""

import re
from functools import cache

from assistant.speaking.amounts import say_amounts
from assistant.speaking.codes import say_codes
from assistant.speaking.marks import without_marks
from assistant.speaking.measures import say_measures
from assistant.speaking.numerals import NUMBER, cardinal, ordinal, year
from assistant.speaking.wording import wording

_FRACTIONS = {"½": "a half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters"}
_WRITTEN = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}
_WRITTEN_FRACTION = re.compile(rf"(?<![\w/.,])(?:{'|'.join(_WRITTEN)})(?![\w/])")
_FRACTION = re.compile(rf"(?:(\d+)\s?)?([{''.join(_FRACTIONS)}])")
_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)\b")
_ALWAYS = re.compile(r"(?<![\w.])24/7(?![\w/])")
_COUNT_ALONE = re.compile(r"\s?\(\d[\d,]*\)")
#: A number of four digits behind a name is said in pairs: "Martens fourteen sixty".
_MODEL = re.compile(r"\b([A-Z][\w'.-]*)\s([1-9]\d{3})(?![\w]|[.,]\d)")
_OR = re.compile(r"\band/or\b")
_PLUS = re.compile(rf"(?<![\w.,])({NUMBER})\+(?!\w)")
_SIGN = re.compile(r"(?<!\w)\+(?=\d)")
_NUMBER = re.compile(
    rf"(?<![\w.,-])({NUMBER})(?!\w|[.,]\d)|(?<![\w.,])({NUMBER})(?=-[A-Za-z])|(?<=[A-Za-z]-)(\d{{1,2}})(?=[^\w.,]|$)"
)
_SLASH = re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])")
_BRACKETS = re.compile(r"\s*[()\[\]{}]+\s*")
_UNSAID = re.compile(r"[^\w\s.,;:!?'&+-]|_")
_TIDY = (
    (re.compile(r"\s*,(?:\s*,)+"), ","),
    (re.compile(r"\s+(?=[,.;:!?])"), ""),
    (re.compile(r",(?=[.;:!?])"), ""),
    (re.compile(r"([.!?:;]),"), r"\1"),
    (re.compile(r"^[\s,;:.]+|[\s,]+$"), ""),
)


def for_the_ear(text: str) -> str:
    """Return a text as it is said: "$59.90, size M" is "fifty-nine ninety, size medium"; "" where nothing is left."""
    text = _COUNT_ALONE.sub("", without_marks(text))
    text = say_amounts(_SIGN.sub("plus ", say_codes(_ALWAYS.sub("twenty-four seven", text))))
    text = _FRACTION.sub(_fraction, _WRITTEN_FRACTION.sub(lambda found: _WRITTEN[found.group()], text))
    text = _abbreviations().sub(_abbreviation, say_measures(_sizes().sub(_size, text)))
    text = _ORDINAL.sub(lambda found: ordinal(int(found[1])), text)
    text = _MODEL.sub(lambda found: f"{found[1]} {year(int(found[2]))}", text)
    text = _PLUS.sub(lambda found: f"{cardinal(found[1])} plus", text)
    text = _NUMBER.sub(lambda found: cardinal(found[1] or found[2] or found[3]), text)
    return _tidy(_SLASH.sub(" and ", _OR.sub("and or", text.replace("&", " and "))))


def _fraction(found: re.Match[str]) -> str:
    said = _FRACTIONS[found[2]]
    return f"{cardinal(found[1])} and {said}" if found[1] else said


def _abbreviation(found: re.Match[str]) -> str:
    return wording().abbreviations[found.group().lower()]


def _size(found: re.Match[str]) -> str:
    """Say sizes by letter; one alone only where it is no initial and no part of a name."""
    sizes = re.split("[-/]", found.group())
    if len(sizes) == 1 and len(found.group()) == 1 and _is_name(found):
        return found.group()
    said = [_size_said(size) for size in sizes]
    return " to ".join(said) if len(said) == 2 else ", ".join(said)  # noqa: PLR2004 - "S/M" lies between


def _size_said(size: str) -> str:
    if size[0].isdecimal():
        return f"{cardinal(size[0])} {wording().sizes[size[1:]] if size[1:] in wording().sizes else size[1:]}"
    return wording().sizes[size]


def _is_name(found: re.Match[str]) -> bool:
    """Tell whether a capital alone belongs to a name: "Model S", "J. M. Barrie"."""
    before = found.string[: found.start()]
    last = before.rsplit(None, 1)[-1] if before.strip() else ""
    return bool(last) and last[0].isupper() and last not in {"Size", "Sizes", "In"} and last[-1] not in ",:;)"


@cache
def _sizes() -> re.Pattern[str]:
    size = rf"(?:\d(?:XL|XS|X|T)|{'|'.join(sorted(wording().sizes, key=len, reverse=True))})"
    return re.compile(rf"(?<![\w.'&+-])(?<!& )(?<!\d ){size}(?:[-/]{size})*(?![\w'&+]|\.\w|-\w|\s&)")


@cache
def _abbreviations() -> re.Pattern[str]:
    names = sorted(wording().abbreviations, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?=[\s,;:)]|$)", re.IGNORECASE)


def _tidy(text: str) -> str:
    text = " ".join(_UNSAID.sub(" ", _BRACKETS.sub(", ", text)).split())
    for pattern, instead in _TIDY:
        text = pattern.sub(instead, text)
    return text if any(map(str.isalnum, text)) else ""
