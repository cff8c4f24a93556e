"""What customers say of their own body: "I'm 178 cm and 70 kg", "my waist is 32 inches", "chest 96 cm"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from assistant.language.lexicon import read
from assistant.language.numerals import with_numbers
from assistant.language.preferences import is_of_another
from assistant.language.text import tokens_of, words_of


class Measure(StrEnum):
    """What can be measured of a body: in cm, the weight in kg."""

    HEIGHT = "height"
    WEIGHT = "weight"
    CHEST = "chest"
    WAIST = "waist"
    HIPS = "hips"
    INSEAM = "inseam"
    FOOT = "foot"
    HAND = "hand"
    HEAD = "head"


#: Between these lies whatever a customer, or a child of theirs, may measure.
POSSIBLE = {
    Measure.HEIGHT: (40, 250),
    Measure.WEIGHT: (2, 300),
    Measure.CHEST: (30, 200),
    Measure.WAIST: (30, 200),
    Measure.HIPS: (30, 220),
    Measure.INSEAM: (15, 130),
    Measure.FOOT: (7, 40),
    Measure.HAND: (8, 40),
    Measure.HEAD: (30, 75),
}
_LENGTHS = {
    **dict.fromkeys(("cm", "centimeter", "centimeters", "centimetre", "centimetres"), Decimal(1)),
    **dict.fromkeys(("mm", "millimeter", "millimeters"), Decimal("0.1")),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), Decimal(100)),
    **dict.fromkeys(("in", "inch", "inches"), Decimal("2.54")),
}
_WEIGHTS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), Decimal(1)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), Decimal("0.45359237")),
}
_FEET = re.compile(
    r"""(?<![\w.])(?P<feet>[3-8])\s?(?:'|\u2019|\u2032|ft\.?|foot|feet)\s?"""
    r"""(?:(?P<inches>\d{1,2})(?!\d)\s?(?:"|''|\u201d|\u2033|in\b|inch(?:es)?\b)?)?""",
    re.IGNORECASE,
)
_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}\s?m\b)", re.IGNORECASE)
_MINUS = re.compile(r"(?<!\S)[-\u2212](?=[0-9])")
_N = r"(?P<n>(?:minus )?[0-9]+(?:\.[0-9]+)?)"
_LENGTH, _WEIGHT = ("|".join(sorted(units, key=len, reverse=True)) for units in (_LENGTHS, _WEIGHTS))
_HEDGE = r"(?:(?:about|around|roughly|approximately|nearly|almost|just|only|exactly|over|under|a|an) )*"
_AGE = r"(?:[0-9]+ years? old (?:and )?)?"
_IS = r"(?:(?:is|are|was|measures?|of|circumference|length|at) )*"


@dataclass(frozen=True, slots=True)
class Told:
    """One measure, in cm or kg."""

    measure: Measure
    value: Decimal

    @property
    def is_possible(self) -> bool:
        """Tell whether anybody measures so much."""
        least, most = POSSIBLE[self.measure]
        return least <= self.value <= most


def body_told(text: str) -> tuple[Told, ...]:
    """Return what a text says of its customer's own body, of each measure the last; nothing of anybody else's."""
    if is_of_another(text):
        return ()
    line = _line(text)
    is_own = bool(set(line.split()) & set(read("preferences")["self"]))
    found = {each.measure: each for each in (*_named(line), *(_of_self(line) if is_own else ()))}
    return tuple(found.values())


def tells_of_another(text: str) -> bool:
    """Tell whether a text says how much somebody else measures: "my wife is 165 cm"."""
    line = _line(text)
    is_part = any(each.measure is not Measure.HEIGHT for each in _named(line))  # things have a height too
    return is_of_another(text) and (is_part or _patterns()["other"].search(line) is not None)


def measures_named(text: str) -> tuple[Measure, ...]:
    """Return the measures that a text names: "forget my waist"."""
    words = f" {' '.join(words_of(text))} "
    return tuple(dict.fromkeys(each for name, each in _measures().items() if f" {name} " in words))


def without_body(text: str) -> str:
    """Return a text without the measures of bodies in it: "which size?" of "I'm 178 cm, which size?"."""
    rest = _said().sub(" ", _straight(text))
    return re.sub(r"\s*,[\s,]*", ", ", " ".join(rest.split())).strip(" ,.;!?")


def _line(text: str) -> str:
    tokens = with_numbers(tokens_of(_straight(text).lower()))
    return " ".join(each.text if each.number is None else f"{each.number:f}" for each in tokens)


