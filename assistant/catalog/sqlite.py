"""What a store in a file of SQLite needs that another database has by itself."""

from functools import partial
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError

from sqlalchemy import Connection, Engine, create_engine, event, make_url


def sqlite_engine(url: str, busy_seconds: float) -> Engine:
    """Return the engine of a file, whose folder is made; a statement waits so long for another process' write."""
    if path := make_url(url).database:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    event.listen(engine, "connect", partial(_prepare, busy_seconds=busy_seconds))
    event.listen(engine, "begin", _begin)
    return engine


def is_rewritten(engine: Engine) -> bool:
    """Write the file anew and empty its log; False where somebody is in the way.

    `secure_delete` alone is not enough: a row that had to move, as its page was full, leaves a copy in the page's gap.
    Others wait meanwhile to write, about a second for 150 MB.
    """
    with engine.connect() as connection:
        cursor = connection.connection.cursor()  # the driver's own: VACUUM bears no transaction
        try:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except OperationalError:  # somebody else writes, or the disk is full
            return False
        is_busy, *_pages = cursor.fetchone() or (False,)
        return not is_busy


def _prepare(connection: SqliteConnection, _record: object, *, busy_seconds: float) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver's guess
    for pragma in (
        f"busy_timeout = {round(busy_seconds * 1000)}",
        "journal_mode = WAL",  # readers go on during a write
        "synchronous = NORMAL",  # safe with WAL
        "foreign_keys = ON",
        "secure_delete = ON",  # what is deleted is overwritten: it may be what a customer wants forgotten
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
