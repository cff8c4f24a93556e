"""Customers' reviews: read from a table, and put in place of what the products had."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from assistant.catalog.markup import plain_name, plain_text
from assistant.catalog.records import Rejection
from assistant.catalog.schema import products, reviews
from assistant.catalog.source import encoding_of, open_text
from assistant.catalog.tables import Record, first_line, header_of, read_records
from assistant.errors import FeedError, UnusableRow
from assistant.types import Review

COLUMNS = frozenset({"item_group_id", "rating"})  # without these it is no reviews file
STARS = range(1, 6)
MAX_REVIEWS = 5_000_000
MAX_TITLE_CHARACTERS = 200
MAX_TEXT_CHARACTERS = 5000
MAX_REVIEWER_CHARACTERS = 100


@dataclass(slots=True)
class Opinions:
    """The reviews of one file, by product, and the rows that are none."""

    by_product: dict[str, list[Review]] = field(default_factory=lambda: defaultdict(list))
    rejections: list[Rejection] = field(default_factory=list)


def read_reviews(path: Path) -> Opinions:
    """Read a table with the columns item_group_id, rating, title, review and reviewer.

    Raises FeedError: it is no such table.
    """
    encoding = encoding_of(path)
    with open_text(path, encoding) as text:
        delimiter, names = header_of(first_line(text))
    if not COLUMNS.issubset(names):
        raise FeedError(
            f"{path.name} is no reviews file: it needs the columns item_group_id, rating, title and review."
        )
    opinions = Opinions()
    with open_text(path, encoding) as text:
        for count, record in enumerate(read_records(text, delimiter)):
            if count == MAX_REVIEWS:
                raise FeedError(f"{path.name} has more than {MAX_REVIEWS:,} reviews: split it.")
            _add(opinions, record)
    return opinions


def _add(opinions: Opinions, record: Record | Rejection) -> None:
    if isinstance(record, Rejection):
        opinions.rejections.append(record)
        return
    cells = dict(record.cells)
    try:
        review = _review(cells)
    except UnusableRow as error:
        opinions.rejections.append(Rejection(record.line, cells.get("item_group_id", "")[:255], str(error)))
    else:
        opinions.by_product[review.item_group_id].append(review)


def _review(cells: Mapping[str, str]) -> Review:
    product = plain_name(cells.get("item_group_id", ""))
    if not product:
        raise UnusableRow("the review names no item_group_id")
    return Review(
        item_group_id=product,
        rating=_stars(cells.get("rating", "")),
        title=plain_name(cells.get("title", ""))[:MAX_TITLE_CHARACTERS],
        text=plain_text(cells.get("review", "")[: 2 * MAX_TEXT_CHARACTERS])[:MAX_TEXT_CHARACTERS],
        reviewer=plain_name(cells.get("reviewer", ""))[:MAX_REVIEWER_CHARACTERS],
    )


def _stars(text: str) -> int:
    try:
        stars = float(text)
    except ValueError:
        stars = 0.0
    if stars not in STARS:
        raise UnusableRow(f'the rating "{text[:20]}" is none of 1, 2, 3, 4, 5')
    return int(stars)


def replace_reviews(connection: Connection, opinions: Opinions) -> tuple[int, int]:
    """Put reviews in place of those their products had; return how many went in, and how many products are unknown."""
    stored = connection.execute(select(products.c.item_group_id, products.c.key))
    keys = {row.item_group_id: row.key for row in stored}
    known = {keys[product]: found for product, found in opinions.by_product.items() if product in keys}
    if known:
        _write_reviews(connection, known)
        _write_means(connection, known)
    return sum(map(len, known.values())), len(opinions.by_product) - len(known)


def _write_reviews(connection: Connection, known: Mapping[int, list[Review]]) -> None:
    old = delete(reviews).where(reviews.c.product_key == bindparam("product"))
    connection.execute(old, [{"product": key} for key in known])
    first = (connection.execute(select(func.max(reviews.c.key))).scalar() or 0) + 1
    rows = [_row(product_key, review) for product_key, found in known.items() for review in found]
    connection.execute(insert(reviews), [{"key": first + place, **row} for place, row in enumerate(rows)])


def _write_means(connection: Connection, known: Mapping[int, list[Review]]) -> None:
    means = [
        {"product": key, "rating": sum(review.rating for review in found) / len(found), "rating_count": len(found)}
        for key, found in known.items()
    ]
    connection.execute(update(products).where(products.c.key == bindparam("product")), means)


def _row(product_key: int, review: Review) -> dict[str, object]:
    return {
        "product_key": product_key,
        "rating": review.rating,
        "title": review.title,
        "text": review.text,
        "reviewer": review.reviewer,
    }
