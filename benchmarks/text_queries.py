"""Words to search a shop with: given ones, or such as a catalogue's own attributes make."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant.catalog.lessons import LEVELS, WEARERS
from assistant.errors import FeedError, SetupError
from assistant.language import colors, lexicon
from assistant.types import Variant
from benchmarks.feeds import products_by_id

FEWEST = 3  # products that words made of attributes are about
MOST = 0.5  # of the products of a kind: what is said of more of them hardly narrows it


class Query(BaseModel):
    """Words, and the item_group_ids of what they are about."""

    text: str
    relevant: frozenset[str]


def read(file: Path, variants: Sequence[Variant]) -> list[Query]:
    """Read queries from a JSON file. Raises SetupError where it holds none, or one about nothing in the feed."""
    try:
        given = TypeAdapter(list[Query]).validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise SetupError(f"{file} must hold a JSON list of objects with text and relevant, a list of ids.") from error
    products = products_by_id(variants)
    queries = [
        Query(text=each.text, relevant=frozenset(products[own] for own in each.relevant if own in products))
        for each in given
    ]
    if not queries or not all(query.relevant for query in queries):
        raise SetupError(f"Each text in {file} needs relevant ids of products or variants that the feed has.")
    return queries


def of_attributes(variants: Sequence[Variant]) -> list[Query]:
    """Make "red women's shorts" of the colors and patterns of each kind of thing and those who wear it.

    Relevant are the products with a variant that states all three. Raises FeedError where the feed states too little.
    """
    stating: dict[tuple[str, str], set[str]] = defaultdict(set)
    for variant in variants:
        kind = _said(WEARERS.get(variant.gender, ""), variant.product_type.rpartition(LEVELS)[2].strip())
        for look in {"", variant.color, variant.pattern}:
            stating[kind, look].add(variant.item_group_id)
    queries = [
        Query(text=_said(look, kind), relevant=frozenset(products))
        for (kind, look), products in stating.items()
        if kind and look and FEWEST <= len(products) <= MOST * len(stating[kind, ""])
    ]
    if not queries:
        raise FeedError("The feed states too few colors and patterns to ask for: name texts with --queries.")
    return queries


def silenced(variant: Variant) -> Variant:
    """Return a variant that says nothing of its color and pattern: only its pictures show them."""
    return replace(
        variant,
        color="",
        pattern="",
        title=_without_looks(variant.title) or variant.id,
        description=_without_looks(variant.description),
        details=tuple(replace(detail, value=_without_looks(detail.value)) for detail in variant.details),
    )


def _without_looks(text: str) -> str:
    return " ".join(_looks().sub("", text).split())


@cache
def _looks() -> re.Pattern[str]:
    """Match every name of a color or a pattern that the language knows, the longest first."""
    names = sorted({*colors.names(), *lexicon.patterns().names}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _said(*words: str) -> str:
    return " ".join(filter(None, words)).lower()
