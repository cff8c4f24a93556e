"""Starts a shop and stops it again: what `make run` and `make shell` do once the environments exist."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from rich.console import Console

from assistant import parts
from assistant.catalog.store import open_store, read_state
from assistant.checks import check_disk, check_feed, check_port, interrupted_by_signals, sole_run
from assistant.dialogue_model import ensure_trained
from assistant.errors import SetupError
from assistant.processes import ProcessGroup
from assistant.settings import Settings
from assistant.supervisor import Part, Supervisor
from assistant.terminal import converse

READY_SECONDS = 180.0
PROGRAM = (sys.executable, "-m", "assistant.cli")
UNTUNED = "The photo model is taken as it is; `assistant catalog import FEED` also tunes it to the feed's pictures."

Step = tuple[str, ...]  # arguments of the command `assistant`


def run(settings: Settings, catalog: Path | None = None, reviews: Path | None = None) -> int:
    """Prepare what is missing, serve until interrupted, and return the exit status.

    `catalog` is a feed to import first; without one the shop stays as it is, and a shop that has none gets the
    demo's. Raises SetupError where something is in the way.
    """
    check_feed(catalog, reviews)
    settings = _absolute(settings)
    try:
        with interrupted_by_signals(), sole_run(settings.home), ProcessGroup(parts.ROOT) as group:
            check_port(settings.host, settings.port)
            check_disk(settings.home)
            if catalog is not None:
                Console(highlight=False, soft_wrap=True).print(UNTUNED)
            return take(preparation(settings, catalog, reviews), settings, group) or _serve(settings, group)
    except KeyboardInterrupt:
        return 0


def shell(settings: Settings) -> int:
    """Open `rasa shell` on the same shop, beside a running one or alone, and return its exit status."""
    settings = _absolute(settings)
    try:
        with interrupted_by_signals(), ProcessGroup(parts.ROOT) as group:
            check_disk(settings.home)
            return take(preparation(settings, None, None), settings, group) or _converse(settings, group)
    except KeyboardInterrupt:
        return 0


def train(settings: Settings) -> None:
    """Train the dialogue if its inputs changed. Raises SetupError where that fails."""
    console = Console(highlight=False)
    with console.status("looking at the dialogue") as status:
        ensure_trained(_absolute(settings), parts.RASA_PYTHON, parts.ROOT, status.update)
    console.print("[green]✓[/] the dialogue is trained")


def preparation(settings: Settings, catalog: Path | None, reviews: Path | None) -> list[Step]:
    """Return the commands that bring the shop to where it can be served; one whose work is done does nothing."""
    if catalog is not None:
        return [("train",), _import(catalog, reviews)]
    if has_catalog(settings):
        return [("train",)]
    demo = settings.home / "demo"
    return [
        ("train",),
        ("demo", "build", str(demo)),
        ("policies", "import", str(demo / "policies")),
        ("sizes", "import", str(demo / "size_chart.csv")),
        ("demo", "orders", str(demo)),
        ("orders", "import", str(demo / "orders.csv")),
        _import(demo / "feed.tsv", demo / "reviews.tsv"),  # last: a shop that has a catalogue is prepared
    ]


def has_catalog(settings: Settings) -> bool:
    """Tell whether a feed has ever been imported into this shop."""
    with open_store(settings.database).connect() as connection:
        return read_state(connection).revision > 0


def shop(settings: Settings) -> list[Part]:
    """Return the parts of a shop, wired to each other."""
    wires = parts.new_wires()
    return [parts.actions(settings, wires), parts.rasa(settings, wires), parts.gateway(settings, wires)]


def _import(catalog: Path, reviews: Path | None) -> Step:
    told = ("--reviews", str(reviews.resolve())) if reviews else ()
    return ("catalog", "import", str(catalog.resolve()), *told, "--no-tune")


def take(steps: Sequence[Step], settings: Settings, group: ProcessGroup) -> int:
    """Run the steps as programs of their own, so that their memory is given back; return the first bad status.

    Raises SetupError where it is interrupted: what is not prepared must not look as if it were.
    """
    try:
        statuses = (group.run((*PROGRAM, *step), {"ASSISTANT_HOME": str(settings.home)}) for step in steps)
        return next((status for status in statuses if status), 0)
    except KeyboardInterrupt as interruption:
        raise SetupError("Interrupted while the shop was prepared: run the same command again.") from interruption


def _serve(settings: Settings, group: ProcessGroup) -> NoReturn:
    console, supervisor = Console(highlight=False, soft_wrap=True), Supervisor(group, shop(settings))
    parts.empty_temporary(settings)
    began = time.monotonic()
    supervisor.start()
    _await(supervisor, console)
    console.print(f"[green]✓[/] the shop is open after {time.monotonic() - began:.0f} s; logs: {settings.logs}")
    try:
        console.print(f"\n  [bold]{parts.address(settings)}[/]   Ctrl-C stops it\n")
        supervisor.watch(console.out)  # without markup: paths may hold brackets
    finally:
        console.print("stopping the shop")


def _converse(settings: Settings, group: ProcessGroup) -> int:
    """Run `rasa shell` in the foreground, with an action server of its own."""
    wires = parts.new_wires()
    supervisor = Supervisor(group, [parts.actions(settings, wires, "shell-actions.log")])
    supervisor.start()
    console = Console()
    _await(supervisor, console)
    console.print("Rasa is loading the dialogue")
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the shell's own affair
    with (
        (settings.logs / "shell-rasa.log").open("wb") as log,  # the terminal is for the conversation
        TemporaryDirectory(prefix="shell-", dir=settings.home) as own,  # a shop may be started meanwhile
    ):
        environment = os.environ | parts.rasa_environment(settings, wires) | {"TMPDIR": own}
        return converse(parts.rasa_command("shell", settings, wires), environment, parts.ROOT, log)


def _await(supervisor: Supervisor, console: Console) -> None:
    with console.status("starting") as status:
        supervisor.await_healthy(READY_SECONDS, lambda names: status.update(f"waiting for {' and '.join(names)}"))


def _absolute(settings: Settings) -> Settings:
    """Children run in the project's folder, the operator perhaps elsewhere."""
    return settings.model_copy(update={"home": settings.home.resolve()})
