"""How things of a shop are said, read once from words.yml beside this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Currency:
    """What amounts of one currency are called."""

    one: str
    many: str
    part: str  # "" where it has no parts
    parts: str
    pair: str  # how an amount with parts is said for short, with {whole} and {part}
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of words.yml."""

    currencies: Mapping[str, Currency]  # by what stands before or after an amount: "$", "USD"
    units: Mapping[str, tuple[str, str]]  # by what stands after a number: one of it, many
    sizes: Mapping[str, str]
    spelled: frozenset[str]
    abbreviations: Mapping[str, str]
    address: str  # said for an e-mail address
    link: str  # said for the address of a page


@cache
def wording() -> Wording:
    """Return the words."""
    read = yaml.safe_load(files("assistant.speaking").joinpath("words.yml").read_text("utf-8"))
    currencies = {
        code: Currency(**{**told, "signs": tuple(told["signs"])}) for code, told in read["currencies"].items()
    }
    return Wording(
        currencies={name: each for code, each in currencies.items() for name in (code, *each.signs)},
        units={unit: (one, many) for unit, (one, many) in read["units"].items()},
        sizes=read["sizes"],
        spelled=frozenset(read["spelled"]),
        abbreviations=read["abbreviations"],
        address=read["address"],
        link=read["link"],
    )
