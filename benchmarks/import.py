# ruff: noqa: N999 - run by this name, never imported
"""How fast a feed is imported: for the first time, again as it is, and after a tenth of its prices changed.

    python -m benchmarks.import --feed PATH [--hashed] [--copies N] [--json FILE]

`ours` is the importer; `naive` reads the same file with the csv module, sends one INSERT a row and embeds every
product anew at each import. Both use the same encoder and the same vector index; pictures are left out of both.
`--hashed` puts words into buckets instead of a neural model, so that what remains is the import itself.
"""

import csv
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated

import numpy as np
import typer

from assistant import wiring
from assistant.catalog.importer import Options, Workshop, import_feed
from assistant.ports import Encoder, Vectors, VectorWriter
from assistant.settings import Settings
from benchmarks.report import Row, report

DIMENSIONS = 384  # MiniLM's
CHANGED = 10  # every tenth row gets another price

Run = tuple[int, int]  # rows and products
Importer = Callable[[Path], Run]


class HashedWords:
    """An encoder that costs next to nothing: each word adds one to a bucket."""

    name = "hashed-words"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), DIMENSIONS), rows of length 1."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, zlib.crc32(word.encode()) % DIMENSIONS] += 1
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)
        return np.asarray(vectors / lengths, dtype=np.float32)


class Ours:
    """The importer."""

    def __init__(self, home: Path, encoder: Encoder, vectors: VectorWriter) -> None:
        self._workshop = Workshop(Settings(home=home), encoder, vectors)

    def __call__(self, feed: Path) -> Run:
        """Import once."""
        report = import_feed(feed, self._workshop, now=datetime.now(UTC), options=Options(images=False))
        return report.rows, report.products


class Naive:
    """What one would write in ten minutes."""

    def __init__(self, home: Path, encoder: Encoder, vectors: VectorWriter) -> None:
        home.mkdir(parents=True)
        self._home, self._encoder, self._vectors = home, encoder, vectors
        self._imports = 0

    def __call__(self, feed: Path) -> Run:
        """Import once."""
        self._imports += 1
        products: dict[str, str] = {}
        rows = 0
        with sqlite3.connect(self._home / "shop.sqlite") as database, feed.open(encoding="utf-8") as lines:
            database.execute("DROP TABLE IF EXISTS variants")
            database.execute("CREATE TABLE variants (id TEXT PRIMARY KEY, product TEXT, row TEXT)")
            for row in csv.DictReader(lines, delimiter="\t"):
                rows += 1
                product = row["item_group_id"] or row["id"]
                database.execute("INSERT INTO variants VALUES (?, ?, ?)", (row["id"], product, json.dumps(row)))
                products[product] = f"{row['title']}. {row['product_type']}. {row['description']}"[:1500]
        vectors = self._encoder.embed(list(products.values()))
        self._vectors.write(None, self._home / f"vectors-{self._imports}", (list(products), vectors), [])
        return rows, len(products)


def multiplied(feed: Path, copies: int, target: Path) -> Path:
    """Write a Google TSV feed with every row repeated under new ids."""
    with feed.open(encoding="utf-8", newline="") as source, target.open("w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(source, delimiter="\t")
        writer = csv.DictWriter(out, reader.fieldnames or [], delimiter="\t")
        writer.writeheader()
        for row in reader:
            for copy in range(copies):
                group = row["item_group_id"] or row["id"]
                title = f"{row['title']} {copy}" if copy else row["title"]
                new = {"id": f"{row['id']}-{copy}", "item_group_id": f"{group}-{copy}", "title": title}
                writer.writerow(row | new)
    return target


def repriced(feed: Path, target: Path) -> Path:
    """Write the feed again with another price in every tenth row."""
    with feed.open(encoding="utf-8", newline="") as source, target.open("w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(source, delimiter="\t")
        writer = csv.DictWriter(out, reader.fieldnames or [], delimiter="\t")
        writer.writeheader()
        for number, row in enumerate(reader):
            writer.writerow(row | {"price": "77.77 USD", "sale_price": ""} if number % CHANGED == 0 else row)
    return target


def measure(system: str, importer: Importer, feed: Path, changed: Path) -> Iterator[Row]:
    """Yield a line of the table for each of the three imports."""
    for occasion, file in (("first", feed), ("again", feed), ("a tenth repriced", changed)):
        started = perf_counter()
        rows, products = importer(file)
        seconds = perf_counter() - started
        yield {
            "system": system,
            "import": occasion,
            "seconds": round(seconds, 2),
            "rows_per_second": round(rows / seconds),
            "products_per_second": round(products / seconds),
        }


def compare(folder: Path, feed: Path, encoder: Encoder) -> Iterator[Row]:
    """Measure both systems on the same files."""
    changed = repriced(feed, folder / "repriced.tsv")
    yield from measure("ours", Ours(folder / "ours", encoder, wiring.vector_writer()), feed, changed)
    yield from measure("naive", Naive(folder / "naive", encoder, wiring.vector_writer()), feed, changed)


def main(
    feed: Annotated[Path, typer.Option(help="A Google TSV feed.")],
    copies: Annotated[int, typer.Option(min=1, help="How often each product shall stand in the feed.")] = 1,
    hashed: Annotated[bool, typer.Option("--hashed", help="Put words into buckets instead of MiniLM.")] = False,
    file: Annotated[Path | None, typer.Option("--json", help="Where to write the figures.")] = None,
) -> None:
    """Measure, print the table, write the figures."""
    encoder = HashedWords() if hashed else wiring.encoder()
    encoder.embed(["a model loads at its first text"])
    with TemporaryDirectory(prefix="import-benchmark-") as name:
        folder = Path(name)
        rows = list(compare(folder, multiplied(feed, copies, folder / "feed.tsv"), encoder))
    report(f"Import of {feed.name} x {copies}, {encoder.name}", rows, file)


if __name__ == "__main__":
    typer.run(main)
