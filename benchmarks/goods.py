"""A feed read by plain means, as a customer could check it: no code of the product takes part."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

#: Things that are spoken of in the plural alone.
PAIRS = (
    "jeans trousers pants shorts leggings joggers trunks pajamas sunglasses glasses gloves socks headphones earbuds "
    "shoes boots sneakers sandals heels loafers slippers flats underwear bedding perfume dinnerware"
)
ENDINGS = {"arves": "arf", "sses": "ss", "ches": "ch", "shes": "sh", "xes": "x", "ies": "y", "mice": "mouse"}
#: The levels of a path that are other words for one thing: "Hoodies & Sweatshirts".
_ALTERNATIVES = re.compile(r"\s*[&,]\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a feed: a product in one color and size. Words are lower case; empty where the feed says nothing."""

    id: str
    product: str  # item_group_id
    title: str  # as it is written
    price: Decimal  # before any sale
    offer: Decimal  # what is paid today
    in_stock: bool
    brand: str
    gender: str
    age: str
    colors: tuple[str, ...]
    size: str
    materials: tuple[str, ...]
    pattern: str
    kinds: tuple[str, ...]  # of the last level of its path, in the plural: ("hoodies", "sweatshirts")
    levels: tuple[str, ...]  # the whole path, widest first

    @property
    def noun(self) -> str:
        """What it is called, in the plural; empty where its path names several things and its title none of them."""
        words = self.title.lower()
        named = [kind for kind in self.kinds if singular(kind) in words]
        if len(self.kinds) == 1 or not named:
            return self.kinds[0] if len(self.kinds) == 1 else ""
        return named[0]


Goods = dict[str, Item]  # by id


def read(feed: Path) -> Goods:
    """Read a Google TSV feed."""
    with feed.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: _item(row) for row in csv.DictReader(lines, delimiter="\t")}


def singular(plural: str) -> str:
    """Return "dress" for "dresses"; what is spoken of in the plural alone stays as it is."""
    last = plural.rpartition(" ")[2]
    if last in PAIRS.split() or plural.endswith("ss"):
        return plural
    for ending, without in ENDINGS.items():
        if plural.endswith(ending) and last != "ties":
            return plural.removesuffix(ending) + without
    return plural.removesuffix("s")


def _item(row: dict[str, str]) -> Item:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    def parts(name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in cell(name).lower().split("/") if part.strip())

    levels = tuple(level.strip().lower() for level in cell("product_type").split(">") if level.strip())
    return Item(
        id=cell("id"),
        product=cell("item_group_id") or cell("id"),
        title=cell("title"),
        price=_amount(cell("price")),
        offer=_amount(cell("sale_price") or cell("price")),
        in_stock=cell("availability").lower().replace("_", " ") == "in stock",
        brand=cell("brand").lower(),
        gender=cell("gender").lower(),
        age=cell("age_group").lower(),
        colors=parts("color"),
        size=cell("size").lower(),
        materials=parts("material"),
        pattern=cell("pattern").lower(),
        kinds=tuple(_ALTERNATIVES.split(levels[-1])) if levels else (),
        levels=levels,
    )


def _amount(cell: str) -> Decimal:
    return Decimal(cell.split(maxsplit=1)[0])
