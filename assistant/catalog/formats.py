"""Which of the known formats a feed file has, and the reader for it."""

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.catalog.merchant import read_merchant
from assistant.catalog.merchant_xml import read_merchant_xml
from assistant.catalog.records import Rejection, Row
from assistant.catalog.shopify import former_name, read_shopify
from assistant.catalog.source import encoding_of, open_bytes, open_text
from assistant.catalog.tables import first_line, header_of, read_records
from assistant.errors import FeedError

MERCHANT_COLUMNS = frozenset({"id", "title", "price"})
WEB_PAGE = re.compile(r"<(!doctype\s+)?html\b", re.IGNORECASE)
SHOPIFY_COLUMNS = frozenset({"handle", "title", "variant_price"})


def read_feed(path: Path) -> Iterator[Row | Rejection]:
    """Yield the rows of a feed in its order, whatever its format.

    Raises FeedError: the file is of no known format, or is damaged. It may be raised after rows were yielded.
    """
    encoding = encoding_of(path)
    with open_text(path, encoding) as text:
        header = first_line(text)
    if WEB_PAGE.match(header):
        raise FeedError(f"{path.name} is a web page: download the feed itself.")
    if header.startswith("<"):
        yield from _read_xml(path)
    else:
        yield from _read_table(path, encoding, header)


def _read_xml(path: Path) -> Iterator[Row | Rejection]:
    with open_bytes(path) as stream:
        yield from read_merchant_xml(stream)


def _read_table(path: Path, encoding: str, header: str) -> Iterator[Row | Rejection]:
    delimiter, names = header_of(header)
    is_merchant = MERCHANT_COLUMNS.issubset(names)
    if not is_merchant and not SHOPIFY_COLUMNS.issubset(map(former_name, names)):
        missing = ", ".join(sorted(MERCHANT_COLUMNS - set(names)))
        raise FeedError(
            f"{path.name} is no product feed we know: a Google feed needs the columns id, title and price "
            f"(missing: {missing}), a Shopify export URL handle, Title and Price."
        )
    with open_text(path, encoding) as text:
        records = read_records(text, delimiter)
        yield from read_merchant(records) if is_merchant else read_shopify(records)
