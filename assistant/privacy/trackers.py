"""What Rasa has written of conversations, in its own store."""

from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import column, create_engine, delete, event, inspect, table

#: Rasa's own table, as far as it is deleted from here.
_EVENTS = table("events", column("sender_id"))
BUSY_MILLISECONDS = 5000


class RasaTrackers:
    """Rasa's store of conversations. Rasa reads it anew at every message and keeps no copy."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete these conversations, and one that the customer's own name is the name of, as at a terminal."""
        if not self._file.exists():
            return
        engine = create_engine(f"sqlite:///{self._file}")
        event.listen(engine, "connect", _prepare)
        try:
            with engine.begin() as connection:
                if inspect(connection).has_table(_EVENTS.name):
                    named = _EVENTS.c.sender_id.in_([customer, *conversations])
                    connection.execute(delete(_EVENTS).where(named))
        finally:
            engine.dispose()


def _prepare(connection: SqliteConnection, _record: object) -> None:
    for pragma in (f"busy_timeout = {BUSY_MILLISECONDS}", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
