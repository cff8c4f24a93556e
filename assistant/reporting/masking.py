"""What customers said, without what names somebody or an order: addresses, telephone numbers, order numbers. Pure."""

import re

from assistant.language.addresses import read_address
from assistant.language.digits import in_digits
from assistant.language.order_numbers import named_number, without_number

ADDRESS, NUMBER = "[address]", "[number]"
MOST_CHARACTERS = 300
#: Addresses of one text.
_MOST_ADDRESSES = 5
#: Four digits and more, however they are parted; a price with its sign may stay.
_DIGITS = re.compile(r"(?<![$€£¥\d.,])\+?\(?\d(?:[\s().\-/]*\d){3,}")
_CODE = re.compile(r"#\s*\w[\w-]*|\b(?=[\w-]*\d)(?=[\w-]*[^\W\d_])[\w-]{5,}\b")


def masked(text: str) -> str:
    """Return a text on one line of at most 300 characters in which such things are put by a mark."""
    text = " ".join(text.split())
    for _ in range(_MOST_ADDRESSES):
        addressed = read_address(text)
        if not addressed.readings:
            break
        text = f"{addressed.rest.strip(' ,')} {ADDRESS}"
    if number := named_number(text):
        text = f"{without_number(text, number)} {NUMBER}"
    said = in_digits(text)
    if _DIGITS.search(said) and not _DIGITS.search(text):  # a number in words
        text = said
    return " ".join(_CODE.sub(NUMBER, _DIGITS.sub(NUMBER, text)).split())[:MOST_CHARACTERS]
