"""What a store in PostgreSQL needs to keep the promises of one in a file."""

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError

from assistant.catalog.schema import OF_CUSTOMERS

WRITING_LOCK = 1_935_763_310  # any number, the same in every process
CONNECT_SECONDS = 5
#: Sessions that may still see what was deleted before now: a snapshot or a change of theirs is as old.
_LOOKING_BACK = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
      AND greatest(age(backend_xmin), age(backend_xid)) >= 0
"""


def postgresql_engine(url: str, busy_seconds: float) -> Engine:
    """Return the engine of a database; a statement waits so long for what another session holds.

    A reader sees one state for a whole transaction. Connections that the server has closed are made anew.
    """
    waits = {"connect_timeout": CONNECT_SECONDS, "options": f"-c lock_timeout={round(busy_seconds * 1000)}ms"}
    engine = create_engine(url, isolation_level="REPEATABLE READ", connect_args=waits, pool_pre_ping=True)
    event.listen(engine, "begin", _begin)
    return engine


def is_rewritten(engine: Engine) -> bool:
    """Write the tables of customers anew, without what was deleted; False where somebody is in the way.

    The server keeps a deleted row in its page until nobody sees it any more and the page is needed.
    """
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        if connection.scalar(text(_LOOKING_BACK)):
            return False
        try:
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {', '.join(table.name for table in OF_CUSTOMERS)}"))
        except OperationalError:  # somebody holds a table, or the disk is full
            return False
    return True


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("is_writing"):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITING_LOCK})
