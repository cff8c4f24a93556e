"""`assistant policies …`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import logs

if TYPE_CHECKING:
    from assistant.policies.book import Book
    from assistant.policies.importing import Imported

MAX_PRINTED = 20  # of what was left out

policies_app = typer.Typer(no_args_is_help=True, help="The shop's policies: delivery, returns, payment and the like.")


@policies_app.command("import")
def import_command(
    paths: Annotated[list[Path], typer.Argument(help="Markdown files, or folders of them.", metavar="FOLDER_OR_FILES")],
) -> None:
    """Take Markdown files in, in the place of all policies before. A shop that runs answers from them at once."""
    from assistant import wiring
    from assistant.errors import SetupError
    from assistant.policies.importing import import_policies

    logs.what_is_done()
    settings = wiring.settings()
    try:
        imported = import_policies(paths, wiring.encoder(), settings.policies)
    except OSError as error:
        raise SetupError(
            f"{settings.policies} cannot be written ({error.strerror}): make room, or let this user."
        ) from error
    for line in _told(imported):
        typer.echo(line)


@policies_app.command("list")
def list_command() -> None:
    """List the documents and sections that are quoted from."""
    from assistant import wiring

    book = wiring.policies(wiring.settings(), wiring.encoder()).current()
    if book is None:
        typer.echo("There are none; take some in with `assistant policies import FOLDER`.")
    else:
        for line in _listed(book):
            typer.echo(line)


def _told(imported: "Imported") -> Iterator[str]:
    sections = [section for document in imported.documents for section in document.sections]
    passages = sum(len(section.passages) for section in sections)
    yield f"Taken in: documents {len(imported.documents):,}, sections {len(sections):,}, sentences {passages:,}."
    if imported.skipped:
        yield "Left out:"
    for each in imported.skipped[:MAX_PRINTED]:
        yield f"  {_printable(each.name)}: {each.reason}"
    if len(imported.skipped) > MAX_PRINTED:
        yield f"  and {len(imported.skipped) - MAX_PRINTED:,} more"


def _listed(book: "Book") -> Iterator[str]:
    before = ""
    for section in book.sections:
        if section.file != before:
            yield f"{section.document} ({_printable(section.file)})"
        before = section.file
        yield f"  {section.name} ({len(section.passages)})"


def _printable(name: str) -> str:
    """Leave out what could move the cursor."""
    return "".join(character for character in name if character.isprintable())
