"""`assistant catalog import` and `assistant catalog rebuild`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import logs
from assistant.catalog.markup import plain_line
from assistant.catalog.report import ImportReport, write_rejections

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.ports import Progress

MAX_PRINTED = 20  # rejections; all of them go into a file
REJECTIONS_FILE = "import-rejections.tsv"

catalog_app = typer.Typer(no_args_is_help=True, help="The shop's products.")


@catalog_app.command("import")
def import_command(
    feed: Annotated[Path, typer.Argument(help="A Google Merchant feed (TSV, CSV, XML) or a Shopify export, also .gz.")],
    reviews: Annotated[
        Path | None, typer.Option(help="A table with item_group_id, rating, title, review, reviewer.")
    ] = None,
    currency: Annotated[str, typer.Option(help="ISO 4217 code for prices that name no currency.")] = "USD",
    images: Annotated[bool, typer.Option("--images/--no-images", help="Take the products' pictures in.")] = True,
    tune: Annotated[
        bool, typer.Option("--tune/--no-tune", help="Learn from the products' pictures how they are told apart.")
    ] = True,
) -> None:
    """Import a product feed; importing it again takes only what has changed."""
    from assistant import photo_models, wiring
    from assistant.catalog import disk
    from assistant.catalog.importer import Options, Workshop, import_feed
    from assistant.vision.choice import chosen

    logs.what_is_done()
    settings, encoder = wiring.settings(), wiring.encoder()
    workshop = Workshop(
        settings,
        encoder,
        wiring.vector_writer(),
        partial(photo_models.photo_encoder, settings),
        partial(photo_models.photo_tuner, settings, encoder) if tune and chosen(settings.models) is None else None,
        photo_models.composer(settings) if tune else None,
        wiring.vector_reader(),
    )
    options = Options(reviews, currency_code(currency), images)
    with progress_bar() as progress:
        report = import_feed(feed, workshop, now=datetime.now(UTC), options=options, progress=progress)
    with disk.told(settings.home):
        write_rejections(report, settings.logs / REJECTIONS_FILE)
    for line in summary(report, settings.logs / REJECTIONS_FILE):
        typer.echo(line)


@catalog_app.command("rebuild")
def rebuild_command() -> None:
    """Make all indexes of vectors anew from the shop's database, where their folder is lost or damaged."""
    from assistant import photo_models, wiring
    from assistant.catalog.importer import Workshop
    from assistant.catalog.rebuilding import rebuild

    logs.what_is_done()
    settings = wiring.settings()
    photos = partial(photo_models.photo_encoder, settings)
    with progress_bar() as progress:
        rebuilt = rebuild(Workshop(settings, wiring.encoder(), wiring.vector_writer(), photos), progress)
    typer.echo(f"{rebuilt.products:,} products and {rebuilt.pictures:,} pictures are indexed anew.")


def currency_code(text: str) -> str:
    """Check an ISO 4217 code."""
    from assistant.catalog.prices import currency_of
    from assistant.errors import UnusableRow

    try:
        return currency_of(text.strip().upper(), "USD")
    except UnusableRow as error:
        raise typer.BadParameter(f"{text} is no ISO 4217 currency code such as USD") from error


def summary(report: ImportReport, file: Path) -> Iterator[str]:
    """Yield the lines that tell an operator what happened."""
    yield (
        f"{report.rows:,} rows of {report.products:,} products in {report.seconds:.1f} s: {report.added:,} added,"
        f" {report.changed:,} changed, {report.unchanged:,} unchanged, {len(report.rejections):,} rejected;"
        f" {report.vanished:,} vanished, {report.embedded:,} products embedded."
    )
    if report.seen:
        yield f"{report.seen:,} attributes read from pictures, where the feed leaves them out."
    if report.reviews or report.rejected_reviews or report.unknown_products:
        yield (
            f"{report.reviews:,} reviews went in, {len(report.rejected_reviews):,} were rejected;"
            f" {report.unknown_products:,} of the products they name are not in the shop."
        )
    rejections = [*report.rejections, *report.rejected_reviews]
    for each in rejections[:MAX_PRINTED]:
        yield "  " + plain_line(f"line {each.line}{f' ({each.id})' if each.id else ''}: {each.reason}")
    if len(rejections) > MAX_PRINTED:
        yield f"  and {len(rejections) - MAX_PRINTED:,} more"
    if rejections or report.notes:
        things = "1 thing was" if len(report.notes) == 1 else f"{len(report.notes):,} things were"
        yield f"{things} left out of rows that went in. All rejections and notes: {file}"


@contextmanager
def progress_bar() -> Iterator["Progress"]:
    """Show a bar for each step; where there is no terminal, a line for each tenth of it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _by_lines(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]  # rich: a TaskID is an int

        yield show


def _by_lines(console: "Console") -> "Progress":
    told: dict[str, int] = {}

    def show(step: str, done: int, total: int | None) -> None:
        tenths = 10 * done // total if total else 0
        if told.get(step) != tenths:
            told[step] = tenths
            console.print(_line(step, done, total), highlight=False, markup=False)

    return show


def _line(step: str, done: int, total: int | None) -> str:
    """Say how far a step is; where that is not counted, only its name."""
    return f"{step}: {done:,} of {total:,}" if total else f"{step}: {done:,}" if done else step
