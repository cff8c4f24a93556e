"""`assistant demo …`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.catalog.demo import orders, shop
from assistant.errors import SetupError
from assistant.settings import Settings

demo_app = typer.Typer(help="The demo shop.", no_args_is_help=True)


@demo_app.callback()
def _demo() -> None:
    """Make and look after the demo shop."""


@demo_app.command()
def build(
    folder: Annotated[Path | None, typer.Argument(help="Where to write it; ASSISTANT_HOME/demo by default.")] = None,
) -> None:
    """Write the demo shop's feed, reviews, policies and pictures."""
    target = folder or Settings().home / "demo"
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with _writable(target), Progress(*columns, console=console) as bar:
        task = bar.add_task("Drawing pictures", total=None)
        feed = shop.build(target, progress=lambda done, total: bar.update(task, completed=done, total=total))
    console.print(f"The demo shop is in {feed.parent}.")
    typer.echo(str(feed))


@demo_app.command("orders")
def write_orders(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the demo shop is; ASSISTANT_HOME/demo by default.")
    ] = None,
) -> None:
    """Write orders of the demo shop, dated from today; `assistant orders import` takes them in."""
    target, today = folder or Settings().home / "demo", datetime.now().astimezone().date()
    with _writable(target):
        file = orders.write(target, today)
    typer.echo(str(file))


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Raise SetupError where the folder cannot be written: it is a file, say, or its disk is full."""
    try:
        yield
    except OSError as error:
        raise SetupError(
            f"{folder} cannot be written ({error.strerror}): name a folder that this user may write, with room on its"
            " disk."
        ) from error
