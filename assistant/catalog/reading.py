"""Reading whole variants from the store."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, Row, select

from assistant.catalog.schema import catalog_state, products, variants
from assistant.ports import Records
from assistant.types import MILLS, Availability, Detail, Money, Variant


class StoredCatalog:
    """The variants of one store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def variants(self, keys: Sequence[int]) -> Records:
        """Return the variants of these keys in their order, with the revision of the catalogue they belong to.

        Keys that are gone are left out.
        """
        statement = select(variants, products.c.item_group_id).join(products).where(variants.c.key.in_(keys))
        with self._engine.connect() as connection:
            rows = {row.key: row for row in connection.execute(statement)}
            # Read after the rows: a revision only grows, so rows older than it cannot pass for its own.
            revision = connection.execute(select(catalog_state.c.revision)).scalar_one()
        return Records(revision, tuple(_variant(rows[key]) for key in keys if key in rows))


def _variant(row: Row[Any]) -> Variant:
    return Variant(
        id=row.id,
        item_group_id=row.item_group_id,
        title=row.title,
        price=_money(row.price_mills, row.currency),
        availability=Availability(row.availability),
        sale_price=None if row.sale_price_mills is None else _money(row.sale_price_mills, row.currency),
        description=row.description,
        link=row.link,
        images=tuple(row.images),
        brand=row.brand,
        condition=row.condition,
        gender=row.gender,
        age_group=row.age_group,
        color=row.color,
        size=row.size,
        material=row.material,
        pattern=row.pattern,
        product_type=row.product_type,
        google_category=row.google_category,
        details=tuple(Detail(*each) for each in row.details),
        gtin=row.gtin,
    )


def _money(mills: int, currency: str) -> Money:
    return Money(Decimal(mills) / MILLS, currency)
