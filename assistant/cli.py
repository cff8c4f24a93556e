"""The `assistant` command. Every subcommand imports what it needs when it runs, so that `--help` answers at once."""

import json
import logging
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import structlog
import typer

from assistant import wiring
from assistant.catalog.commands import catalog_app
from assistant.catalog.demo.commands import demo_app
from assistant.errors import AssistantError, SetupError

if TYPE_CHECKING:
    from assistant.inquiry import Inquiry

app = typer.Typer(no_args_is_help=True, help="An open shopping assistant.", pretty_exceptions_enable=False)
app.add_typer(catalog_app, name="catalog")
app.add_typer(demo_app, name="demo")

#: Exit status of an error the operator can mend; Python's own tracebacks exit with 1.
MENDABLE = 2


def main() -> None:
    """Run the command line; an error of ours becomes one sentence and exit status 2."""
    # Standard output is for answers, which programs read; the log goes beside it, with what goes wrong alone.
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
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
    k: Annotated[int, typer.Option("-k", help="How many products at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object; a batch always does.")] = False,
    batch: Annotated[
        Path | None, typer.Option(help="A file of JSON objects, one a line; - reads them from standard input.")
    ] = None,
    scene: Annotated[str | None, typer.Option(help="The occasion, e.g. “a beach wedding”.")] = None,
) -> None:
    """Find products by words, as the dialogue does. In a batch, -k and --scene are for lines that name none."""
    from assistant import inquiry

    how = inquiry.manner(k, scene)
    if text is not None and batch is None:
        _search_one(inquiry.inquiry(text, how), as_json=as_json)
    elif batch is not None and text is None:
        with ExitStack() as opened:
            lines = sys.stdin.buffer if str(batch) == "-" else opened.enter_context(_opened(batch))
            assistant = wiring.open_assistant(wiring.settings())
            for answered in inquiry.answers(lines, assistant.shop, assistant.replies, how):
                typer.echo(json.dumps(answered, ensure_ascii=False))
    else:
        raise typer.BadParameter("give either a text or --batch FILE")


def _search_one(asked: "Inquiry", *, as_json: bool) -> None:
    from assistant import inquiry
    from assistant.shell import listing

    assistant = wiring.open_assistant(wiring.settings())
    wish, found = inquiry.answer(asked, assistant.shop)
    if as_json:
        typer.echo(json.dumps(inquiry.as_json(wish, found, assistant.replies), ensure_ascii=False, indent=2))
    else:
        typer.echo(listing(assistant.replies.found(wish, found)))


def _opened(batch: Path) -> IO[bytes]:
    try:
        return batch.open("rb")
    except OSError as error:
        raise SetupError(
            f"{batch} cannot be read ({error.strerror}): give --batch a file of JSON objects, one a line."
        ) from error


if __name__ == "__main__":
    main()
