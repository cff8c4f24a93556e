"""The shop's database, opened at its newest tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteError
from time import sleep

import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url, select, text
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import SQLAlchemyError

from assistant.catalog.schema import catalog_state
from assistant.errors import PartDown

BUSY_SECONDS = 5  # how long a statement waits for another process' write
#: How often a log is emptied where somebody is reading, and how many seconds go by in between.
TRIES, BETWEEN_TRIES = 3, 0.3
log = structlog.get_logger("catalog.store")
MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 1_935_763_310  # any number, the same in every process (PostgreSQL)


@dataclass(frozen=True, slots=True)
class Made:
    """A generation of a vector index, and the model that made it; empty where there is none."""

    generation: str = ""  # name of its folder
    encoder: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What the catalogue is at: the one row of `catalog_state`, or nothing yet."""

    revision: int = 0
    words: Made = Made()  # the index of products by their text
    currency: str = ""
    photos: Made = Made()  # the index of pictures
    traits: Made = Made()  # the index of what products are stated to be


def open_store(url: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Open the database, making it or bringing its tables up to date where needed.

    A statement waits so long for another process' write (SQLite).
    """
    if path := make_url(url).database if url.startswith("sqlite") else None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_prepare_sqlite, busy_seconds=busy_seconds))
        event.listen(engine, "begin", _begin_sqlite)
    _migrate(engine)
    return engine


@contextmanager
def begun(engine: Engine, down: type[PartDown], what: str) -> Iterator[Connection]:
    """Hold one transaction. Raises `down` where it cannot be had or kept; `what` is what the store keeps in it."""
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        reason = type(error).__name__  # its own words repeat the values
        raise down(f"Expected the shop's store to keep {what} but met {reason}.") from error


def written_out(*engines: Engine) -> None:
    """Write SQLite databases anew and empty their logs, so that no file holds what was deleted or changed.

    `secure_delete` alone is not enough: a row that had to move, as its page was full, leaves a copy in the page's gap.
    Others wait meanwhile to write, about a second for 150 MB. Where somebody is in the way it is tried again a few
    times; what is left then stays for the next time, and the log says so.
    """
    for engine in engines:
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                _write_out(connection)


def _write_out(connection: Connection) -> None:
    for _ in range(TRIES):
        if _is_written_out(connection.connection.cursor()):
            return
        sleep(BETWEEN_TRIES)
    log.warning("not_written_out", database=Path(connection.engine.url.database or "").name)


def _is_written_out(cursor: DBAPICursor) -> bool:
    try:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except SqliteError:  # somebody else writes, or the disk is full
        return False
    is_busy, *_pages = cursor.fetchone() or (False,)
    return not is_busy


def _prepare_sqlite(connection: SqliteConnection, _record: object, *, busy_seconds: float) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver's guess
    for pragma in (
        f"busy_timeout = {round(busy_seconds * 1000)}",
        "journal_mode = WAL",  # readers go on during a write
        "synchronous = NORMAL",  # safe with WAL
        "foreign_keys = ON",
        "secure_delete = ON",  # what is deleted is overwritten: it may be what a customer wants forgotten
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def _migrate(engine: Engine) -> None:
    """Upgrade to the newest tables. Of several processes that open a new shop at once, one does it, the others wait."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return  # without a lock, which an import may be holding
    with engine.execution_options(sqlite_begin="BEGIN IMMEDIATE").begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def read_state(connection: Connection) -> State:
    """Return what the catalogue is at."""
    row = connection.execute(select(catalog_state).limit(1)).mappings().first()
    if row is None:
        return State()
    words, photos = Made(row["generation"], row["encoder"]), Made(row["photo_generation"], row["photo_encoder"])
    traits = Made(row["trait_generation"], row["trait_encoder"])
    return State(row["revision"], words, row["currency"], photos, traits)
