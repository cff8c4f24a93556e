"""What customers take next, by what they and others took: collaborative filtering on ratings alone.

    python -m benchmarks.recommend --ratings FILE [--customer NAME] [--item NAME] [--rating NAME] [--time NAME]
                                   [--json FILE]

FILE is a CSV or Parquet file with a row for each rating. Of each customer with at least two rows the last by time is
left out and asked for among all items but the customer's other ones; where a file tells no time, by its order. A seed
draws which customers are asked, the others' last rows stay known: the mean over seeds and the 95 % interval of a
bootstrap over all who were asked. Ratings under the middle of their range are of things that were not liked, and
are left out of what is known; a row without a rating counts as liked.

`ours` is what the shop's ranker reads of other customers (`assistant.ranking.others`): EASE, kept to what can be told,
beside the share of all who took a thing; nothing of it is tuned here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import typer
from rich.progress import track

from assistant.errors import FeedError
from assistant.ports import Integers, Mask, Vectors
from assistant.ranking.collaborative import (
    Collaborative,
    CustomerNeighbors,
    Ease,
    ItemNeighbors,
    Popularity,
    Rows,
    triples,
)
from assistant.ranking.others import Expected
from benchmarks.report import Row, ended_in_words, report
from benchmarks.whole_shop import DEPTH, marks, places

MOST_ROWS = 5_000_000
SEEDS = 3
ASKED = 5_000  # customers asked for each seed


@dataclass(frozen=True, slots=True)
class Ratings:
    """Rows [n] in the order of time, of customers and items by number."""

    customer: Integers
    item: Integers
    liked: Mask
    customers: int
    items: int

    def without_last(self, asked: Integers) -> tuple[Rows, Integers]:
        """Return all baskets without the last row of each customer asked, and what that was."""
        last = np.full(self.customers, -1)
        last[self.customer] = np.arange(len(self.customer))  # of several the last stays
        kept = self.liked.copy()
        kept[last[asked]] = False
        weights = np.ones(int(kept.sum()), np.float32)
        held = triples(self.customer[kept], self.item[kept], weights, (self.customers, self.items))
        held.data[:] = 1
        return held, self.item[last[asked]]


def systems(baskets: Rows) -> Iterator[tuple[str, Collaborative]]:
    """Fit each system to what is known."""
    yield "popularity", Popularity.fit(baskets)
    yield "user-based", CustomerNeighbors.fit(baskets)
    yield "item-based", ItemNeighbors.fit(baskets)
    yield "EASE", Ease.fit(baskets)
    yield "ours", Expected.fit(tuple(map(str, range(baskets.shape[1]))), baskets)


def compare(ratings: Ratings) -> list[Row]:
    """Ask every system for what was left out, once for each seed."""
    often = np.bincount(ratings.customer, minlength=ratings.customers)
    able = np.flatnonzero(often > 1)
    if not len(able):
        raise FeedError("No customer has two ratings: one of them is left out, so at least two are expected.")
    found: dict[str, list[Integers]] = {}
    for seed in track(range(SEEDS), "asking", transient=True):
        asked = np.random.default_rng(seed).choice(able, min(ASKED, len(able)), replace=False)
        baskets, wanted = ratings.without_last(asked)
        mine = baskets[asked]
        for name, system in systems(baskets):
            place = places(partial(_scores, system, mine), wanted, partial(_past, mine))
            found.setdefault(name, []).append(place)
    return [_row(name, each) for name, each in found.items()]


def _scores(system: Collaborative, baskets: Rows, rows: Integers) -> Vectors:
    return system.scores(baskets[rows])


def _past(baskets: Rows, row: int) -> Integers:
    return np.asarray(baskets[row].indices, np.int64)


def _row(name: str, of_seeds: list[Integers]) -> Row:
    hits = [float((each < DEPTH).mean()) for each in of_seeds]
    together = np.concatenate(of_seeds)
    return {"system": name, **marks(together), "HR@10 of seeds": f"{min(hits):.4f}-{max(hits):.4f}", "n": len(together)}


def read(file: Path, customer: str, item: str, rating: str, time: str) -> Ratings:
    """Read a file of ratings. Raises FeedError: it is none, has too many rows, or lacks a column."""
    try:
        table = pq.read_table(file) if file.suffix == ".parquet" else pyarrow.csv.read_csv(file)
    except (OSError, pa.ArrowException) as error:
        raise FeedError(f"{file} is no CSV or Parquet file of ratings.") from error
    missing = [name for name in (customer, item, rating) if name not in table.column_names]
    if missing or table.num_rows > MOST_ROWS:
        raise FeedError(f"{file} should have the columns {customer}, {item}, {rating} and at most {MOST_ROWS:,} rows.")
    if time in table.column_names:
        table = table.sort_by(time)
    stars = np.array([np.nan if each is None else float(each) for each in table[rating].to_pylist()])
    middle = (np.nanmin(stars) + np.nanmax(stars)) / 2 if not np.isnan(stars).all() else 0.0
    customers, number = np.unique(_texts(table, customer), return_inverse=True)
    items, place = np.unique(_texts(table, item), return_inverse=True)
    return Ratings(number, place, ~(stars < middle), len(customers), len(items))


def _texts(table: pa.Table, column: str) -> "np.typing.NDArray[np.str_]":
    return np.array([str(each) for each in table[column].to_pylist()])


def main(
    ratings: Annotated[Path, typer.Option(help="A CSV or Parquet file with a row for each rating.")],
    customer: Annotated[str, typer.Option(help="Its column of customers.")] = "user_id",
    item: Annotated[str, typer.Option(help="Its column of items.")] = "item_id",
    rating: Annotated[str, typer.Option(help="Its column of ratings.")] = "rating",
    time: Annotated[str, typer.Option(help="Its column of times; without it, the order of rows.")] = "review_date",
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Leave out, fit, ask, and print what came out."""
    with ended_in_words():
        rows = compare(read(ratings, customer, item, rating, time))
    report(f"The last of each customer's ratings in {ratings.name}", rows, json)


if __name__ == "__main__":
    typer.run(main)
