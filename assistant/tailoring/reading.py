"""An operator's `size_chart.csv`: read, checked and bounded; what is wrong with it is told by line."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from io import StringIO

from assistant.errors import SizeChartError
from assistant.language.body import POSSIBLE, Measure
from assistant.language.lexicon import categories
from assistant.language.text import plain
from assistant.tailoring.chart import ANY, Chart, Span

MOST_BYTES = 1024 * 1024
MOST_ROWS = 10_000
MOST_CHARACTERS = 80  # of a brand or a size
MOST_TOLD = 5  # faults of one file
COLUMNS = ("brand", "category", "size", "measure", "from", "to")
GENDER = "gender"
GENDERS = ("male", "female", "unisex", ANY)


def read_chart(data: bytes) -> Chart:
    """Return the chart of a CSV file, which goes in whole or not at all. Raises SizeChartError."""
    if len(data) > MOST_BYTES:
        raise SizeChartError(f"The size chart is larger than {MOST_BYTES // 1024} KiB: leave out what is not sold.")
    try:
        rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        missing = [each for each in COLUMNS if each not in (rows.fieldnames or ())]
        if missing:
            raise SizeChartError(
                f"The size chart lacks the columns {', '.join(missing)}; it has a header of {_HEADER}."
            )
        spans, faults = _spans(rows)
    except (UnicodeDecodeError, csv.Error) as error:
        raise SizeChartError(
            f"The size chart is no CSV file in UTF-8 ({type(error).__name__}); save it as one."
        ) from error
    if faults or not spans:
        raise SizeChartError(f"The size chart cannot be used: {'; '.join(faults[:MOST_TOLD]) or 'it holds no rows'}.")
    return Chart(tuple(spans))


_HEADER = f"{','.join(COLUMNS)} and perhaps {GENDER}"
_TOO_MANY = "expected no more cells than the header has; put a text that holds a comma between quotes"


def _spans(rows: "csv.DictReader[str]") -> tuple[list[Span], list[str]]:
    spans: list[Span] = []
    faults: list[str] = []
    told: dict[Span, int] = {}  # what there is a row of, with its line
    for row in rows:
        if len(spans) + len(faults) >= MOST_ROWS:
            faults.insert(0, f"it has more than {MOST_ROWS:,} rows")
            break
        cells = {name: (row.get(name) or "").strip() for name in (*COLUMNS, GENDER)}
        wrong = [_TOO_MANY] if None in row else list(_faults(cells))  # where DictReader keeps what has no column
        span = None if wrong else _span(cells)
        if span is not None and (what := _what(span)) in told:
            wrong = [f"expected one row for each size and measure, but line {told[what]} tells of the same"]
        elif span is not None:
            told[what] = rows.line_num
            spans.append(span)
        faults += [f"line {rows.line_num}: {each}" for each in wrong]
    return spans, faults


def _what(span: Span) -> Span:
    """Return a span without its bounds: what it tells them of."""
    return replace(span, low=Decimal(0), high=Decimal(0))


def _span(cells: Mapping[str, str]) -> Span:
    return Span(
        brand=cells["brand"] or ANY,
        category=_category(cells["category"]) or ANY,
        gender=cells[GENDER].lower() or ANY,
        size=cells["size"],
        measure=Measure(cells["measure"].lower()),
        low=Decimal(cells["from"]),
        high=Decimal(cells["to"]),
    )


def _category(cell: str) -> str | None:
    """Return the kind of thing that a cell names: "dress" of "Dresses"."""
    return ANY if cell in ("", ANY) else categories().names.get(plain(cell))


def _faults(cells: Mapping[str, str]) -> Iterator[str]:
    if not cells["size"] or max(len(cells["size"]), len(cells["brand"])) > MOST_CHARACTERS:
        yield f"expected a size, and it and the brand of at most {MOST_CHARACTERS} characters"
    if _category(cells["category"]) is None:
        yield "expected a kind of thing such as dress, jeans or sneaker, or *, as category"
    if (cells[GENDER].lower() or ANY) not in GENDERS:
        yield f"expected one of {', '.join(GENDERS)} as gender"
    if cells["measure"].lower() not in list(Measure):
        yield f"expected one of {', '.join(Measure)} as measure"
        return
    low, high = (_number(cells[name]) for name in ("from", "to"))
    least, most = POSSIBLE[Measure(cells["measure"].lower())]
    if low is None or high is None or not least <= low <= high <= most:
        yield f"expected numbers from {least} to {most} in cm (a weight in kg) as from and to, the smaller first"


def _number(cell: str) -> Decimal | None:
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
