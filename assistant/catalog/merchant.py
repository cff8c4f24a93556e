"""Google Merchant feeds as tables (https://support.google.com/merchants/answer/7052112)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.catalog.records import Rejection, Row
from assistant.catalog.tables import Record
from assistant.types import Detail

MAX_DETAIL_CHARACTERS = 20_000
IMAGE_COLUMNS = frozenset({"image_link", "additional_image_link"})

_QUOTED = r'"(?:[^"]|"")*"'
#: Section:Attribute:Value, where a value ends before the next "Section:Attribute:" or at the end.
_DETAIL = re.compile(
    rf"\s*(?P<section>{_QUOTED}|[^:,]*):(?P<name>{_QUOTED}|[^:,]*):"
    rf"(?P<value>{_QUOTED}(?=\s*(?:,|$))|.*?(?=,(?:{_QUOTED}|[^:,]*):(?:{_QUOTED}|[^:,]*):|$))\s*(?:,|$)",
    re.DOTALL,
)


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
    return tuple(
        Detail(_bare(found["section"]), _bare(found["name"]), value)
        for found in _DETAIL.finditer(cell[:MAX_DETAIL_CHARACTERS])
        if (value := _bare(found["value"]))
    )


def _bare(part: str) -> str:
    part = part.strip()
    if len(part) > 1 and part[0] == part[-1] == '"':
        return part[1:-1].replace('""', '"').strip()
    return part
