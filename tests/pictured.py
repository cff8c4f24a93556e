"""A small shop with pictures, of some products of the demo shop, and photos that customers take of them."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageEnhance

from assistant.catalog.demo import shop
from assistant.catalog.demo.product import Product
from assistant.settings import Settings
from tests.photos import written

#: How many products of each kind: 50 pictures in all, which are looked at in seconds.
STOCK = {"dress": 9, "hoodie": 3, "sneakers": 3, "backpack": 3}

Row = dict[str, str]


@dataclass(frozen=True)
class Pictured:
    """The shop, and what its feed says of every variant by its id."""

    settings: Settings
    folder: Path  # the feed's
    feed: Mapping[str, Row]

    def photo(self, product: str, color: str) -> bytes:
        """Take a photo of a product in one of its colors."""
        named = {
            row["image_link"] for row in self.feed.values() if (row["item_group_id"], row["color"]) == (product, color)
        }
        (picture,) = named
        return taken(Image.open(self.folder / picture))


def taken(picture: Image.Image) -> bytes:
    """The same thing as a phone sees it: cut closer on two sides, smaller, in less light, as a JPEG of low quality."""
    near = picture.convert("RGB").crop((picture.width // 12, 0, picture.width, picture.height - picture.height // 16))
    small = near.resize((near.width * 3 // 4, near.height * 3 // 4))
    return written(ImageEnhance.Brightness(small).enhance(0.92), quality=60)


def write(folder: Path) -> dict[str, Row]:
    """Write `feed.tsv` and the pictures it names into a folder, and return the feed's rows by the variant's id."""
    products = _chosen(shop.write_texts(folder))
    shop.draw_pictures(products, folder)
    ids = {product.id.upper() for product in products}
    with (folder / "feed.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["item_group_id"] in ids]
    with (folder / "feed.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), delimiter="\t", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return {row["id"]: row for row in rows}


def _chosen(products: Sequence[Product]) -> list[Product]:
    """Return the first products of each kind."""
    chosen, counted = [], Counter[str]()
    for product in products:
        counted[product.kind.key] += 1
        if counted[product.kind.key] <= STOCK.get(product.kind.key, 0):
            chosen.append(product)
    return chosen
