"""The columns of an orders file: our own names, those of Shopify's export, and what else shops call them."""

from collections.abc import Mapping, Sequence

from assistant.catalog.tables import Record

#: The first of these names that a file has is the column of that field.
NAMES: Mapping[str, tuple[str, ...]] = {
    "number": ("order_number", "order_no", "order", "order_id", "name"),
    "email": ("email", "e_mail", "customer_email", "email_address"),
    "status": ("status", "order_status"),
    "payment": ("financial_status", "payment_status"),
    "fulfillment": ("fulfillment_status", "fulfilment_status"),
    "ordered": ("ordered_at", "created_at", "order_date", "ordered_on"),
    "canceled": ("canceled_at", "cancelled_at"),
    "shipped": ("shipped_at", "fulfilled_at", "shipped_on"),
    "delivered": ("delivered_at", "delivered_on"),
    "return_by": ("return_by", "returnable_until"),
    "carrier": ("carrier", "shipping_carrier", "tracking_company"),
    "tracking": ("tracking_url", "tracking_link"),
    "currency": ("currency",),
    "item": ("item_id", "variant_id", "lineitem_sku", "sku"),
    "title": ("title", "lineitem_name", "item", "product"),
    "quantity": ("quantity", "lineitem_quantity", "qty"),
    "price": ("price", "lineitem_price"),
}
#: Fields of the whole order; a row beyond its first may leave them blank, but not say otherwise.
WHOLE = tuple(NAMES)[: tuple(NAMES).index("item")]
NEEDED = ("number", "email", "ordered", "title")
TELLING = ("status", "payment", "fulfillment")  # one of these must be there

Cells = Mapping[str, str]


class Columns:
    """Which column of a file holds which field. Raises nothing; `missing` tells what is not there."""

    def __init__(self, header: Sequence[str]) -> None:
        there = frozenset(header)
        found = {field: next((name for name in names if name in there), None) for field, names in NAMES.items()}
        self._fields = {name: field for field, name in found.items() if name is not None}

    @property
    def missing(self) -> list[str]:
        """The names of columns without which a file tells no orders."""
        fields = set(self._fields.values())
        needed = [NAMES[field][0] for field in NEEDED if field not in fields]
        return needed if fields.intersection(TELLING) else [*needed, "status"]

    def cells(self, record: Record) -> Cells:
        """Return a record's values by field; blank ones are left out."""
        return {self._fields[name]: value for name, value in record.cells if name in self._fields}
