"""The order number in a text: "#1042", "order number EU-2025-17", "it's 1042", "order ten forty two"."""

import re
from functools import cache

from assistant.language.digits import in_digits
from assistant.language.lexicon import read
from assistant.language.text import plain, words_of

MOST_NUMBER_CHARACTERS = 40
#: A number that nothing calls one has so many signs: "2 weeks" and "November 12" name no order.
LEAST_UNNAMED = 3

_GROUP = r"[^\W_]*\d[^\W_]*"
#: Groups are joined by dashes and the like, and by blanks where nothing else follows: "10 42", but not "1042 2 weeks".
_CODE = rf"(?P<code>(?:[^\W\d_]{{1,6}}[-/])?{_GROUP}(?:[-/.]{_GROUP}|[ ]\d+(?=\s*(?:$|[,.;!?]|[ ]\d)))*)"
_CALLED = r"(?:\#|\b(?:number|no|nr|num|id|code)\b\.?\s*(?:(?:is|was)\b|[:=])?\s*\#?)\s?"
_NAMED = re.compile(rf"{_CALLED}(?P<letters>[^\W\d_]{{1,6}}[ ])?{_CODE}", re.IGNORECASE)
_ORDER = re.compile(rf"\border\b\s*(?:(?:is|was)\b|:)?\s*{_CODE}", re.IGNORECASE)
_ALONE = re.compile(rf"(?<![\w$€£¥.]){_CODE}(?!\s*(?:%|days?|weeks?|months?|years?|hours?|minutes?|dollars?|bucks)\b)")

_DATE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATED = re.compile(rf"\b(?:(?:{_MONTHS})[a-z]*\.?|since|in|size|sizes|page)\s*$", re.IGNORECASE)

_ANOTHER = re.compile(r"\b(?:other|another|different|second) (?:order|one|package|parcel)\b")
_LACKING = re.compile(
    r"\b(?:dont|do not|cant|cannot|can not|lost|deleted|forgot|no idea|not sure)\b"
    r".*\b(?:number|have|know|remember|find|it)\b"
    r"|\bwhere (?:do|can|would) i (?:find|see|get|look)\b"
)


def named_number(text: str) -> str | None:
    """Return the order number that a text calls one: by "#", "number" or "order"."""
    said = in_digits(text)
    found = _NAMED.search(said)
    if found is not None:
        letters = (found["letters"] or "").strip()
        return _bounded(
            found["code"] if letters.casefold() in {*beside("number"), ""} else f"{letters} {found['code']}"
        )
    found = _ORDER.search(said)
    return _bounded(found["code"], LEAST_UNNAMED) if found else None


def any_number(text: str) -> str | None:
    """Return what may be the order number in a text that is known to be about an order."""
    named = named_number(text)
    if named is not None:
        return named
    said = in_digits(text)
    found = (each for each in _ALONE.finditer(said) if not _DATED.search(said[: each.start()]))
    codes = [each["code"] for each in found if not _DATE.fullmatch(each["code"])]
    return max(filter(None, (_bounded(code, LEAST_UNNAMED) for code in codes)), key=len, default=None)


def told_number(text: str) -> str | None:
    """Return the order number in an answer: one that is named, or one beside which nothing else is said."""
    named = named_number(text)
    if named is not None:
        return named
    code = any_number(text)
    if code is None:
        return None
    rest = words_of(in_digits(text).replace(code, " "))
    return code if beside("number").issuperset(rest) else None


def is_bare(text: str) -> bool:
    """Tell whether a text without number and address says nothing more of an order: "and what about this one"."""
    return (beside("number") | beside("address")).issuperset(words_of(text))


def without_number(text: str, number: str) -> str:
    """Return a text without its order number, so that nothing else is counted by it."""
    return re.sub(rf"#?\s*{re.escape(number)}", " ", in_digits(text), flags=re.IGNORECASE)


def is_about_order(text: str) -> bool:
    """Tell whether a text may be about an order: it says a word of that, a number or an address."""
    words = words_of(text)
    return "@" in text or any(word in beside("about") or any(map(str.isdigit, word)) for word in words)


def lacks_number(text: str) -> bool:
    """Tell whether a customer who was asked for a number has none: "i don't have it", "where do i find that"."""
    return bool(_LACKING.search(plain(text)))


def means_another(text: str) -> bool:
    """Tell whether a text means another order than the one talked about: "my other order"."""
    return bool(_ANOTHER.search(plain(text)))


def _bounded(code: str, least: int = 1) -> str | None:
    return code if least <= len(code) <= MOST_NUMBER_CHARACTERS else None


@cache
def beside(what: str) -> frozenset[str]:
    """Return the words that customers say beside an order's `number`, its `address`, or what they `return` of it."""
    return frozenset(read("orders")[what])
