"""What the words heard so far say about turn taking; the words themselves stand in wording.yml beside this file."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.language.text import alternatives, plain


class Order(StrEnum):
    """What is obeyed at once, without asking the dialogue. Keys of `orders` in wording.yml."""

    STOP = "stop"
    WAIT = "wait"
    GO_ON = "go_on"
    REPEAT = "repeat"
    SLOWER = "slower"
    FASTER = "faster"
    LOUDER = "louder"
    QUIETER = "quieter"


def is_complete(text: str, *, answers: bool = False) -> bool | None:
    """Tell whether somebody who has said this is likely to be done; None where it cannot be told.

    Who `answers` a question need not say more than the thing: "the red", "large".
    """
    said = plain(text)
    if _all_of("whole").fullmatch(said):
        return True
    if _all_of("beginnings").fullmatch(said) or _half_a_range().search(said) or _ending("trailing").search(said):
        return False
    *before, last = said.split() or [""]
    if not last or last[0].isdigit() or _ending("numbers").search(said):
        return True if _ending("closed").search(said) else None
    is_open = not before or bool(_ending("open").search(said))
    return True if answers or not is_open or _ending("closed").search(said) else None


def is_backchannel(text: str) -> bool:
    """Tell whether this is nothing but what listeners say to be heard listening, such as "mm-hm" or "okay, yeah"."""
    return bool(_only("backchannels").fullmatch(plain(text)))


def says_something(text: str) -> bool:
    """Tell whether there is more in it than "um"."""
    said = plain(text)
    return bool(said) and not _only("fillers").fullmatch(said)


def order_of(text: str) -> Order | None:
    """Return what is to be obeyed at once, None where this is more than such an order, or another thing."""
    said = plain(text)
    return next((order for order, pattern in _orders().items() if pattern.fullmatch(said)), None)


def said_in_calls() -> tuple[str, ...]:
    """Return what customers say to whoever is speaking, beside what they say to a shop: a recognizer should know it."""
    orders = _content()["orders"].values()
    return tuple(dict.fromkeys([*_flat(orders), *_phrases("backchannels"), *_phrases("whole")]))


@cache
def _ending(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^| )(?:{_all_of(role).pattern})$")


@cache
def _all_of(role: str) -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(_phrases(role))})")


@cache
def _only(role: str) -> re.Pattern[str]:
    """Return a pattern of one or more phrases of a role and nothing else."""
    phrase = _all_of(role).pattern
    return re.compile(f"{phrase}(?: {phrase})*")


@cache
def _half_a_range() -> re.Pattern[str]:
    number = rf"(?:[0-9.,]+|[$€£]|{alternatives(set(_phrases('numbers')) - {'and'})})"
    return re.compile(rf"(?:^| )(?:{alternatives(_phrases('ranges'))})(?: {number})+(?: and)?$")


@cache
def _orders() -> Mapping[Order, re.Pattern[str]]:
    """Return what gives each order: a phrase of it, with others and words of politeness around it."""
    content, polite = _content(), _all_of("polite").pattern
    made = {}
    for order in Order:
        phrase = f"(?:{alternatives(content['orders'][order])})"
        made[order] = re.compile(f"(?:{polite} )*{phrase}(?: (?:{polite}|{phrase}))*")
    return made


@cache
def _phrases(role: str) -> tuple[str, ...]:
    return tuple(_flat(_content()[role]))


def _flat(phrases: Iterable[str | Iterable[str]]) -> Iterable[str]:
    for each in phrases:
        yield from [each] if isinstance(each, str) else each


@cache
def _content() -> Any:
    return yaml.safe_load(files("assistant.calling").joinpath("wording.yml").read_text("utf-8"))
