"""What a photo model can learn from a catalogue: its pictures, each with what the shop says of what it shows."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.catalog.text import product_title
from assistant.ports import Lesson
from assistant.types import Variant

LEVELS = ">"  # between those of a product type
WEARERS = {"male": "men's", "female": "women's", "unisex": "unisex"}


def lessons(products: Iterable[list[Variant]], media: Path) -> list[Lesson]:
    """Return one lesson for each picture, in the catalogue's order; of several variants of a picture the first speaks.

    `products` are the variants of one product each, with the names of their pictures in the folder `media`.
    """
    found: dict[str, Lesson] = {}
    for variants in products:
        title = product_title(variants)
        for variant in variants:
            for name in variant.images:
                if name not in found:
                    texts = tuple(dict.fromkeys(captions(variant, title)))
                    found[name] = Lesson(media / name, variant.item_group_id, variant.color, texts)
    return list(found.values())


def captions(variant: Variant, title: str) -> Iterator[str]:
    """Yield what a customer might call the thing, from plain to precise."""
    kind = variant.product_type.rpartition(LEVELS)[2].strip() or title
    wearer, color = WEARERS.get(variant.gender, ""), variant.color.replace("/", " and ")
    yield _said(color, kind)
    yield _said(color, wearer, kind)
    yield _said(color, title)
    yield _said(wearer, variant.pattern, variant.material.replace("/", " "), kind, "in" if color else "", color)


def _said(*words: str) -> str:
    return " ".join(filter(None, words)).lower()
