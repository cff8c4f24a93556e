"""A baseline written in ten minutes: values of the catalogue looked up in the text, and one expression for prices."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from assistant.language.nouns import singular
from assistant.types import Choice, Constraint, Facet, Limit, Variant, Wish

GENDERS = {"female": "women|woman|ladies|girls?|her|wife", "male": "men|man|guys?|boys?|him|husband"}
PRICE = re.compile(
    r"(?P<less>under|below|less than|up to|max|no more than|<)?\s*\$?(?P<low>\d+(?:\.\d+)?)"
    r"(?:\s*(?:-|to|and)\s*\$?(?P<high>\d+(?:\.\d+)?))?\s*(?P<unit>dollars|bucks|\$)?"
)
SIZE = re.compile(r"size (\w+)")


def lookup(variants: Iterable[Variant]) -> Callable[[str], Wish]:
    """Return what finds the values of these variants in a text."""
    values = _values(list(variants))

    def understand(text: str) -> Wish:
        low = text.lower()
        found = [_choice(facet, low, names) for facet, names in values.items()]
        found += [_gender(low), _size(low), _price(low)]
        return Wish(constraints=tuple(each for each in found if each is not None))

    return understand


def _values(variants: Sequence[Variant]) -> Mapping[Facet, Mapping[str, str]]:
    """Return the names of values by facet: what customers write -> the value."""
    cells = {
        Facet.CATEGORY: {each.product_type.rpartition(" > ")[2] for each in variants},
        Facet.COLOR: {each.color for each in variants},
        Facet.PATTERN: {each.pattern for each in variants},
        Facet.MATERIAL: {each.material for each in variants},
        Facet.BRAND: {each.brand for each in variants},
    }
    return {
        facet: {form: value.lower() for value in named if value for form in (value.lower(), singular(value.lower()))}
        for facet, named in cells.items()
    }


def _choice(facet: Facet, text: str, names: Mapping[str, str]) -> Constraint | None:
    """Find names, longer ones first, each word once."""
    found: dict[str, None] = {}
    for name in sorted(names, key=len, reverse=True):
        text, times = re.subn(rf"\b{re.escape(name)}\b", " ", text)
        if times:
            found[names[name]] = None
    return Choice(facet=facet, values=tuple(found)) if found else None


def _gender(text: str) -> Constraint | None:
    found = tuple(gender for gender, words in GENDERS.items() if re.search(rf"\b(?:{words})(?:'?s)?\b", text))
    return Choice(facet=Facet.GENDER, values=found) if found else None


def _size(text: str) -> Constraint | None:
    match = SIZE.search(text)
    return Choice(facet=Facet.SIZE, values=(match[1],)) if match else None


def _price(text: str) -> Constraint | None:
    for match in PRICE.finditer(text):
        low, high = Decimal(match["low"]), match["high"]
        if high and match["unit"]:
            return Limit(facet=Facet.PRICE, minimum=low, maximum=Decimal(high))
        if match["less"] or match["unit"]:
            return Limit(facet=Facet.PRICE, maximum=low)
    return None
