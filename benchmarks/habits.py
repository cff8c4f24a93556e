"""What becomes of a sentence between a customer's mind and the input: slips of the finger, and bare speech."""

import re
from enum import StrEnum
from random import Random

#: Keys that lie beside each other on an English keyboard.
NEIGHBORS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioposdfghjklkxcvbnmn", strict=True))
LEAST_LETTERS = 5  # nobody could tell what a shorter word was
FILLERS = ("uh", "um", "okay so", "well", "yeah")
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_AGES = re.compile(r"\b(\d+)-(\d+)y\b")
_NUMBER = re.compile(r"\$?\d+\b")


class Habit(StrEnum):
    """How a customer talks. Several may come together."""

    TERSE = "one word at a time"
    CORRECTS = "corrects themselves"
    CHANGES = "changes their mind"
    NEGATES = "says what not"
    DIGRESSES = "digresses"
    RETURNS = "goes back to an earlier search"
    COMPARES = "asks about others first"
    BARGAINS = "asks for cheaper"
    MISTYPES = "mistypes"
    SPEAKS = "bare speech"
    BUYS = "buys"


def mistyped(text: str, rng: Random) -> str:
    """Return the text with one of its longer words misspelled; as it is where there is none."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= LEAST_LETTERS and word.isalpha()]
    if not places:
        return text
    place = rng.choice(places)
    return " ".join([*words[:place], _slip(words[place], rng), *words[place + 1 :]])


def spoken(text: str, rng: Random) -> str:
    """Return the text as a recognizer of speech writes it: lower case, numbers in words, no marks, and a filler."""
    text = _AGES.sub(r"\1 to \2 years", text.replace(",", "").lower())
    text = _NUMBER.sub(lambda match: _in_words(match[0]), text)
    bare = re.sub(r"[^a-z0-9' ]+", " ", text).split()
    return " ".join([rng.choice(FILLERS), *bare] if rng.random() < 1 / 3 else bare)


def _slip(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word) - 1)  # the first letter is seldom wrong
    kinds = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + NEIGHBORS.get(word[at], word[at]) + word[at + 1 :],
    )
    return rng.choice(kinds)


def _in_words(number: str) -> str:
    value = int(number.removeprefix("$"))
    words = _said(value) if value < 1000 else str(value)  # noqa: PLR2004 - recognizers write thousands in digits
    return f"{words} dollars" if number.startswith("$") else words


def _said(value: int) -> str:
    ones, tens = ONES.split(), TENS.split()
    if value < len(ones):
        return ones[value]
    if value < 100:  # noqa: PLR2004
        return tens[value // 10] + (f" {ones[value % 10]}" if value % 10 else "")
    hundreds, rest = divmod(value, 100)
    return f"{ones[hundreds]} hundred" + (f" {_said(rest)}" if rest else "")
