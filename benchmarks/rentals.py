"""Rentals of a dress shop as arrays: who took which dress for which occasion, when, and what is known of their bodies.

The files have the columns of the Rent-the-Runway data (Misra, Wan and McAuley, RecSys 2018). Of a rental that is to
be predicted only the shopper, the occasion and the shopper's earlier rentals may be read: its size, rating, fit,
category and date are what is not known beforehand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from assistant.errors import FeedError
from assistant.ports import Integers

Numbers = NDArray[np.float64]

MOST_ROWS = 5_000_000
BODY = ("age", "height_in", "weight_lbs", "bust_size_num")
#: Cups from small to large, as the files write them.
CUPS = ("aa", "a", "b", "c", "d", "d+", "dd", "ddd/e", "e", "f", "g", "h", "i", "j")
FITS = {"small": -1.0, "fit": 0.0, "large": 1.0}
AGES = (14, 90)  # years that are believed
COLUMNS = (
    *("user_id", "item_id", "rented_for", "review_date", "category", "fit", "rating", "size"),
    *(*BODY, "bust_size_letter", "body_type"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers of shoppers, items and occasions stand for."""

    shoppers: tuple[int, ...]
    items: tuple[int, ...]
    occasions: tuple[str, ...]
    categories: tuple[str, ...]
    shapes: tuple[str, ...]  # of bodies


@dataclass(frozen=True, slots=True)
class Rentals:
    """Rows [n], sorted by shopper and day; within a shopper the last row is the latest."""

    names: Names
    shopper: Integers
    item: Integers
    occasion: Integers
    day: Integers  # since 1970
    category: Integers
    shape: Integers  # of the body; -1: not known
    body: Numbers  # [n, 5]: BODY and the cup; NaN: not known
    size: Numbers
    rating: Numbers  # 2 to 10; NaN: none was given
    fit: Numbers  # -1 too small, 0 fits, 1 too large

    def __len__(self) -> int:
        """Return how many rentals there are."""
        return len(self.item)

    def rows_of(self, shopper: int) -> range:
        """Return the rows of one shopper; none of one who rented nothing."""
        begin, end = np.searchsorted(self.shopper, [shopper, shopper + 1])
        return range(int(begin), int(end))


def read(files: Sequence[Path]) -> list[pa.Table]:
    """Read files of rentals. Raises FeedError: not a Parquet file, too long, or a column is missing."""
    return [_table(file) for file in files]


def names_of(tables: Sequence[pa.Table]) -> Names:
    """Give a number to each shopper, item, occasion, category and shape that occurs in any of the tables."""

    def of(column: str) -> tuple[object, ...]:
        return tuple(sorted({each for table in tables for each in table[column].unique().to_pylist()} - {None}))

    columns = ("user_id", "item_id", "rented_for", "category", "body_type")
    return Names(*(of(column) for column in columns))  # type: ignore[arg-type]  # numbers or texts, by column


def rentals(tables: Sequence[pa.Table], names: Names) -> Rentals:
    """Join tables into rows sorted by shopper and day."""
    table = pa.concat_tables([each.select(list(COLUMNS)) for each in tables], promote_options="permissive")
    day = _days(table)
    shopper = _placed(table, "user_id", names.shoppers)
    order = np.lexsort((day, shopper))
    return Rentals(
        names=names,
        shopper=shopper[order],
        item=_placed(table, "item_id", names.items)[order],
        occasion=_placed(table, "rented_for", names.occasions)[order],
        day=day[order],
        category=_placed(table, "category", names.categories)[order],
        shape=_placed(table, "body_type", names.shapes)[order],
        body=_body(table)[order],
        size=_numbers(table, "size")[order],
        rating=_numbers(table, "rating")[order],
        fit=np.array([FITS.get(each, 0.0) for each in table["fit"].to_pylist()])[order],
    )


def _table(file: Path) -> pa.Table:
    try:
        found = pq.ParquetFile(file)
        if found.metadata.num_rows > MOST_ROWS:
            raise FeedError(f"{file} has more than {MOST_ROWS:,} rows.")
        table = found.read()
    except (OSError, pa.ArrowException) as error:
        raise FeedError(f"{file} is no Parquet file of rentals.") from error
    missing = [name for name in COLUMNS if name not in table.column_names]
    if missing:
        raise FeedError(f"{file} lacks the columns {', '.join(missing)}.")
    return table


def _placed(table: pa.Table, column: str, names: Sequence[object]) -> Integers:
    place = {name: number for number, name in enumerate(names)}
    return np.array([place.get(each, -1) for each in table[column].to_pylist()], np.int64)


def _numbers(table: pa.Table, column: str) -> Numbers:
    return np.array([np.nan if each is None else each for each in table[column].to_pylist()], np.float64)


def _days(table: pa.Table) -> Integers:
    days: Integers = table["review_date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    return days


def _body(table: pa.Table) -> Numbers:
    numbers = [_numbers(table, column) for column in BODY]
    numbers[0][(numbers[0] < AGES[0]) | (numbers[0] > AGES[1])] = np.nan
    cups = {cup: float(place) for place, cup in enumerate(CUPS)}
    return np.stack([*numbers, [cups.get(each, np.nan) for each in table["bust_size_letter"].to_pylist()]], axis=1)
