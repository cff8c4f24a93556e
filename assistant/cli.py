"""The `assistant` command. Every subcommand imports what it needs when it runs, so that `--help` answers at once."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import structlog
import typer

from assistant import wiring
from assistant.catalog.commands import catalog_app
from assistant.catalog.demo.commands import demo_app
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.turn import Assistant

app = typer.Typer(no_args_is_help=True, help="An open shopping assistant.", pretty_exceptions_enable=False)
app.add_typer(catalog_app, name="catalog")
app.add_typer(demo_app, name="demo")

#: Exit status of an error the operator can mend; Python's own tracebacks exit with 1.
MENDABLE = 2


def main() -> None:
    """Run the command line; an error of ours becomes one sentence and exit status 2."""
    # Standard output is for answers, which programs read; the log goes beside it.
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    try:
        app()
    except AssistantError as error:
        typer.echo(f"{error}", err=True)
        sys.exit(MENDABLE)


@app.command()
def run(
    catalog: Annotated[
        Path | None, typer.Option(help="A product feed; without it, the shop's own or the demo.")
    ] = None,
    reviews: Annotated[Path | None, typer.Option(help="A reviews file to go with the feed.")] = None,
) -> None:
    """Start the whole assistant, and stop it on Ctrl-C."""
    from assistant import launcher

    raise typer.Exit(launcher.run(wiring.settings(), catalog, reviews))


@app.command()
def shell() -> None:
    """Talk to the shop in the terminal."""
    from assistant import launcher

    raise typer.Exit(launcher.shell(wiring.settings()))


@app.command()
def train() -> None:
    """Train the dialogue if its inputs changed."""
    from assistant import launcher

    launcher.train(wiring.settings())


@app.command()
def search(
    text: Annotated[str | None, typer.Argument(help="What a customer would type.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=200, help="How many products at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object instead of a list.")] = False,
    batch: Annotated[
        Path | None, typer.Option(help="A file of JSON objects, one a line; - reads them from standard input.")
    ] = None,
    scene: Annotated[str | None, typer.Option(help="The occasion, e.g. “a beach wedding”.")] = None,
) -> None:
    """Find products by words, as the dialogue does."""
    if (text is None) is (batch is None):
        raise typer.BadParameter("give either a text or --batch FILE")
    assistant = wiring.open_assistant(wiring.settings())
    if batch is not None:
        _search_batch(batch, assistant)
    else:
        _search_one(text or "", k, scene, assistant, as_json=as_json)


def _search_one(text: str, k: int, scene: str | None, assistant: "Assistant", *, as_json: bool) -> None:
    from assistant import inquiry
    from assistant.shell import listing

    asked = inquiry.Inquiry(text=text[: inquiry.MAX_TEXT_CHARACTERS], k=k, scene=scene)
    wish, found = inquiry.answer(asked, assistant.shop)
    if as_json:
        typer.echo(json.dumps(inquiry.as_json(wish, found, assistant.replies), ensure_ascii=False, indent=2))
    else:
        typer.echo(listing(assistant.replies.found(wish, found)))


def _search_batch(file: Path, assistant: "Assistant") -> None:
    from assistant import inquiry

    for answered in inquiry.answers(_lines(file), assistant.shop, assistant.replies):
        typer.echo(json.dumps(answered, ensure_ascii=False))


def _lines(file: Path) -> Iterator[str]:
    if str(file) == "-":
        yield from sys.stdin
        return
    with file.open(encoding="utf-8") as lines:
        yield from lines


if __name__ == "__main__":
    main()
