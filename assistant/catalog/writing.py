"""The one transaction of an import."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, update

from assistant.catalog.changes import GONE, Changes, Stock
from assistant.catalog.rows import cell_of, row_of
from assistant.catalog.schema import catalog_state, products, reviews, variants
from assistant.catalog.store import State
from assistant.catalog.text import ProductText
from assistant.catalog.words import delete_words, write_words
from assistant.errors import CatalogError
from assistant.types import Availability, Seen, Variant

BATCH = 5000  # rows sent at a time, which bounds the memory they take


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import changes."""

    before: State
    after: State
    stock: Stock
    changes: Changes
    texts: Mapping[str, ProductText]  # of new and touched products, by item_group_id
    seen: Mapping[str, tuple[Seen, ...]]  # by id of the variants whose pictures were looked at

    @property
    def is_empty(self) -> bool:
        """Tell whether the store has all of it already."""
        changes, is_same = self.changes, replace(self.after, revision=self.before.revision) == self.before
        touches = self.texts or changes.added or changes.changed or changes.vanished or changes.deleted
        return is_same and not touches


def carry_out(connection: Connection, plan: Plan) -> None:
    """Write variants, products, words and the new state. Raises CatalogError: the store was changed meanwhile."""
    write_state(connection, plan.before, plan.after)  # first: it takes the write lock and sees whether all still holds
    keys = _write_products(connection, plan)
    _write_variants(connection, plan, keys)
    write_words(connection, [(keys[product], text.words) for product, text in plan.texts.items()])
    _delete(connection, plan)


def write_state(connection: Connection, before: State, after: State) -> None:
    """Write what the catalogue is at from now on. Raises CatalogError: it is no longer at `before`."""
    values = {
        "revision": after.revision,
        "generation": after.words.generation,
        "encoder": after.words.encoder,
        "photo_generation": after.photos.generation,
        "photo_encoder": after.photos.encoder,
        "trait_generation": after.traits.generation,
        "trait_encoder": after.traits.encoder,
        "currency": after.currency,
    }
    if not before.revision:
        connection.execute(insert(catalog_state).values(key=1, **values))
        return
    unchanged = catalog_state.c.revision == before.revision
    if connection.execute(update(catalog_state).where(unchanged).values(**values)).rowcount != 1:
        raise CatalogError("The catalogue was changed by someone else during the import: import again.")


def _write_products(connection: Connection, plan: Plan) -> dict[str, int]:
    """Write titles and hashes; return the keys of all products, new ones included."""
    keys = {product: stored.key for product, stored in plan.stock.products.items()}
    new = [product for product in plan.texts if product not in keys]
    keys |= zip(new, count(max(keys.values(), default=0) + 1), strict=False)
    rows = {product: {"title": text.title, "text_hash": text.text_hash} for product, text in plan.texts.items()}
    _insert(
        connection,
        products,
        [{"key": keys[product], "item_group_id": product, "rating_count": 0, **rows[product]} for product in new],
    )
    _update(
        connection,
        products,
        [
            {"own_key": stored.key, **rows[product]}
            for product, stored in plan.stock.products.items()
            if product in rows
        ],
    )
    return keys


def _write_variants(connection: Connection, plan: Plan, keys: Mapping[str, int]) -> None:
    changes = plan.changes
    new_keys = count(max((stored.key for stored in plan.stock.variants.values()), default=0) + 1)

    def row(variant: Variant, row_hash: str) -> dict[str, Any]:
        looked_at = replace(variant, seen=plan.seen.get(variant.id, ()))
        return {"product_key": keys[variant.item_group_id], "row_hash": row_hash, **row_of(looked_at)}

    added = ({"key": next(new_keys), **row(variant, row_hash)} for variant, row_hash in changes.added)
    changed = ({"own_key": key, **row(variant, row_hash)} for key, variant, row_hash in changes.changed)
    vanished = (
        {"own_key": key, "row_hash": GONE, "availability": Availability.OUT_OF_STOCK.value} for key in changes.vanished
    )
    _insert(connection, variants, added)
    _update(connection, variants, changed)
    _update(connection, variants, vanished)
    _update(connection, variants, _seen_anew(plan))


def _seen_anew(plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield what is seen of variants of which the feed says what it said before."""
    written = {variant.id for variant, _ in plan.changes.added} | {variant.id for _, variant, _ in plan.changes.changed}
    for ident, seen in plan.seen.items():
        if ident not in written:
            yield {"own_key": plan.stock.variants[ident].key, "seen": cell_of(seen)}


def _delete(connection: Connection, plan: Plan) -> None:
    emptied = [plan.stock.products[product].key for product in plan.changes.emptied]
    # What the feed no longer names is found by no word, until it returns and its words are written again.
    delete_words(connection, [plan.stock.products[product].key for product in plan.changes.absent])
    _delete_rows(connection, variants.c.key, plan.changes.deleted)
    _delete_rows(connection, reviews.c.product_key, emptied)
    _delete_rows(connection, products.c.key, emptied)


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    for batch in _batches(rows):
        connection.execute(insert(table), batch)


def _update(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Update the rows whose key is `own_key`."""
    statement = update(table).where(table.c.key == bindparam("own_key"))
    for batch in _batches(rows):
        connection.execute(statement, batch)


def _delete_rows(connection: Connection, column: Column[int], values: Iterable[int]) -> None:
    statement = delete(column.table).where(column == bindparam("value"))
    for batch in _batches({"value": value} for value in values):
        connection.execute(statement, batch)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
