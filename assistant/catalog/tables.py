"""Tab, comma, semicolon or pipe separated text as records, of which a broken one costs only itself."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from assistant.catalog.records import Rejection
from assistant.errors import FeedError

DELIMITERS = "\t,;|"
MAX_LINE_CHARACTERS = 4 * 1024**2
MAX_RECORD_LINES = 500  # a quoted cell may hold line breaks; a quote left open would swallow the file


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, by the header's names in their normal form."""

    line: int
    cells: list[tuple[str, str]]  # (name, value), blank ones left out


class _OpenQuote(Exception):
    """A quoted cell runs on and on."""


class _Lines:
    """The lines of a text, numbered, that can be taken back to the second line of the current record."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self.first = 1  # line number the current record starts on

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self._taken) == MAX_RECORD_LINES:
            raise _OpenQuote
        line = self._waiting.popleft() if self._waiting else self._read()
        if not line:
            raise StopIteration
        self._taken.append(line)
        return line

    def _read(self) -> str:
        line = self._text.readline(MAX_LINE_CHARACTERS)
        if len(line) == MAX_LINE_CHARACTERS and line[-1] not in "\r\n":
            raise FeedError(
                f"Line {self.first + len(self._taken)} has more than 4 million characters: this is no table."
            )
        return line

    def next_record(self) -> None:
        """Count the lines of the record before as read."""
        self.first += len(self._taken)
        self._taken = []

    def keep_first_line_only(self) -> str:
        """Give all but the first line of the current record back, and return that one."""
        self._waiting.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]
        return self._taken[0]


def normal_name(name: str) -> str:
    """Return a column's name as Google writes it: "Image Link", "g:image_link" → "image_link"."""
    name = name.strip().lower().removeprefix("g:").partition("(")[0]
    return re.sub(r"[^a-z0-9]+", "_", name).strip("_")


def first_line(text: TextIO) -> str:
    """Return the first line that is not blank. Raises FeedError where there is none."""
    while line := text.readline(MAX_LINE_CHARACTERS):
        if bare := line.strip(" \r\n\ufeff"):
            return bare
    raise FeedError("The file is empty: expected a header line and rows below it.")


def header_of(line: str) -> tuple[str, list[str]]:
    """Return the delimiter that cuts a header line into the most columns, and their normal names."""
    return max(
        ((delimiter, _cut(line, delimiter)) for delimiter in DELIMITERS),
        key=lambda found: sum(map(bool, found[1])),
    )


def _cut(line: str, delimiter: str) -> list[str]:
    try:
        return [normal_name(name) for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def read_records(text: TextIO, delimiter: str) -> Iterator[Record | Rejection]:
    """Yield the records below the header line; blank ones are left out."""
    names: list[str] = []
    for line, cells, fault in _raw_records(text, delimiter):
        if not fault and not any(map(str.strip, cells)):
            continue
        if not names:
            names = [normal_name(cell) for cell in cells]
        elif fault and len(cells) != len(names):
            yield Rejection(line, "", fault)
        else:
            yield _record(line, names, cells)


def _raw_records(text: TextIO, delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield line number, cells, and what is wrong with the quotes.

    Where they are wrong, the cells are those of the record's first line with its quotes taken as they stand, as
    shops write them that quote nothing; the lines after it are read on their own, so that no row vanishes in another.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.next_record()
        try:
            cells, fault = next(reader), ""
        except StopIteration:
            return
        except _OpenQuote:
            cells, fault = [], f"a quote opens here and is not closed within {MAX_RECORD_LINES} lines"
        except csv.Error as error:
            cells, fault = [], f"the row cannot be read ({error})"
        yield lines.first, cells if not fault else _unquoted(lines.keep_first_line_only(), delimiter), fault


def _unquoted(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    except csv.Error:
        return []  # a cell beyond csv's bound of 131,072 characters


def _record(line: int, names: list[str], cells: list[str]) -> Record | Rejection:
    if any(map(str.strip, cells[len(names) :])):
        named = dict(zip(names, cells, strict=False))
        reason = f"the row has {len(cells)} cells, the header {len(names)}: a delimiter inside a cell needs quotes"
        return Rejection(line, named.get("id", ""), reason)
    return Record(line, [(name, cell) for name, cell in zip(names, cells, strict=False) if cell and not cell.isspace()])
