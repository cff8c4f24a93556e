"""Whether a canonical value matches a cell of the catalogue. Called once for each distinct cell."""

import re
from collections.abc import Callable, Mapping

from assistant.language.colors import color_matches
from assistant.language.kinds import kinds_of
from assistant.language.lexicon import Glossary, materials, patterns
from assistant.language.sizes import size_matches
from assistant.language.text import plain, words_of
from assistant.types import Facet

#: Values of a detail that say that a product has it, and that it lacks it.
AFFIRMATIONS, DENIALS = frozenset({"yes", "true"}), frozenset({"no", "none", "false", "n/a"})

_SEPARATORS = re.compile(r"[/,;|+]")


def matches(facet: Facet, value: str, cell: str) -> bool:
    """Tell whether a cell has a value of a facet that is chosen, not bounded: PRICE and RATING are KeyErrors.

    A cell of CATEGORY is a product type. An empty gender or adult age is not said, so anyone may have the thing.
    """
    return _MATCHERS[facet](value, cell)


def terms_of(glossary: Glossary, cell: str) -> frozenset[str]:
    """Return the terms of a cell, wider ones included: "Organic Cotton/Wool" is organic cotton, cotton and wool."""
    found = (term for part in _SEPARATORS.split(cell) for *_, term in glossary.found(words_of(part)))
    return frozenset(wider for term in found for wider in glossary.closure(term))


def pieces_of(cell: str) -> list[str]:
    """Return the plain names a cell of materials or patterns joins."""
    return [piece for part in _SEPARATORS.split(cell) if (piece := plain(part))]


def _material(value: str, cell: str) -> bool:
    return _of_glossary(materials(), value, cell)


def _pattern(value: str, cell: str) -> bool:
    return _of_glossary(patterns(), value, cell)


def _of_glossary(glossary: Glossary, value: str, cell: str) -> bool:
    if value in glossary.wider:
        return value in terms_of(glossary, cell)
    return any(f" {plain(value)} " in f" {piece} " for piece in pieces_of(cell))


def _gender(value: str, cell: str) -> bool:
    return cell.lower() in {"", "unisex", value}


def _age_group(value: str, cell: str) -> bool:
    return cell.lower() == value or (value == "adult" and not cell)


def _same(value: str, cell: str) -> bool:
    return plain(value) == plain(cell)


def _exactly(value: str, cell: str) -> bool:
    return value == cell


def _category(value: str, cell: str) -> bool:
    return value in kinds_of(cell, "")


_MATCHERS: Mapping[Facet, Callable[[str, str], bool]] = {
    Facet.CATEGORY: _category,
    Facet.COLOR: color_matches,
    Facet.PATTERN: _pattern,
    Facet.MATERIAL: _material,
    Facet.BRAND: _same,
    Facet.SIZE: size_matches,
    Facet.GENDER: _gender,
    Facet.AGE_GROUP: _age_group,
    Facet.AVAILABILITY: _exactly,
    Facet.SALE: _exactly,
}
