"""`assistant report`."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import SetupError

if TYPE_CHECKING:
    from assistant.reporting.report import Report
    from assistant.settings import Settings

#: Sentences for the next training, the most frequent first.
MOST_SENTENCES = 2000
WIDTH = 140  # characters, of the tables


def report_command(
    days: Annotated[int, typer.Option(min=1, max=3650, help="How far back.")] = 30,
    html: Annotated[Path | None, typer.Option(help="Write a page with plots here, too.")] = None,
    as_json: Annotated[Path | None, typer.Option("--json", help="Write it here for programs, too.")] = None,
    training: Annotated[
        Path | None, typer.Option(help="Write the sentences that were not understood here, to be labelled.")
    ] = None,
) -> None:
    """Tell what customers asked and did not find, what they chose, and what was not understood."""
    from assistant import wiring

    report = made(wiring.settings(), days, datetime.now(UTC))
    if html is not None:
        from assistant.reporting.page import page
        from assistant.reporting.plots import drawn

        _write(html, page(report, drawn))
    if as_json is not None:
        _write(as_json, json.dumps(asdict(report), default=str, ensure_ascii=False, indent=2) + "\n")
    if training is not None:
        _write(training, _sentences(report))
    _print(report)


def made(settings: "Settings", days: int, until: datetime) -> "Report":
    """Read the stores of a home and count. `until` is the time, with its zone."""
    from assistant.catalog.store import open_store
    from assistant.gateway.tables import open_database
    from assistant.reporting.conversations import talked
    from assistant.reporting.journal import deeds_since, handoffs_since, searches_since
    from assistant.reporting.report import report_of

    since = until - timedelta(days=days)
    shop, gateway = open_store(settings.database), open_database(settings.gateway_database)
    try:
        said = talked(gateway, since)
        handoffs = handoffs_since(shop, since)
        return report_of((since, until), searches_since(shop, since), deeds_since(shop, since), said, handoffs)
    finally:
        shop.dispose()
        gateway.dispose()


def _sentences(report: "Report") -> str:
    import yaml

    told = [{"text": each.text, "known by": each.reason, "times": each.count} for each in report.misunderstood]
    return yaml.safe_dump({"sentences": told[:MOST_SENTENCES]}, allow_unicode=True, sort_keys=False)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SetupError(
            f"{file} cannot be written ({error.strerror}): name a file in a folder that is there."
        ) from error


def _print(report: "Report") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from assistant.reporting.sections import sections

    console = Console(width=WIDTH)
    console.print(f"{report.since:%Y-%m-%d} to {report.until:%Y-%m-%d}, {report.turns:,} turns")
    for section in sections(report):
        table = Table(*section.columns, title=section.title, title_justify="left")
        for row in section.rows:
            table.add_row(*map(Text, row))
        console.print(table if section.rows else f"\n{section.title}: none")
