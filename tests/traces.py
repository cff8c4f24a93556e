"""Looking for what should be nowhere: in the name and the bytes of every file, and in every row of every database."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

SQLITE = b"SQLite format 3\0"


def traces(home: Path, needles: Sequence[str]) -> list[str]:
    """Return where below `home` any of these is, as "file: needle" or "file table: needle"."""
    return list(_traces(home, needles))


def rows(url: str, needles: Sequence[str]) -> list[str]:
    """Return where in a database any of these is, as "table: needle"."""
    engine = create_engine(url)
    with closing(engine.connect()) as connection:
        tables = inspect(connection).get_table_names()
        told = {table: repr(connection.execute(text(f'SELECT * FROM "{table}"')).all()) for table in tables}  # noqa: S608
    engine.dispose()
    return [f"{table}: {needle}" for table in tables for needle in needles if needle in told[table]]


def _traces(home: Path, needles: Sequence[str]) -> Iterator[str]:
    for file in sorted(path for path in home.rglob("*") if path.is_file()):
        content, name = file.read_bytes(), str(file.relative_to(home))
        yield from (f"{name}: {needle}" for needle in needles if needle in name or needle.encode() in content)
        if content.startswith(SQLITE):
            for table, rows in _tables(file):
                yield from (f"{name} {table}: {needle}" for needle in needles if needle in rows)


def _tables(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each table with all its rows as one text."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            yield table, repr(database.execute(f'SELECT * FROM "{table}"').fetchall())  # noqa: S608 - its own names
