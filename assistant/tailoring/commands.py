"""`assistant sizes …`."""

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant import logs

sizes_app = typer.Typer(no_args_is_help=True, help="The shop's size chart: which size fits which measures.")


@sizes_app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="A CSV file: brand, category, size, measure, from, to.")],
) -> None:
    """Take a size chart in, in the place of the one before. A shop that runs answers from it at once."""
    from assistant import wiring
    from assistant.errors import SetupError
    from assistant.tailoring.store import import_chart

    logs.what_is_done()
    target = wiring.settings().size_chart
    try:
        chart = import_chart(file, target)
    except OSError as error:
        raise SetupError(f"{target} cannot be written ({error.strerror}): make room, or let this user.") from error
    typer.echo(f"Taken in: {len(chart.spans):,} rows, sizes of {len({each.category for each in chart.spans}):,} kinds.")


@sizes_app.command("list")
def list_command() -> None:
    """Print the chart as tab-separated text."""
    from assistant import wiring
    from assistant.tailoring.store import StoredCharts

    rows = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    for each in StoredCharts(wiring.settings().size_chart).current().spans:
        rows.writerow((each.brand, each.category, each.gender, each.size, each.measure, each.low, each.high))
