"""Variants as rows of the store, there and back."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from assistant.catalog.schema import products, variants
from assistant.types import MILLS, Availability, Detail, Money, Seen, Sight, Variant

_TEXTS = (
    *("title", "description", "link", "brand", "condition", "gender", "age_group"),
    *("color", "size", "material", "pattern", "product_type", "google_category", "gtin"),
)

#: What the feed says where it does, of what is read from pictures where it does not.
STATED = {Sight.COLOR: "color", Sight.PATTERN: "pattern", Sight.CATEGORY: "product_type"}


def content_hash(text: str) -> str:
    """Return 32 hex digits that two texts share only if they are the same."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def row_of(variant: Variant) -> dict[str, Any]:
    """Return the columns of `variants` that a variant fills; its images are names of files in the media folder."""
    return {name: getattr(variant, name) for name in ("id", *_TEXTS)} | {
        "images": list(variant.images),
        "availability": variant.availability.value,
        "price_mills": _mills(variant.price),
        "sale_price_mills": _mills(variant.sale_price) if variant.sale_price else None,
        "currency": variant.price.currency,
        "details": [[detail.section, detail.name, detail.value] for detail in variant.details],
        "seen": cell_of(variant.seen),
    }


def cell_of(seen: Iterable[Seen]) -> dict[str, dict[str, str | float]]:
    """Return the column `seen` of `variants`."""
    return {each.sight.value: {"value": each.value, "confidence": each.confidence} for each in seen}


def hash_of(variant: Variant) -> str:
    """Return a hash of all that the feed says of a variant (32 hex digits)."""
    row = row_of(variant)
    del row["seen"]
    return content_hash(json.dumps([variant.item_group_id, *row.values()], ensure_ascii=False))


def variant_of(row: Mapping[Any, Any]) -> Variant:
    """Return the variant of a row of `variants` joined with its product's `item_group_id`."""
    sale = row["sale_price_mills"]
    return Variant(
        id=row["id"],
        item_group_id=row["item_group_id"],
        price=_money(row["price_mills"], row["currency"]),
        sale_price=_money(sale, row["currency"]) if sale is not None else None,
        availability=Availability(row["availability"]),
        images=tuple(row["images"]),
        details=tuple(Detail(*detail) for detail in row["details"]),
        seen=tuple(Seen(sight=Sight(facet), **told) for facet, told in row["seen"].items() if not row[STATED[facet]]),
        **{name: row[name] for name in _TEXTS},
    )


def variants_of(connection: Connection, product_keys: Sequence[int]) -> Iterator[Variant]:
    """Yield all variants of these products, in the order of their keys."""
    step = 500  # databases bound the number of values in one statement
    joined = select(variants, products.c.item_group_id).join(products, products.c.key == variants.c.product_key)
    for start in range(0, len(product_keys), step):
        some = joined.where(variants.c.product_key.in_(product_keys[start : start + step])).order_by(variants.c.key)
        yield from map(variant_of, connection.execute(some).mappings())


def _mills(money: Money) -> int:
    return int(money.amount * MILLS)


def _money(mills: int, currency: str) -> Money:
    return Money(Decimal(mills) / MILLS, currency)
