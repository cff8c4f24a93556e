"""All usable variants of a feed, and an account of every row that is none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from assistant.catalog.parsing import parse_row
from assistant.catalog.records import Note, Rejection, Row, nothing_usable
from assistant.errors import FeedError, UnusableRow
from assistant.ports import Progress
from assistant.types import Variant

MAX_ROWS = 5_000_000
PROGRESS_ROWS = 500  # between two signs of progress


@dataclass(slots=True)
class Listing:
    """A feed, read. Every row is in `variants` or in `rejections`."""

    lines: list[int] = field(default_factory=list)  # aligned with `variants`
    variants: list[Variant] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return len(self.variants) + len(self.rejections)

    @property
    def currency(self) -> str:
        """The feed's: that of its first usable row; "" before it."""
        return self.variants[0].price.currency if self.variants else ""

    def add(self, line: int, variant: Variant, notes: Iterable[str]) -> None:
        """Take a variant in."""
        self.lines.append(line)
        self.variants.append(variant)
        self.notes += [Note(line, variant.id, note) for note in notes]


def read_listing(rows: Iterable[Row | Rejection], currency: str, now: datetime, progress: Progress) -> Listing:
    """Read all rows; `currency` counts where a price names none, `now` decides which dated sales are on.

    Raises FeedError: not one row is usable, or there are more than five million.
    """
    listing = Listing()
    lines: dict[str, int] = {}  # of ids taken in
    for row in rows:
        _add(listing, lines, row, currency, now)
        if listing.rows > MAX_ROWS:
            raise FeedError(f"The feed has more than {MAX_ROWS:,} rows: split the shop.")
        if listing.rows % PROGRESS_ROWS == 0:
            progress("reading the feed", listing.rows, None)
    if not listing.variants:
        raise FeedError(nothing_usable("feed", listing.rejections))
    return listing


def _add(listing: Listing, lines: dict[str, int], row: Row | Rejection, currency: str, now: datetime) -> None:
    if isinstance(row, Rejection):
        listing.rejections.append(row)
        return
    try:
        variant, notes = parse_row(row, currency, now, listing.currency)
        if variant.id in lines:
            raise UnusableRow(f"the id is already on line {lines[variant.id]}")
    except UnusableRow as error:
        listing.rejections.append(Rejection(row.line, row.cells.get("id", "")[:255], str(error)))
        return
    lines[variant.id] = row.line
    listing.add(row.line, variant, notes)
