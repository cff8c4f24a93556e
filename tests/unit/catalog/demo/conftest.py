import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.catalog.demo import shop
from assistant.catalog.demo.product import Product

Row = dict[str, str]


@dataclass(frozen=True)
class Texts:
    folder: Path
    products: Sequence[Product]
    rows: Sequence[Row]
    reviews: Sequence[Row]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def offer(row: Row) -> Decimal:
    return Decimal((row["sale_price"] or row["price"]).split()[0])


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    folder = tmp_path_factory.mktemp("demo")
    products = shop.write_texts(folder)
    return Texts(folder, products, read(folder / "feed.tsv"), read(folder / "reviews.tsv"))
