"""Printing a benchmark's rows as a table, and writing them as JSON."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.errors import AssistantError

#: One line of a benchmark: "system" names who was measured ("ours" is this project), the rest are its figures.
Row = Mapping[str, str | float | int]


def report(title: str, rows: Sequence[Row], file: Path | None) -> None:
    """Print the rows, and write them to `file` as a JSON list where one is given."""
    table = Table(title=title)
    names = list(dict.fromkeys(name for row in rows for name in row))
    for name in names:
        table.add_column(name, justify="left" if name == "system" else "right")
    for row in rows:
        table.add_row(*(_written(row.get(name, "")) for name in names))
    Console(width=170).print(table)
    if file is not None:
        save(rows, file)


def save(rows: Sequence[Row], file: Path) -> None:
    """Write the rows as a JSON list."""
    file.write_text(json.dumps([dict(row) for row in rows], indent=2) + "\n")


@contextmanager
def ended_in_words() -> Iterator[None]:
    """End the program with one sentence where something cannot be measured as it is."""
    try:
        yield
    except AssistantError as error:
        sys.exit(str(error))


def _written(value: str | float | int) -> str:
    if isinstance(value, float):
        return f"{value:,.1f}" if abs(value) > 1 else f"{value:.3f}"  # a share wants more digits than seconds do
    return f"{value:,}" if isinstance(value, int) else value
