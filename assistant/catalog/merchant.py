"""Google Merchant feeds as tables (https://support.google.com/merchants/answer/7052112)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.catalog.records import Rejection, Row
from assistant.catalog.tables import Record
from assistant.types import Detail

MAX_DETAIL_CHARACTERS = 20_000

#: One part of a list of details, in quotes or up to a mark, and the mark that ends it. It never reads a text twice.
_PART = re.compile(r'(?P<part>\s*"(?:[^"]|"")*+"\s*+(?=[,:]|\Z)|[^,:]*+)(?P<mark>[,:]|\Z)')
_DETAIL_PARTS = 3


def read_merchant(records: Iterable[Record | Rejection]) -> Iterator[Row | Rejection]:
    """Turn table records into rows."""
    for record in records:
        yield merchant_row(record) if isinstance(record, Record) else record


def merchant_row(record: Record) -> Row:
    """Take pictures and details out of their lists. Of a column that stands twice the first value counts."""
    cells: dict[str, str] = {}
    images: list[str] = []
    extra_images: list[str] = []
    details: list[Detail] = []
    for name, value in record.cells:
        if name == "image_link":
            images.append(value)
        elif name == "additional_image_link":
            extra_images += split_links(value)
        elif name == "product_detail":
            details += split_details(value)
        else:
            cells.setdefault(name, value)
    return Row(record.line, cells, (*images, *extra_images), tuple(details))


def split_links(cell: str) -> list[str]:
    """Split a list of links or paths at its commas; a comma inside an http link stays."""
    comma = r",\s*(?=https?://)" if cell.lstrip().startswith("http") else ","
    return [link for link in map(str.strip, re.split(comma, cell)) if link]


@lru_cache(maxsize=256)  # the sizes of a product share their details
def split_details(cell: str) -> tuple[Detail, ...]:
    """Read "Section:Attribute:Value,Section:Attribute:Value"; quotes may keep colons and commas together."""
    details: list[list[str]] = []
    for parts in _between_commas(cell[:MAX_DETAIL_CHARACTERS]):
        if len(parts) >= _DETAIL_PARTS:
            details.append([*parts[:2], ":".join(parts[2:])])
        elif details:
            details[-1][-1] += "," + ":".join(parts)  # the comma belonged to the value
    bare = (Detail(*map(_bare, detail)) for detail in details)
    return tuple(detail for detail in bare if detail.value)


def _between_commas(cell: str) -> Iterator[list[str]]:
    """Yield the parts between two commas, cut at colons."""
    parts: list[str] = []
    for found in _PART.finditer(cell):
        parts.append(found["part"])
        if found["mark"] != ":":
            yield parts
            parts = []
        if not found["mark"]:
            return


def _bare(part: str) -> str:
    part = part.strip()
    if len(part) > 1 and part[0] == part[-1] == '"':
        return part[1:-1].replace('""', '"').strip()
    return part
