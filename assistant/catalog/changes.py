"""What of a feed differs from the store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from assistant.catalog.rows import hash_of
from assistant.catalog.schema import products, variants
from assistant.types import Variant

GONE = ""  # the row hash of a variant that vanished from the feed: no row has it, so a return is a change


@dataclass(frozen=True, slots=True)
class StoredVariant:
    """What tells a stored variant from a row of the feed."""

    key: int
    product_key: int
    row_hash: str


@dataclass(frozen=True, slots=True)
class StoredProduct:
    """What tells whether a product must be embedded again."""

    key: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class Stock:
    """The store as an import finds it."""

    variants: Mapping[str, StoredVariant]  # by id
    products: Mapping[str, StoredProduct]  # by item_group_id


@dataclass(slots=True)
class Changes:
    """What an import has to do to the variants, and which products are touched by it."""

    added: list[tuple[Variant, str]] = field(default_factory=list)  # with row hash
    changed: list[tuple[int, Variant, str]] = field(default_factory=list)  # with key and row hash
    unchanged: int = 0
    vanished: list[int] = field(default_factory=list)  # keys
    deleted: list[int] = field(default_factory=list)  # keys
    touched: dict[str, list[Variant]] = field(default_factory=dict)  # feed's variants by item_group_id
    absent: list[str] = field(default_factory=list)  # item_group_ids of products that the feed does not name
    emptied: list[str] = field(default_factory=list)  # of those, the ones left without any variant


def read_stock(connection: Connection) -> Stock:
    """Read what tells stored variants and products from those of a feed."""
    rows = connection.execute(select(variants.c.id, variants.c.key, variants.c.product_key, variants.c.row_hash))
    stored = {row[0]: StoredVariant(row[1], row[2], row[3]) for row in rows}
    groups = connection.execute(select(products.c.item_group_id, products.c.key, products.c.text_hash))
    return Stock(stored, {row[0]: StoredProduct(row[1], row[2]) for row in groups})


def compare(feed: Sequence[Variant], stock: Stock, *, same_currency: bool) -> Changes:
    """Compare a feed with the store.

    What is no longer in the feed becomes unavailable, or, where its price is in another currency than the feed's, goes.
    """
    changes = Changes()
    groups: set[str] = set()
    for variant in feed:
        _compare_one(changes, variant, stock.variants.get(variant.id), groups)
    missing = _missing(feed, stock)
    if same_currency:
        changes.vanished = [stored.key for stored in missing if stored.row_hash != GONE]
    else:
        changes.deleted = [stored.key for stored in missing]
    names = {product.key: group for group, product in stock.products.items()}
    left = {names[stored.product_key] for stored in missing if stored.row_hash != GONE} | _left(feed, stock, names)
    touched = groups | left
    changes.touched = group_variants(variant for variant in feed if variant.item_group_id in touched)
    staying = {names[stored.product_key] for stored in missing} if same_currency else set()
    named = {variant.item_group_id for variant in feed}
    changes.absent = [group for group in stock.products if group not in named]
    changes.emptied = [group for group in changes.absent if group not in staying]
    return changes


def group_variants(variants: Iterable[Variant]) -> dict[str, list[Variant]]:
    """Return variants by item_group_id, in their order."""
    found: dict[str, list[Variant]] = defaultdict(list)
    for variant in variants:
        found[variant.item_group_id].append(variant)
    return dict(found)


def _compare_one(changes: Changes, variant: Variant, stored: StoredVariant | None, groups: set[str]) -> None:
    row_hash = hash_of(variant)
    if stored and stored.row_hash == row_hash:
        changes.unchanged += 1
        return
    groups.add(variant.item_group_id)
    if stored:
        changes.changed.append((stored.key, variant, row_hash))
    else:
        changes.added.append((variant, row_hash))


def _missing(feed: Iterable[Variant], stock: Stock) -> list[StoredVariant]:
    ids = {variant.id for variant in feed}
    return [stored for own_id, stored in stock.variants.items() if own_id not in ids]


def _left(feed: Iterable[Variant], stock: Stock, names: Mapping[int, str]) -> set[str]:
    """Return the products that variants of this feed have left for another."""
    before = ((variant, stock.variants.get(variant.id)) for variant in feed)
    return {
        names[stored.product_key]
        for variant, stored in before
        if stored and names[stored.product_key] != variant.item_group_id
    }
