"""E-mail addresses in a text, written ("anna@example.com") or said ("anna at example dot com")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.digits import in_digits
from assistant.language.order_numbers import beside

#: Of what is said, how the part before "at" is cut is a guess: so many guesses, the likeliest first.
MOST_READINGS = 3
MOST_ADDRESS_CHARACTERS = 254  # RFC 5321

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_WRITTEN = re.compile(rf"[^\s@,;:<>()\[\]\"]{{1,64}}@(?:{_LABEL}\.){{1,4}}{_LABEL}")
_SAID_DOMAIN = re.compile(rf"(?:\bat|@)\s+(?P<domain>{_LABEL}(?:\s*(?:\.|\bdot\b)\s*{_LABEL}){{1,4}})", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\.|\bdot\b)\s*", re.IGNORECASE)
_SIGNS = {"dot": ".", "period": ".", "underscore": "_", "dash": "-", "hyphen": "-", "minus": "-", "plus": "+"}
_CLAUSE = re.compile(r"[,;:!?()]")


@dataclass(frozen=True, slots=True)
class Addressed:
    """What a text says of addresses."""

    readings: tuple[str, ...]  # what the address may be, likeliest first; () where the text has none
    rest: str  # the text without it


def read_address(text: str) -> Addressed:
    """Return the e-mail address in a text, and the text without it."""
    written = _WRITTEN.findall(text)
    if written:
        found = dict.fromkeys(each.strip("'.") for each in written)
        return Addressed(tuple(found)[:MOST_READINGS], _WRITTEN.sub(", ", text))
    return _said(text)


def without_addresses(text: str) -> str:
    """Return a text without the addresses that are written in it."""
    return _WRITTEN.sub(" ", text).strip() if "@" in text else text


def plain_address(address: str) -> str:
    """Return what an address is compared by: nobody tells two people apart by capitals."""
    return address.strip().casefold()


def _said(text: str) -> Addressed:
    found = _SAID_DOMAIN.search(text)
    if found is None:
        return Addressed((), text)
    before = text[: found.start()]
    clause_start = max((mark.end() for mark in _CLAUSE.finditer(before)), default=0)
    words = in_digits(before[clause_start:]).split()
    names, start = _names(words)
    if not names:
        return Addressed((), text)
    domain = ".".join(_DOT.split(found["domain"]))
    readings = tuple(f"{name}@{domain}" for name in names)
    return Addressed(readings, f"{before[:clause_start]}{' '.join(words[:start])}, {text[found.end() :]}")


def _names(words: Sequence[str]) -> tuple[list[str], int]:
    """Return what may stand before the "at", shortest first, and where the shortest begins."""
    start = _shortest(words)
    if start == len(words):
        return [], start
    names = [_joined(words[start:])]
    longer = start
    while len(names) < MOST_READINGS and longer > 0 and words[longer - 1].casefold() not in beside("address"):
        longer -= 1
        names.append(_joined(words[longer:]))
    return names, start


def _shortest(words: Sequence[str]) -> int:
    """Return where the last name begins: a word, with what signs or digits join to it, or a run of spelled letters."""
    start = len(words)
    while start > 0 and _is_spelled(words, start - 1):
        start -= 1
    if start == len(words):
        if not words or words[-1].casefold() in beside("address"):
            return start
        start -= 1
    if words[start].isdigit() and start > 0 and words[start - 1].casefold() not in beside("address"):
        start -= 1
    while start > 1 and words[start - 1].casefold() in _SIGNS:
        start -= 2
    return start


def _is_spelled(words: Sequence[str], place: int) -> bool:
    """Tell whether a word is a letter among letters: a lone "a" is none."""
    beside = (*words[max(place - 1, 0) : place], *words[place + 1 : place + 2])
    return len(words[place]) == 1 and any(len(word) == 1 for word in beside)


def _joined(words: Sequence[str]) -> str:
    return "".join(_SIGNS.get(word.casefold(), word) for word in words)
