"""Turns whose answer was lost, and databases that cannot be written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from assistant.gateway.parts import Parts


@contextmanager
def full(parts: Parts, statement: str = "INSERT INTO messages") -> Iterator[None]:
    """Let the disk be full for statements that begin like this."""

    def refuse(connection, cursor, text, *_rest) -> None:
        if text.startswith(statement):
            raise sqlite3.OperationalError("database or disk is full")

    event.listen(parts.engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        event.remove(parts.engine, "before_cursor_execute", refuse)