def _straight(text: str) -> str:
    """Return a text with feet as centimeters, commas of numbers as points and a sign before a number as a word."""
    return _MINUS.sub("minus ", _FEET.sub(_in_centimeters, _COMMA.sub(".", text)))


def _in_centimeters(match: re.Match[str]) -> str:
    inches = 12 * int(match["feet"]) + int(match["inches"] or 0)
    return f" {round(inches * 2.54)} cm "


def _named(line: str) -> Iterator[Told]:
    """Yield measures said by name: "my waist is 32 inches", "32 inch waist", "chest 96 cm"."""
    for match in _patterns()["after"].finditer(line):
        yield _told(_measures()[match["part"]], match)
    for match in _patterns()["before"].finditer(line):
        yield _told(_measures()[match["part"]], match)


def _of_self(line: str) -> Iterator[Told]:
    """Yield the height and the weight of who says "I'm so much"."""
    for match in _patterns()["height"].finditer(line):
        yield _told(Measure.HEIGHT, match)
    for match in _patterns()["weight"].finditer(line):
        yield _told(Measure.WEIGHT, match)


def _told(measure: Measure, match: re.Match[str]) -> Told:
    unit = match["unit"] or "cm"
    factor = _WEIGHTS[unit] if measure is Measure.WEIGHT else _LENGTHS[unit]
    return Told(measure, round(Decimal(match["n"].replace("minus ", "-")) * factor, 1))


@cache
def _measures() -> dict[str, Measure]:
    named: dict[str, list[str]] = read("preferences")["measures"]
    return {name: Measure(measure) for measure, names in named.items() for name in names}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = _measures()
    parts = (name for name, each in names.items() if each is not Measure.WEIGHT)
    lengths = "|".join(sorted(parts, key=len, reverse=True))
    others = "|".join(each for each in read("preferences")["others"] if not each.startswith("the"))  # no things
    of_length = rf"{_N} (?P<unit>{_LENGTH})(?!\S)"
    said = {
        "after": rf"(?<!\S)(?P<part>{lengths}) {_IS}{_HEDGE}{of_length}",
        "before": (
            rf"(?<!\S){_N} (?P<unit>{_LENGTH}) (?:(?:around|at) (?:the|my) )?(?P<part>{lengths})(?!\S)(?! {_IS}[0-9])"
        ),
        "height": rf"(?<!\S)(?:im|i am|i measure|i stand|height is) {_AGE}{_HEDGE}{_N}(?: (?P<unit>{_LENGTH}))(?!\S)",
        "weight": (
            rf"(?<!\S)(?:im|i am|i weigh|weigh|weighing|weight is|tall|and|{_LENGTH}) {_HEDGE}{_N}"
            rf" (?P<unit>{_WEIGHT})(?!\S)"
        ),
        "other": (
            rf"(?<!\S)(?:shes|hes|(?:{others})s?(?: who| height| weight)? (?:is|was|measures?|stands|weighs?)|whos) "
            rf"{_HEDGE}[0-9]+(?:\.[0-9]+)? (?:{_LENGTH}|{_WEIGHT})(?!\S)(?! (?:wide|deep|long|thick|high))"
        ),
    }
    return {name: re.compile(pattern) for name, pattern in said.items()}


@cache
def _said() -> re.Pattern[str]:
    """Return what finds measures as they are written, with the words around that say whose and of what."""
    names, others = (
        "|".join(sorted(each, key=len, reverse=True)) for each in (_measures(), read("preferences")["others"])
    )
    before = (
        rf"(?<!for )my (?:{others})(?:['\u2019]s)?|(?:i|she|he|they|who)(?:['\u2019]?(?:m|s|re))?"
        rf"|am|is|are|was|measures?|stands?|weigh(?:s|ing)?|(?:my|her|his|their|a|an)(?= (?:{names}|[0-9]))|{names}"
        r"|circumference|of|at|and|about|around|roughly|approximately|nearly|almost|just|only|exactly|over|under|have|has|with"
        r"|[0-9]+ years? old"
    )
    after = rf"tall|long|wide|around(?: (?:the|my))?|in (?:height|weight)|{names}"
    one = rf"(?:minus )?[0-9]+(?:\.[0-9]+)? ?(?:{_LENGTH}|{_WEIGHT})\b"
    return re.compile(rf"(?<![\w'])(?:(?:{before})[:,]? +){{0,9}}{one}(?: +(?:{after})\b)*", re.IGNORECASE)
