"""`assistant orders …`."""

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import logs
from assistant.catalog.commands import MAX_PRINTED, currency_code
from assistant.catalog.markup import plain_line

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from assistant.orders.importer import OrdersReport

orders_app = typer.Typer(no_args_is_help=True, help="What customers bought, and what they send back.")


@orders_app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="A table of orders, a row for each thing ordered; also .gz.")],
    currency: Annotated[str, typer.Option(help="ISO 4217 code for prices that name no currency.")] = "USD",
) -> None:
    """Import orders, our columns or Shopify's; importing a file again takes only what has changed."""
    from assistant import wiring
    from assistant.catalog import disk
    from assistant.catalog.store import open_store
    from assistant.orders.importer import import_orders

    logs.what_is_done()
    settings, code = wiring.settings(), currency_code(currency)
    with disk.told(settings.home):
        engine = open_store(settings.database)
        try:
            report = import_orders(file, engine, wiring.seals(settings), code)
        finally:
            engine.dispose()
    for line in summary(report):
        typer.echo(line)


def summary(report: "OrdersReport") -> Iterator[str]:
    """Yield the lines that tell an operator what happened. None holds an e-mail address."""
    yield (
        f"{report.rows:,} rows: {report.added:,} orders added, {report.changed:,} changed, {report.unchanged:,}"
        f" unchanged; {len(report.rejections):,} rows rejected."
    )
    for each in report.rejections[:MAX_PRINTED]:
        yield "  " + plain_line(f"line {each.line}{f' ({each.id})' if each.id else ''}: {each.reason}")
    if len(report.rejections) > MAX_PRINTED:
        yield f"  and {len(report.rejections) - MAX_PRINTED:,} more"


@orders_app.command("list")
def list_command(
    most: Annotated[int, typer.Option("-k", min=1, max=100_000, help="How many at most, the newest first.")] = 20,
) -> None:
    """Print orders as tab-separated text. Whose they are is not kept, so it cannot be listed."""
    from assistant.orders.ledger import order_rows

    _print(order_rows, most)


@orders_app.command()
def returns(
    most: Annotated[int, typer.Option("-k", min=1, max=100_000, help="How many at most, the newest first.")] = 1000,
) -> None:
    """Print the returns that customers asked for as tab-separated text."""
    from assistant.orders.ledger import return_rows

    _print(return_rows, most)


def _print(rows_of: "Callable[[Engine, int], Iterator[tuple[str, ...]]]", most: int) -> None:
    from assistant import wiring
    from assistant.catalog.store import open_store

    engine = open_store(wiring.settings().database)
    try:
        csv.writer(sys.stdout, delimiter="\t", lineterminator="\n").writerows(rows_of(engine, most))
    finally:
        engine.dispose()
