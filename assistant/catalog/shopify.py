"""Shopify's product export (https://help.shopify.com/en/manual/products/import-export/using-csv)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from assistant.catalog.prices import parse_price
from assistant.catalog.records import Rejection, Row
from assistant.catalog.tables import Record
from assistant.errors import UnusableRow
from assistant.types import Detail

#: Shopify renamed its columns: newer name → the one it had before, both as `normal_name` writes them.
FORMER_NAMES = {
    "url_handle": "handle",
    "description": "body",
    "published_on_online_store": "published",
    "sku": "variant_sku",
    "barcode": "variant_barcode",
    "price": "variant_price",
    "compare_at_price": "variant_compare_at_price",
    "inventory_tracker": "variant_inventory_tracker",
    "inventory_quantity": "variant_inventory_qty",
    "continue_selling_when_out_of_stock": "variant_inventory_policy",
    "product_image_url": "image_src",
    "variant_image_url": "variant_image",
}
#: Google's field ← Shopify's column, as `normal_name` writes it. Of two columns the first that says something counts.
PRODUCT_COLUMNS = {
    "title": ("title",),
    "description": ("body",),
    "brand": ("vendor",),
    "product_type": ("type", "product_category"),
    "google_product_category": ("google_shopping_google_product_category", "product_category"),
    "gender": ("google_shopping_gender",),
    "age_group": ("google_shopping_age_group",),
    "condition": ("google_shopping_condition",),
}
OPTIONS = {
    "color": re.compile(r"colou?rs?", re.IGNORECASE),
    "size": re.compile(r"(.*\s)?sizes?", re.IGNORECASE),
    "material": re.compile(r"materials?|fabrics?", re.IGNORECASE),
    "pattern": re.compile(r"patterns?|prints?", re.IGNORECASE),
}
NO_OPTION = "Default Title"  # what a product without options has as its only option value
GOES_ON_SELLING = frozenset({"continue", "true", "yes"})
ANY_CURRENCY = "USD"  # the columns hold bare numbers: it only matters which is the larger

Cells = Mapping[str, str]


def former_name(name: str) -> str:
    """Return what a column was called before Shopify renamed it."""
    return FORMER_NAMES.get(name, name)


def read_shopify(records: Iterable[Record | Rejection]) -> Iterator[Row | Rejection]:
    """Turn an export into rows, one a variant; rows that hold only a picture join the product above them."""
    product: _Product | None = None
    for record in records:
        if isinstance(record, Rejection):
            yield record
            continue
        # Of a column that stands twice the first value counts.
        cells = {former_name(name): value for name, value in reversed(record.cells)}
        if product is None or cells.get("handle", "") != product.handle:
            yield from product.rows() if product else ()
            product = _Product(cells)
        product.add(record.line, cells)
    yield from product.rows() if product else ()


class _Product:
    """The rows of one handle, of which the first says what all share."""

    def __init__(self, first: Cells) -> None:
        self.handle = first.get("handle", "")
        self._first = first
        self._variants: list[tuple[int, Cells]] = []
        self._stray: list[Rejection] = []
        self._images: list[str] = []
        self._ids: set[str] = set()

    def add(self, line: int, cells: Cells) -> None:
        if fault := self._fault(cells):
            self._stray.append(Rejection(line, cells.get("variant_sku") or self.handle, fault))
            return
        if "variant_price" in cells:
            self._variants.append((line, cells))
        self._images += [cells["image_src"]] if "image_src" in cells else []

    def _fault(self, cells: Cells) -> str:
        if not self.handle:
            return "the row has no handle"
        if "title" not in self._first:
            return f'the first row of handle "{self.handle[:80]}" is not just above this one, so it has no title'
        status = self._first.get("status", "active").strip().lower()
        if status != "active" or self._first.get("published", "true").strip().lower() == "false":
            return f"the product is not for sale (status {status}, published {self._first.get('published', 'true')})"
        if not {"variant_price", "image_src"} & cells.keys():
            return "the row has neither a price nor a picture"
        return ""

    def rows(self) -> Iterator[Row | Rejection]:
        yield from self._stray
        for line, cells in self._variants:
            own = [cells["variant_image"]] if "variant_image" in cells else []
            images = tuple(dict.fromkeys(own + self._images))
            yield Row(line, self._google_cells(cells), images, tuple(self._details(cells)))

    def _google_cells(self, cells: Cells) -> dict[str, str]:
        shared = {
            name: next((self._first[column] for column in columns if column in self._first), "")
            for name, columns in PRODUCT_COLUMNS.items()
        }
        own = {
            "id": self._id(cells),
            "item_group_id": self.handle,
            "availability": availability(cells),
            "gtin": cells.get("variant_barcode", "").lstrip("'"),
        }
        return shared | own | prices(cells) | self._fields_of_options(cells)

    def _id(self, cells: Cells) -> str:
        """Return the SKU, or where there is none or the product has it already, the handle with the options."""
        own = cells.get("variant_sku", "").lstrip("'")
        if not own or own in self._ids:
            own = "/".join([self.handle, *(value for _, value in self._options(cells))])
        self._ids.add(own)
        return own

    def _options(self, cells: Cells) -> list[tuple[str, str]]:
        named = ((self._first.get(f"option{n}_name", ""), cells.get(f"option{n}_value", "")) for n in (1, 2, 3))
        return [(name.strip(), value.strip()) for name, value in named if value and value != NO_OPTION]

    def _fields_of_options(self, cells: Cells) -> dict[str, str]:
        return {field: value for name, value in self._options(cells) if (field := field_of_option(name))}

    def _details(self, cells: Cells) -> Iterator[Detail]:
        for name, value in self._options(cells):
            if not field_of_option(name):
                yield Detail("Options", name, value)
        if tags := self._first.get("tags"):
            yield Detail("Tags", "Tags", tags)


def field_of_option(name: str) -> str | None:
    """Return the field an option is: "Shoe size" → "size"; None for any other."""
    return next((field for field, pattern in OPTIONS.items() if pattern.fullmatch(name)), None)


def prices(cells: Cells) -> dict[str, str]:
    """Return price and sale price: what is crossed out on the page is the price, if it is the higher one."""
    price, compared = cells["variant_price"], cells.get("variant_compare_at_price", "")
    try:
        on_sale = parse_price(compared, ANY_CURRENCY).amount > parse_price(price, ANY_CURRENCY).amount
    except UnusableRow:
        on_sale = False
    return {"price": compared, "sale_price": price} if on_sale else {"price": price}


def availability(cells: Cells) -> str:
    """Tell from stock and policy whether a variant can be had; stock that is not tracked does not run out."""
    quantity = cells.get("variant_inventory_qty", "").strip()
    if not cells.get("variant_inventory_tracker") or not re.fullmatch(r"-?\d{1,9}", quantity) or int(quantity) > 0:
        return "in_stock"
    policy = cells.get("variant_inventory_policy", "").strip().lower()
    return "backorder" if policy in GOES_ON_SELLING else "out_of_stock"
