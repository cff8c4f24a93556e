"""Numbers in words ("eighty five", "a hundred and twenty", "two fifty") and in shorthand ("1.5k").

Written here because the tokens they cover must stay known: libraries return a changed text instead.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.language.text import Token, joined

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(_SMALL.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)} | {"fourty": 40}
KARATS = frozenset({"k", "kt", "ct", "karat", "karats", "carat", "carats"})
_THOUSANDS = re.compile("[0-9]+ k")
#: What prices end with, where they are read out.
CENTS = frozenset({49, 50, 90, 95, 98, 99})
#: "A couple hundred", "a few thousand".
SOME = {"couple": 2, "few": 3}
#: What bank notes are called.
NOTES = {"tenner": 10, "fiver": 5}
SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000}


def with_numbers(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with every run of number words made one token. A lone "one" stays a word."""
    made: list[Token] = []
    place = 0
    while place < len(tokens):
        value, end = _read(tokens, place)
        is_pronoun = end == place + 1 and tokens[place].text == "one"
        if value is None or is_pronoun:
            made.append(tokens[place])
            place += 1
        else:
            made.append(_merged(tokens[place:end], value))
            place = end
    return tuple(made)


def with_cents(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with prices as they are read out made one: "forty nine ninety nine" is 49.99."""
    made: list[Token] = []
    for token in tokens:
        cents = _cents(made[-1], token) if made else None
        if cents is None:
            made.append(token)
        else:
            made[-1] = _merged([made[-1], token], cents)
    return tuple(made)


def with_karats(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with the fineness of gold as one word: "14 k" of "fourteen karat gold"."""
    made: list[Token] = []
    for token, after, last in zip(tokens, [*tokens[1:], None], [*tokens[2:], None, None], strict=False):
        is_gold = any(each is not None and each.text == "gold" for each in (after, last))
        before = made[-1] if made else None
        if is_gold and _THOUSANDS.fullmatch(token.text):  # "14k" was taken for 14,000
            made.append(replace(token, number=None))
        elif is_gold and before is not None and before.number is not None and token.text in KARATS:
            made[-1] = replace(_merged([before, token], before.number), text=f"{before.number:f} k", number=None)
        else:
            made.append(token)
    return tuple(made)


def _cents(before: Token, token: Token) -> Decimal | None:
    """Return the price that two numbers in words are, or None."""
    if before.number is None or token.number is None or token.pauses or token.breaks:
        return None
    is_said = not any(sign.isdigit() for sign in before.surface + token.surface)
    is_uneven = before.number % 10 != 0 or token.number % 10 != 0  # "twenty fifty" is from 20 to 50
    is_price = 10 <= before.number < 100 and token.number in CENTS  # noqa: PLR2004 - two digits
    return before.number + token.number / 100 if is_said and is_uneven and is_price else None


def _merged(run: Sequence[Token], value: Decimal) -> Token:
    text = " ".join(token.text for token in run)
    return replace(run[0], text=text, surface=joined(run), number=value, shouted=False)


def _read(tokens: Sequence[Token], place: int) -> tuple[Decimal | None, int]:
    """Return the number that starts at `place` and the place after it; (None, place) where none does."""
    first = tokens[place]
    if first.number is not None:
        return _scaled(tokens, first.number, place + 1)
    if first.text in {"a", "one"} and _text(tokens, place + 1) in {"hundred", "thousand", "grand"}:
        return _scaled(tokens, Decimal(1), place + 1)
    if first.text in SOME:  # "a couple of hundred"
        after = place + 2 if _text(tokens, place + 1) == "of" else place + 1
        is_scaled = _text(tokens, after) in {"hundred", "thousand", "grand"}
        return _scaled(tokens, Decimal(SOME[first.text]), after) if is_scaled else (None, place)
    if first.text == "half" and _text(tokens, place + 1) == "a" and _text(tokens, place + 2) in SCALES:
        return Decimal(SCALES[_text(tokens, place + 2)]) / 2, place + 3
    if first.text in {"hundred", "thousand"}:
        return _scaled(tokens, Decimal(1), place)
    value, end = _below_hundred(tokens, place)
    return _note(tokens, place) if value is None else _spoken(tokens, value, end)


def _note(tokens: Sequence[Token], place: int) -> tuple[Decimal | None, int]:
    """Return what a bank note is worth: "a tenner"."""
    note = place + 1 if tokens[place].text == "a" else place
    worth = NOTES.get(_text(tokens, note))
    return (None, place) if worth is None else (Decimal(worth), note + 1)


def _spoken(tokens: Sequence[Token], value: int, end: int) -> tuple[Decimal, int]:
    """Go on after a number below a hundred: "point five", "fifty" (two fifty), "hundred"."""
    if [_text(tokens, end + more) for more in range(3)] == ["and", "a", "half"] and _text(
        tokens, end + 3
    ) not in SCALES:
        return value + Decimal("0.5"), end + 3
    if _text(tokens, end) == "point" and _text(tokens, end + 1) in ONES:
        return Decimal(f"{value}.{ONES[_text(tokens, end + 1)]}"), end + 2
    if 0 < value < 10 and _text(tokens, end) in TENS:  # noqa: PLR2004 - "two fifty" is 250
        rest, after = _below_hundred(tokens, end)
        return Decimal(100 * value + (rest or 0)), after
    return _scaled(tokens, Decimal(value), end)


def _scaled(tokens: Sequence[Token], value: Decimal, end: int) -> tuple[Decimal, int]:
    """Go on with "hundred", "k" and what follows them: "two hundred and fifty", "two thousand five hundred"."""
    scale = SCALES.get(_text(tokens, end))
    if scale is None or value >= scale or (_text(tokens, end) == "k" and tokens[end].gap):
        return value, end
    value, end = value * scale, end + 1
    rest, after = _rest(tokens, end, scale)
    return _scaled(tokens, value + rest, after) if scale < SCALES["thousand"] else (value + rest, after)


def _rest(tokens: Sequence[Token], end: int, scale: int) -> tuple[int, int]:
    """Return what is added after a scale and the place after it; "between a hundred and two hundred" adds nothing."""
    start = end + 1 if _text(tokens, end) == "and" else end
    rest, after = _below_hundred(tokens, start)
    if rest is None or tokens[start].pauses:
        return 0, end
    if _text(tokens, after) == "hundred" and scale > SCALES["hundred"]:
        more, last = _rest(tokens, after + 1, SCALES["hundred"])
        return 100 * rest + more, last
    return (0, end) if _text(tokens, after) in SCALES else (rest, after)


def _below_hundred(tokens: Sequence[Token], place: int) -> tuple[int | None, int]:
    word = _text(tokens, place)
    if word in ONES:
        return ONES[word], place + 1
    if word not in TENS:
        return None, place
    unit = ONES.get(_text(tokens, place + 1), 0)
    return (TENS[word] + unit, place + 2) if 0 < unit < 10 else (TENS[word], place + 1)  # noqa: PLR2004


def _text(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""
