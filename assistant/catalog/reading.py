"""Reading whole variants from the store."""

from collections.abc import Sequence

from sqlalchemy import Engine, RowMapping, select

from assistant.catalog.rows import variant_of
from assistant.catalog.schema import catalog_state, products, variants
from assistant.ports import Records
from assistant.types import Variant

OF_PRODUCT = (products.c.item_group_id, products.c.title.label("product_title"))


class StoredCatalog:
    """The variants of one store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def variants(self, keys: Sequence[int]) -> Records:
        """Return the variants of these keys in their order, with the revision of the catalogue they belong to.

        Keys that are gone are left out.
        """
        statement = select(variants, *OF_PRODUCT).join(products).where(variants.c.key.in_(keys))
        with self._engine.connect() as connection:
            rows = {row["key"]: row for row in connection.execute(statement).mappings()}
            # Read after the rows: a revision only grows, so rows older than it cannot pass for its own.
            revision = connection.execute(select(catalog_state.c.revision)).scalar_one()
        return _records(revision, [rows[key] for key in keys if key in rows])

    def named(self, variant_ids: Sequence[str]) -> Records:
        """Return the variants of these ids in their order, all of one moment; ids that are gone are left out."""
        statement = select(variants, *OF_PRODUCT).join(products).where(variants.c.id.in_(variant_ids))
        with self._engine.connect() as connection:
            rows = {row["id"]: row for row in connection.execute(statement).mappings()}
            revision = connection.execute(select(catalog_state.c.revision)).scalar_one()
        return _records(revision, [rows[each] for each in variant_ids if each in rows])

    def variant(self, variant_id: str) -> Variant | None:
        """Return the variant of this id, None where there is none."""
        statement = select(variants, *OF_PRODUCT).join(products).where(variants.c.id == variant_id)
        with self._engine.connect() as connection:
            row = connection.execute(statement).mappings().first()
        return variant_of(row) if row else None


def _records(revision: int, rows: Sequence[RowMapping]) -> Records:
    return Records(revision, tuple(map(variant_of, rows)), tuple(row["product_title"] for row in rows))
