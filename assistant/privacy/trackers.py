"""What Rasa has written of conversations, in its own store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Engine, column, create_engine, delete, event, inspect, select, table

from assistant.catalog.store import written_out

#: Rasa's own table, as far as it is deleted from here.
_EVENTS = table("events", column("sender_id"))
BUSY_MILLISECONDS = 5000


class RasaTrackers:
    """Rasa's store of conversations. Rasa reads it anew at every message and keeps no copy."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete these conversations, and one that the customer's own name is the name of, as at a terminal."""
        with self._opened() as engine:
            if engine is not None:
                with engine.begin() as connection:
                    connection.execute(delete(_EVENTS).where(_EVENTS.c.sender_id.in_([customer, *conversations])))
                written_out(engine)

    def keeps(self, conversation: str) -> bool:
        """Tell whether anything of a conversation is kept."""
        kept = select(_EVENTS.c.sender_id).where(_EVENTS.c.sender_id == conversation).limit(1)
        with self._opened() as engine:
            if engine is None:
                return False
            with engine.begin() as connection:
                return connection.scalar(kept) is not None

    @contextmanager
    def _opened(self) -> Iterator[Engine | None]:
        """Open the store; None where nobody has talked yet."""
        if not self._file.exists():
            yield None
            return
        engine = create_engine(f"sqlite:///{self._file}")
        event.listen(engine, "connect", _prepare)
        try:
            yield engine if inspect(engine).has_table(_EVENTS.name) else None
        finally:
            engine.dispose()


def _prepare(connection: SqliteConnection, _record: object) -> None:
    for pragma in (f"busy_timeout = {BUSY_MILLISECONDS}", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
