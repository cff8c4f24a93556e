"""What must hold before and while a shop runs: a free port, room on the disk, one run per home, an end on a signal."""

import shutil
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import SetupError

NEEDED_BYTES = 10**9  # a demo shop, its index and models take about half of it


def check_port(host: str, port: int) -> None:
    """Raise SetupError where the public port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: old connections do not count
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or error
            raise SetupError(
                f"Port {port} of {host} cannot be had ({why}): choose another, for example make run PORT=8001."
            ) from error


def check_disk(home: Path) -> None:
    """Raise SetupError where the home's disk is nearly full."""
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    if free < NEEDED_BYTES:
        raise SetupError(
            f"{home} needs {NEEDED_BYTES / 1e9:.0f} GB of disk and {free / 1e9:.2f} GB are free: make room, or set"
            " ASSISTANT_HOME to a folder on another disk."
        )


def check_feed(catalog: Path | None, reviews: Path | None) -> None:
    """Raise SetupError for a file that is not there, before minutes go by, and for reviews without a feed."""
    if reviews is not None and catalog is None:
        raise SetupError(
            "Reviews go in with their feed: give it too (make run CATALOG=feed.tsv REVIEWS=reviews.tsv, or --catalog)."
        )
    for file in (catalog, reviews):
        if file is not None and not file.is_file():
            raise SetupError(f"{file} is not a file: give the path of a feed or of a table of reviews.")


@contextmanager
def sole_run(home: Path) -> Iterator[None]:
    """Hold the home for one run. Raises SetupError where another holds it."""
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / "run.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise SetupError(
            f"A shop is already running on {home}: stop it first, or set ASSISTANT_HOME to another folder."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def interrupted_by_signals() -> Iterator[None]:
    """Let SIGTERM and a closed terminal end a run just as Ctrl-C does; `nohup` is respected."""
    ends = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        ends.append(signal.SIGHUP)
    previous = [signal.signal(end, signal.default_int_handler) for end in ends]
    try:
        yield
    finally:
        for end, handler in zip(ends, previous, strict=True):
            signal.signal(end, handler)
