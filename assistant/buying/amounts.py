"""How many of something a text asks for. Pure."""

import re
from functools import cache

from assistant.language.numerals import ONES, TENS
from assistant.language.text import alternatives, plain

_VERBS = (
    "add|adding|take|taking|buy|buying|get|want|order|need|have|put|grab|gimme|give me|like|only|just|instead|rather"
    "|actually|(?:make|change|set|update|switch|increase|reduce|lower|raise|bump)"
    " (?:it |that |this |them |those |the (?:quantity|amount|number)(?: of \\S+(?: \\S+)?)? |quantity )?(?:to |up to )?"
)
_UNITS = "x|times|of|pieces?|pcs|units?|copies|items?|pairs?|each"
#: What makes a number another one: a place, a price, a measure.
_NOT = "st|nd|rd|th|\\$|€|£|dollars?|bucks|euros?|pounds?|usd|eur|%|percent|inch(?:es)?|cm|mm|kg|lbs?|ml|stars?|person"
_WORDS = {"a couple": 2, "a dozen": 12, "half a dozen": 6, "zero": 0}


def quantity(text: str) -> int | None:
    """Return how many a text asks for: "two of the red ones", "make it 3", "x2"; None where it does not say."""
    said = plain(text)
    for pattern in _patterns():
        if match := pattern.search(said):
            return _value(match["count"])
    alone = re.fullmatch(rf"(?:the )?(?P<count>{_count()})(?: please)?", said)
    return _value(alone["count"]) if alone else None


def more(text: str) -> int:
    """Return how many more, or below 0 how many fewer, a text asks for: "one more", "two less"; 0 for neither."""
    said = plain(text)
    if re.search(r"\b(?:another(?! (?:colou?r|shade|size))|one more)\b", said):
        return 1
    if match := re.search(rf"\b(?P<count>{_count()}) (?:more|extra|additional)\b", said):
        return _value(match["count"])
    match = _fewer().search(said)
    return -_value(match["less"] or match["drop"] or match["take"]) if match else 0


def is_bare(text: str) -> bool:
    """Tell whether a number is said without what makes it an amount: "make it 39" may be a size."""
    return not re.search(rf"\b(?:{_count()}) (?:{_UNITS})\b|\b(?:quantity|qty|amount|number)\b|\bx [0-9]", plain(text))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    count = f"(?P<count>{_count()})"
    return (
        re.compile(rf"\b(?:quantity|qty|amount)(?: of| is| to)? {count}\b"),
        re.compile(rf"(?<!x )(?<!number )(?<!size )\b{count} (?:{_UNITS})\b(?! [0-9])"),
        re.compile(rf"(?<![0-9] )\bx {count}\b"),
        re.compile(rf"\b(?:{_VERBS}) ?(?:just |only |maybe |me )?{count}(?!\S)(?! (?:{_NOT})(?!\S))"),
        re.compile(rf"^{count} (?=in\b)"),
        re.compile(rf"^(?!.*\bsizes?\b).*\b(?:to|at) {count}(?: please)?$"),
        re.compile(rf"\b(?:make|set) (?:(?!size)\S+ ){{1,4}}?{count}(?: please)?$"),
    )


@cache
def _fewer() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<less>{_count()}) (?:less|fewer)\b"
        rf"|\b(?:remove|drop|delete|subtract) (?P<drop>{_count()}) (?:of|from)\b"
        rf"|\btake (?P<take>{_count()})\b.* (?:out|off|away)\b"
    )


@cache
def _count() -> str:
    return f"[0-9]{{1,6}}|{alternatives((*_WORDS, *TENS, *ONES))}"


def _value(count: str) -> int:
    known = {**_WORDS, **TENS, **ONES}
    return known[count] if count in known else int(count)
