"""The gateway's own small database: who talks, and what was said."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.engine import ExceptionContext

from assistant.errors import StoreDown

metadata = MetaData()
LONG_AGO = datetime.fromtimestamp(0, UTC)


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept as seconds since 1970 because SQLite has no zones."""

    impl = Float
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> float | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return seconds since 1970."""
        return None if value is None else value.timestamp()

    def process_result_value(self, value: float | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the time in UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(32), nullable=False, index=True),  # one browser or API client, over all its sessions
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Column("number", Integer, nullable=False, server_default="0"),  # counts the session's tokens from 0
    Column("renewed_at", Moment, nullable=False, server_default="0"),  # when its newest token was made
    Column("former_until", Moment, nullable=False, server_default="0"),  # until when the one before is good
)

messages = Table(
    "messages",
    metadata,
    Column("session_id", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),  # 1, 2, 3, … within the session
    Column("turn_id", String(32), nullable=False),
    Column("client_id", String(64)),  # the client's name for the message, NULL for replies
    Column("at", Moment, nullable=False),
    Column("text", Text),  # the customer's words, NULL for replies
    Column("photo", String(32)),  # id of the upload the customer shows
    Column("recording", String(32)),  # id of the upload in which the customer speaks
    Column("reply", Text),  # a Reply as JSON, NULL for the customer's messages
    Column("problem", String),  # code of the error the reply apologizes for
    Column("author", String),  # the person who says a reply, NULL for the assistant
    Column("heard", Text),  # what the customer heard of a reply that was cut short in a call, else NULL
    Column("transcript", Text),  # what was heard in the recording that a reply answers, NULL where there is none
    Index("once_per_client_id", "session_id", "client_id", unique=True),
)

shown = Table(
    "shown",
    metadata,
    Column("session_id", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("item_group_id", String, primary_key=True),
    Column("title", Text, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("session_id", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("turn_id", String(32), primary_key=True),  # of the answers it is about
    Column("at", Moment, nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("reasons", String, nullable=False),  # codes, joined by spaces
    Column("words", Text, nullable=False),  # the customer's own, or ""
)

#: Turns that were begun and not answered yet. What stands here when nobody works on it was interrupted.
open_turns = Table(
    "open_turns",
    metadata,
    Column("session_id", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("turn_id", String(32), primary_key=True),
)

#: Columns that the first databases had not, by their tables.
ADDED = {
    "messages": {
        "photo": "VARCHAR(32)",
        "author": "VARCHAR",
        "heard": "TEXT",
        "recording": "VARCHAR(32)",
        "transcript": "TEXT",
    },
    "sessions": {
        "number": "INTEGER NOT NULL DEFAULT 0",
        "renewed_at": "FLOAT NOT NULL DEFAULT 0",
        "former_until": "FLOAT NOT NULL DEFAULT 0",
    },
}


def open_database(path: Path) -> Engine:
    """Open the database at `path`, made if it is not there and readable by its owner alone.

    What is busy or full raises StoreDown from then on.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare)
    metadata.create_all(engine)
    _add_columns(engine)
    event.listen(engine, "handle_error", _down)
    return engine


def _down(context: ExceptionContext) -> None:
    """Tell one kind of error, without the values that SQLAlchemy's own repeats."""
    if isinstance(context.original_exception, sqlite3.OperationalError):
        raise StoreDown(
            f"Expected to keep the conversation but could not ({context.original_exception}); send it again soon."
        ) from context.original_exception


def _add_columns(engine: Engine) -> None:
    """Bring a database up to date that was made before customers could show photos and speak, and tokens changed."""
    with engine.begin() as connection:
        for table, columns in ADDED.items():
            known = {column["name"] for column in inspect(connection).get_columns(table)}
            for name in columns.keys() - known:
                connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {name} {columns[name]}"))


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """Readers do not wait for the writer, what belongs to a session goes with it, what is deleted is overwritten."""
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
