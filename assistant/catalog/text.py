"""The words of a product, gathered from its variants: its title, what is embedded, what is indexed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.catalog.rows import content_hash
from assistant.catalog.words import Words
from assistant.language.matching import DENIALS
from assistant.types import Detail, Variant

MAX_DESCRIBED_CHARACTERS = 1500  # more than the encoder reads
JOINTS = " -\u2013\u2014,;:/|()[]"  # what stands between a title and its color and size


@dataclass(frozen=True, slots=True)
class ProductText:
    """All that is written of a product as a whole."""

    title: str
    described: str  # what is embedded
    text_hash: str  # of that
    words: Words


def text_of(variants: Sequence[Variant]) -> ProductText:
    """Gather the text of a product from its variants."""
    described = describe(variants)
    return ProductText(product_title(variants), described, content_hash(described), words_of(variants))


def product_title(variants: Sequence[Variant]) -> str:
    """Return what the titles of a product's variants (one at least) have in common, without color and size.

    "Chaz Kangeroo Hoodie - Black, XS" and "Chaz Kangeroo Hoodie - Gray, S" are the "Chaz Kangeroo Hoodie".
    """
    titles = [_without_tail(variant) for variant in variants]
    if len(set(titles)) == 1:
        return titles[0]
    bare = {_without_own_values(variant) for variant in variants}
    if len(bare) == 1 and (title := bare.pop()):
        return title
    shared = takewhile(lambda words: len(set(words)) == 1, zip(*map(str.split, titles), strict=False))
    return " ".join(words[0] for words in shared).rstrip(JOINTS) or min(titles, key=len)


def _without_tail(variant: Variant) -> str:
    """Cut " - Color, Size", "(Size)" and the like from the end where they are the variant's own, marks included."""
    title = variant.title
    values = "|".join(re.escape(value) for value in _own_values(variant))
    if not values:
        return title
    tail = rf"(?:\s+[-\u2013\u2014|/]|\s*[,(\[])\s*(?:{values})(?:\s*[,/|-]\s*(?:{values}))*\s*[)\]]?\s*$"
    return re.sub(tail, "", title, flags=re.IGNORECASE).rstrip(JOINTS) or title


def _without_own_values(variant: Variant) -> str:
    """Take color and size out wherever they stand as words: "Blue Shirt M" → "Shirt"."""
    title = variant.title
    for value in _own_values(variant):
        title = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", " ", title, flags=re.IGNORECASE)
    return re.sub(r"\(\s*\)|\[\s*\]", " ", " ".join(title.split())).strip(JOINTS)


def _own_values(variant: Variant) -> list[str]:
    return sorted(filter(None, (variant.color, variant.size)), key=len, reverse=True)


def describe(variants: Sequence[Variant]) -> str:
    """Return the text that is embedded for a product: what it is first, its description last, 1,500 characters at most.

    Prices, stock, sizes and pictures are no part of it, so their changes embed nothing anew.
    """
    parts = (
        product_title(variants),
        *_each(variants, lambda variant: variant.product_type),
        *_each(variants, lambda variant: variant.brand),
        *_each(variants, lambda variant: variant.gender),
        ", ".join(_each(variants, lambda variant: variant.color)),
        ", ".join(_each(variants, lambda variant: variant.material)),
        ", ".join(_each(variants, lambda variant: variant.pattern)),
        ", ".join(_details(variants)),
        _first(variants, lambda variant: variant.description),
    )
    return ". ".join(part.rstrip(". ") for part in parts if part)[:MAX_DESCRIBED_CHARACTERS]


def words_of(variants: Sequence[Variant]) -> Words:
    """Return what a product can be found by."""
    fields: tuple[Callable[[Variant], str], ...] = (
        lambda variant: variant.gender,
        lambda variant: variant.age_group,
        lambda variant: variant.color,
        lambda variant: variant.size,
        lambda variant: variant.material,
        lambda variant: variant.pattern,
    )
    attributes = [value for field in fields for value in _each(variants, field)]
    kinds = (lambda variant: variant.product_type), (lambda variant: variant.google_category)
    return Words(
        title=product_title(variants),
        kind=" ".join(value for field in kinds for value in _each(variants, field)),
        brand=" ".join(_each(variants, lambda variant: variant.brand)),
        attributes=" ".join((*attributes, *_details(variants))),
        description=_first(variants, lambda variant: variant.description),
    )


def _each(variants: Iterable[Variant], field: Callable[[Variant], str]) -> list[str]:
    """Return the distinct values of a field, in the variants' order."""
    return list(dict.fromkeys(filter(None, map(field, variants))))


def _first(variants: Iterable[Variant], field: Callable[[Variant], str]) -> str:
    return next(filter(None, map(field, variants)), "")


def _details(variants: Iterable[Variant]) -> list[str]:
    told = (detail for variant in variants for detail in variant.details)
    # "Waterproof: No" is no way to be found by "waterproof".
    distinct: dict[Detail, None] = dict.fromkeys(detail for detail in told if detail.value.casefold() not in DENIALS)
    return [f"{detail.name}: {detail.value}" for detail in distinct]
