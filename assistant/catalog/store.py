"""The shop's database, opened at its newest tables."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, Table, make_url, select
from sqlalchemy.dialects import postgresql as postgresql_dialect
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from assistant.catalog import postgresql, sqlite
from assistant.catalog.schema import catalog_state
from assistant.errors import PartDown, SetupError

BUSY_SECONDS = 5  # how long a statement waits for another process' write
#: How often a store is written anew where somebody is reading, and how many seconds go by in between.
TRIES, BETWEEN_TRIES = 3, 0.3
log = structlog.get_logger("catalog.store")
MIGRATIONS = Path(__file__).parent / "migrations"


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
    """Open the database, making its tables or bringing them up to date where needed.

    A statement waits so long for another process' write. Raises SetupError where a server cannot be used.
    """
    if not is_postgresql(url):
        engine = sqlite.sqlite_engine(url, busy_seconds)
        _migrate(engine)
        return engine
    engine = postgresql.postgresql_engine(url, busy_seconds)
    try:
        _migrate(engine)
    except OperationalError as error:  # its words name user, server and database, never the password
        raise SetupError(f"The database of ASSISTANT_DATABASE_URL cannot be used: {error.orig}.") from error
    return engine


def is_postgresql(url: str | URL) -> bool:
    """Tell which of the two kinds of databases an address is of."""
    return make_url(url).get_backend_name() == "postgresql"


def writing(engine: Engine) -> Engine:
    """Return the engine for changes that one reads for: each waits for others, then nobody comes between."""
    if not is_postgresql(engine.url):
        return engine.execution_options(is_writing=True)
    return engine.execution_options(is_writing=True, isolation_level="READ COMMITTED")  # so it sees whom it waited for


def upsert(connection: Connection, table: Table) -> postgresql_dialect.Insert | sqlite_dialect.Insert:
    """Return the database's own insert, which can be told what to do where there is such a row already."""
    if is_postgresql(connection.engine.url):
        return postgresql_dialect.insert(table)
    return sqlite_dialect.insert(table)


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
    """Write databases anew, so that they hold nothing of what was deleted or changed.

    Where somebody is in the way it is tried again a few times; what is left then stays for the next time, and the log
    says so.
    """
    for engine in engines:
        _write_out(engine, postgresql.is_rewritten if is_postgresql(engine.url) else sqlite.is_rewritten)


def _write_out(engine: Engine, is_rewritten: Callable[[Engine], bool]) -> None:
    for _ in range(TRIES):
        if is_rewritten(engine):
            return
        sleep(BETWEEN_TRIES)
    log.warning("not_written_out", database=Path(engine.url.database or "").name)


def _migrate(engine: Engine) -> None:
    """Upgrade to the newest tables. Of several processes that open a new shop at once, one does it, the others wait."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return  # without a lock, which an import may be holding
    with writing(engine).begin() as connection:
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
