"""What Rasa has written of conversations, in its own store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, column, create_engine, delete, event, inspect, select, table

#: Rasa's own table, as far as it is deleted from here.
_EVENTS = table("events", column("sender_id"))
BUSY_MILLISECONDS = 5000


class RasaTrackers:
    """Rasa's store of conversations. Rasa reads it anew at every message and keeps no copy."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete these conversations, and one that the customer's own name is the name of, as at a terminal."""
        with self._opened() as connection:
            if connection is not None:
                connection.execute(delete(_EVENTS).where(_EVENTS.c.sender_id.in_([customer, *conversations])))

    def keeps(self, conversation: str) -> bool:
        """Tell whether anything of a conversation is kept."""
        kept = select(_EVENTS.c.sender_id).where(_EVENTS.c.sender_id == conversation).limit(1)
        with self._opened() as connection:
            return connection is not None and connection.scalar(kept) is not None

    @contextmanager
    def _opened(self) -> Iterator[Connection | None]:
        """Begin a transaction; None where nobody has talked yet."""
        if not self._file.exists():
            yield None
            return
        engine = create_engine(f"sqlite:///{self._file}")
        event.listen(engine, "connect", _prepare)
        try:
            with engine.begin() as connection:
                yield connection if inspect(connection).has_table(_EVENTS.name) else None
        finally:
            engine.dispose()


def _prepare(connection: SqliteConnection, _record: object) -> None:
    for pragma in (f"busy_timeout = {BUSY_MILLISECONDS}", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
