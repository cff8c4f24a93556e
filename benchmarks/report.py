"""Printing a benchmark's rows as a table, and writing them as JSON."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

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
    Console(width=140).print(table)
    if file is not None:
        file.write_text(json.dumps([dict(row) for row in rows], indent=2) + "\n")


def _written(value: str | float | int) -> str:
    return f"{value:,.1f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else value
