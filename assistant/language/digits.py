"""Digits that are said: "ten forty two" and "one oh four two" are 1042, as numbers are read out that count nothing."""

import re
from functools import cache

from assistant.language.numerals import ONES, TENS, with_numbers
from assistant.language.text import Token, alternatives, tokens_of

_ZERO = re.compile(r"\b(?:oh|o|nought)\b", re.IGNORECASE)
_REPEATED = re.compile(r"\b(?P<times>double|triple)[\s-]+(?P<word>\w+)", re.IGNORECASE)


def in_digits(text: str) -> str:
    """Return the text with what is said in two or more words of number, or in one above nine, written in digits."""
    return _run().sub(lambda run: _digits(run.group()), _REPEATED.sub(_repeated, text))


def _digits(run: str) -> str:
    if run.casefold() in ONES and ONES[run.casefold()] < 10:  # noqa: PLR2004 - "one" and "two" are words by themselves
        return run
    return "".join(map(_written, with_numbers(tokens_of(_ZERO.sub("zero", run)))))


def _written(token: Token) -> str:
    if token.number is None:
        return str(ONES.get(token.text, ""))
    return token.surface if token.surface.isdigit() else str(int(token.number))


def _repeated(match: re.Match[str]) -> str:
    word = match["word"]
    times = 2 if match["times"].casefold() == "double" else 3
    return " ".join([word] * times) if word.casefold() in ONES else match.group()


@cache
def _run() -> re.Pattern[str]:
    """Return the pattern of words of number, one after the other."""
    word = alternatives([*ONES, *TENS, "hundred", "thousand"])
    more = rf"(?:[\s-]+(?:and[\s-]+(?={word}))?(?:{word}|oh|o|nought)\b)*"
    return re.compile(rf"\b(?:{word})\b{more}", re.IGNORECASE)
