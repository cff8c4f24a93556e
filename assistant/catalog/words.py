"""The full-text table `product_words`: FTS5 in SQLite, a tsvector with a GIN index in PostgreSQL.

Its columns are title, kind, brand, attributes and description; a row's key is the product's.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Engine, text

from assistant.catalog.store import is_postgresql
from assistant.ports import LexicalIndex
from assistant.retrieval.lexical import WordIndex
from assistant.retrieval.tsvector import TsvectorIndex, searchable


@dataclass(frozen=True, slots=True)
class Words:
    """What a product can be found by, column by column."""

    title: str
    kind: str  # product types and Google categories
    brand: str
    attributes: str  # gender, colors, sizes, materials, patterns, details
    description: str


def word_index(engine: Engine) -> LexicalIndex:
    """Return what finds products in the full-text table of a store."""
    return TsvectorIndex(engine) if is_postgresql(engine.url) else WordIndex(engine)


def write_words(connection: Connection, rows: Sequence[tuple[int, Words]]) -> None:
    """Write the words of products (key, words), in place of what was there."""
    if not rows:
        return
    delete_words(connection, [key for key, _ in rows])
    statement = text(
        f"INSERT INTO product_words ({_key_column(connection)}, title, kind, brand, attributes, description)"  # noqa: S608 - a constant
        " VALUES (:key, :title, :kind, :brand, :attributes, :description)"
    )
    connection.execute(statement, [{"key": key, **_cells(connection, words)} for key, words in rows])


def delete_words(connection: Connection, keys: Sequence[int]) -> None:
    """Forget the words of these products."""
    if keys:
        statement = text(f"DELETE FROM product_words WHERE {_key_column(connection)} = :key")  # noqa: S608 - a constant
        connection.execute(statement, [{"key": key} for key in keys])


def _key_column(connection: Connection) -> str:
    return "key" if is_postgresql(connection.engine.url) else "rowid"


def _cells(connection: Connection, words: Words) -> dict[str, str]:
    cells: dict[str, str] = asdict(words)
    if not is_postgresql(connection.engine.url):
        return cells
    return {column: searchable(cell) for column, cell in cells.items()}
