"""What a product is, in phrases of a few words each: what a scene is compared with, and what a reason can name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.language.matching import AFFIRMATIONS, DENIALS
from assistant.types import Detail, Variant

#: Of a sentence: a longer one says several things at once, and none of them clearly.
MOST_CHARACTERS = 120
#: Of a product: a description is not read to its end.
MOST_TRAITS = 40
#: The detail that tells a product to be shown for money: it is marked, and orders nothing.
SPONSORED = "sponsored"
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\s+[-\u2013\u2014\u2022*]\s+|\s*[\r\n]+\s*")
_EDGES = " .-\u2013\u2014\u2022*"
_DENYING = re.compile(r"\b(?:no|not|non|never|without|isn't|aren't|don't|doesn't)\b", re.IGNORECASE)
#: A name that ends so is read on: "suited to weddings".
_READ_ON = ("to", "for", "with", "of")


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that a shop states of a product."""

    phrase: str  # lower case: what models read
    told: str  # as a reason names it; empty where it is only a sentence of a description, or the kind of thing itself
    is_denied: bool = False  # "Waterproof: No"


def traits(variant: Variant) -> tuple[Trait, ...]:
    """Return what is stated of a product, the plainest first: each once, and no color or size."""
    found = {each.phrase: each for each in reversed(list(_all(variant)))}
    return tuple(reversed(found.values()))[:MOST_TRAITS]


def phrases_of(products: Iterable[Sequence[Variant]]) -> dict[str, str]:
    """Return the phrases of all traits of these products, of each its first variant's, by themselves."""
    found = {trait.phrase: trait.phrase for variants in products for trait in traits(variants[0])}
    return dict(sorted(found.items()))


def _all(variant: Variant) -> Iterator[Trait]:
    yield from (Trait(kind[:MOST_CHARACTERS], "") for kind in _parts(variant.product_type.rpartition(">")[2]))
    yield from map(_plain, (*_parts(variant.material), *_parts(variant.pattern)))
    for detail in variant.details:
        yield from _of_detail(detail)
    for sentence in _SENTENCES.split(variant.description):
        phrase = sentence.strip(_EDGES).casefold()
        if phrase and len(phrase) <= MOST_CHARACTERS and not _DENYING.search(phrase):
            yield Trait(phrase, "")


def _of_detail(detail: Detail) -> Iterator[Trait]:
    name, value = detail.name.strip().casefold(), detail.value.strip().casefold()
    if not value or name == SPONSORED:
        return
    if value in DENIALS:
        yield Trait(name[:MOST_CHARACTERS], "", is_denied=True)
        return
    if value in AFFIRMATIONS:
        yield _plain(name)
        return
    joint = " " if name.split()[-1:] and name.split()[-1] in _READ_ON else ": "
    for part in _parts(value):
        phrase = f"{name}{joint}{part}" if name else part
        yield Trait(phrase[:MOST_CHARACTERS], phrase[:MOST_CHARACTERS])


def _parts(cell: str) -> list[str]:
    return [part.strip().casefold() for part in cell.split("/") if part.strip()]


def _plain(phrase: str) -> Trait:
    return Trait(phrase[:MOST_CHARACTERS], phrase[:MOST_CHARACTERS])
