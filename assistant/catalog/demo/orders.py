"""Orders of the demo shop: of people who do not exist, dated from a day, so that some can still be sent back."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from assistant.errors import SetupError

COLUMNS = (
    "order_number", "email", "status", "ordered_at", "shipped_at", "delivered_at", "carrier", "tracking_url",
    "item_id", "title", "quantity", "price",
)  # fmt: skip
_NEEDED = frozenset({"id", "title", "price", "sale_price"})  # of the feed's columns
_FIRST = 1042
_TRACKING = "https://tracking.example.com/{number}"

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Story:
    """One order; days are counted back from today, None for what has not happened."""

    who: str
    status: str
    ordered: int
    shipped: int | None
    delivered: int | None
    carrier: str
    quantities: tuple[int, ...]  # of as many different things


STORIES = (
    _Story("anna", "delivered", 12, 10, 7, "DHL", (1, 2)),
    _Story("ben", "shipped", 4, 2, None, "UPS", (1,)),
    _Story("carla", "packed", 1, None, None, "", (1, 1, 1)),
    _Story("dev", "delivered", 70, 68, 64, "FedEx", (1,)),
    _Story("emma", "canceled", 20, None, None, "", (1,)),
    _Story("farid", "paid", 0, None, None, "", (2,)),
    _Story("grace", "returned", 45, 43, 40, "DHL", (1,)),
    _Story("hugo", "partly_shipped", 6, 3, None, "UPS", (1, 1)),
)

_THINGS = sum(len(story.quantities) for story in STORIES)  # different ones, each of its own


def write(folder: Path, today: date) -> Path:
    """Write `orders.csv` beside the demo shop's feed, of things that stand in it; return its path.

    Raises SetupError where the folder does not hold the demo shop.
    """
    feed = _feed(folder)
    file = folder / "orders.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(_rows(feed, today))
    return file


def _feed(folder: Path) -> Sequence[Row]:
    try:
        with (folder / "feed.tsv").open(encoding="utf-8", newline="") as text:
            rows = csv.DictReader(text, delimiter="\t")
            feed = list(rows) if _NEEDED.issubset(rows.fieldnames or ()) else []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _no_demo(folder) from error
    if len(feed) < _THINGS:
        raise _no_demo(folder)
    return feed


def _no_demo(folder: Path) -> SetupError:
    return SetupError(f"{folder} must hold the demo shop's feed.tsv: write it with `assistant demo build {folder}`.")


def _rows(feed: Sequence[Row], today: date) -> Iterator[dict[str, object]]:
    things = iter(feed[:: max(1, len(feed) // (2 * _THINGS))])
    for number, story in enumerate(STORIES, _FIRST):
        for quantity in story.quantities:
            yield {**_whole(number, story, today), **_line(next(things), quantity)}


def _whole(number: int, story: _Story, today: date) -> dict[str, object]:
    return {
        "order_number": f"#{number}",
        "email": f"{story.who}@example.com",
        "status": story.status,
        "ordered_at": _day(today, story.ordered),
        "shipped_at": _day(today, story.shipped),
        "delivered_at": _day(today, story.delivered),
        "carrier": story.carrier,
        "tracking_url": _TRACKING.format(number=number) if story.carrier else "",
    }


def _line(thing: Row, quantity: int) -> dict[str, object]:
    price = thing["sale_price"] or thing["price"]
    return {"item_id": thing["id"], "title": thing["title"], "quantity": quantity, "price": price}


def _day(today: date, back: int | None) -> str:
    return "" if back is None else (today - timedelta(days=back)).isoformat()
