"""A server of PostgreSQL for tests, of this machine's own programs: in a folder of its own, on a socket in it."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg
from sqlalchemy import make_url

from assistant.catalog.store import open_store

DEBIANS = Path("/usr/lib/postgresql")  # has a folder for each version
CLUSTER = ("--encoding=UTF8", "--no-locale", "--no-sync", "--auth=trust")
#: What is written may be lost with the machine.
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_wal_size=64MB")
MEMORY = Path("/dev/shm")  # where making a database takes a tenth of the time  # noqa: S108 - in a folder of its own
ENOUGH_BYTES = 1 << 30
START_SECONDS = 60
TEMPLATE = "empty_shop"


class Server:
    """A running server, which nobody but this machine reaches. `folder` holds all its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def new(self) -> str:
        """Return the address of a new store with its tables."""
        if not self._made:
            self._execute(f"CREATE DATABASE {TEMPLATE}")
            open_store(self._url(TEMPLATE)).dispose()
        self._made += 1
        name = f"shop_{self._made}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self._url(name)

    def drop(self, url: str) -> None:
        """Delete a store, whoever is still connected to it."""
        self._execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    @contextmanager
    def unreachable(self, url: str) -> Iterator[None]:
        """End all connections to a store, and take no new ones meanwhile."""
        name = make_url(url).database
        self._execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        self._execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608
        yield
        self._execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    def files(self) -> Iterator[bytes]:
        """Yield what the files of all databases hold, as they are on the disk now."""
        self._execute("CHECKPOINT")
        yield from (path.read_bytes() for path in (self.folder / "data" / "base").rglob("*") if path.is_file())

    def is_ready(self) -> bool:
        """Tell whether it answers."""
        try:
            self._execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _execute(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user="shop", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://shop@/{name}?host={self.folder}"


def programs() -> Path | None:
    """Return the folder of initdb and postgres, None where no server is installed."""
    newest = sorted(DEBIANS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    found = shutil.which("initdb") or (newest[-1] if newest else None)
    return Path(found).resolve().parent if found else None


@contextmanager
def running(binaries: Path) -> Iterator[Server]:
    """Make a cluster and serve it until the end."""
    folder, who = Path(tempfile.mkdtemp(prefix="pg-", dir=_fastest())), _nobody()  # pytest's folders are closed to it
    if who:
        os.chown(folder, who["user"], who["group"])
    try:
        make = [binaries / "initdb", "-D", folder / "data", "--username=shop", *CLUSTER]
        subprocess.run(make, check=True, capture_output=True, cwd=folder, **who)
        set_to = (*HASTY, f"unix_socket_directories={folder}", "listen_addresses=")
        options = [word for each in set_to for word in ("-c", each)]
        serve = [binaries / "postgres", "-D", folder / "data", *options]
        with (folder / "log").open("wb") as log, subprocess.Popen(serve, stderr=log, cwd=folder, **who) as process:
            try:
                yield _awaited(Server(folder), process)
            finally:
                process.send_signal(signal.SIGINT)  # it ends its sessions
    finally:
        shutil.rmtree(folder)


def _fastest() -> Path | None:
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES else None


def _awaited(server: Server, process: subprocess.Popen[bytes]) -> Server:
    end = monotonic() + START_SECONDS
    while not server.is_ready():
        if process.poll() is not None or monotonic() > end:
            raise RuntimeError(f"PostgreSQL did not start: {(server.folder / 'log').read_text()[-2000:]}")
        sleep(0.05)
    return server


def _nobody() -> dict[str, Any]:
    """Return as whom it is started: PostgreSQL refuses to run as root."""
    if os.geteuid():
        return {}
    known = {each.pw_name: each for each in pwd.getpwall()}
    other = known.get("postgres") or known["nobody"]
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
