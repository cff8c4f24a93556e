"""The `assistant` command. Every subcommand imports what it needs when it runs, so that `--help` answers at once."""

import json
import os
import sys
from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from assistant import logs, wiring
from assistant.catalog.commands import catalog_app
from assistant.catalog.demo.commands import demo_app
from assistant.errors import AssistantError, SetupError
from assistant.handoff.commands import handoff_app
from assistant.mic.commands import mic_app
from assistant.models.commands import models_app
from assistant.orders.commands import orders_app
from assistant.policies.commands import policies_app
from assistant.privacy.commands import customers_app
from assistant.processes import PRIVATE
from assistant.reporting.commands import report_command
from assistant.tailoring.commands import sizes_app

if TYPE_CHECKING:
    from assistant.inquiry import Inquiry
    from assistant.photo import CleanPhoto
    from assistant.settings import Settings

app = typer.Typer(no_args_is_help=True, help="An open shopping assistant.", pretty_exceptions_enable=False)
app.add_typer(catalog_app, name="catalog")
app.add_typer(customers_app, name="customers")
app.add_typer(demo_app, name="demo")
app.add_typer(handoff_app, name="handoff")
app.add_typer(mic_app, name="mic")
app.add_typer(models_app, name="models")
app.add_typer(orders_app, name="orders")
app.add_typer(policies_app, name="policies")
app.add_typer(sizes_app, name="sizes")
app.command("report")(report_command)
train_app = typer.Typer()
app.add_typer(train_app, name="train")

#: Exit status of an error the operator can mend; Python's own tracebacks exit with 1.
MENDABLE = 2


def main() -> None:
    """Run the command line; an error of ours becomes one sentence and exit status 2."""
    logs.what_goes_wrong()
    os.umask(PRIVATE)
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


@train_app.callback(invoke_without_command=True)
def train(context: typer.Context) -> None:
    """Train the dialogue if its inputs changed, or with a further word another model."""
    from assistant import launcher

    if context.invoked_subcommand is None:
        launcher.train(wiring.settings())


@train_app.command("image")
def train_image(
    photos: Annotated[
        Path | None, typer.Option(help="A folder of labelled photos: images.csv (image,label) and images/.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="Where to write the weights; the shipped file by default.")] = None,
) -> None:
    """Train the shipped image tower anew, on the demo shop and labelled photos."""
    from assistant import image_model
    from assistant.catalog.commands import progress_bar
    from assistant.vision.embedded import SHIPPED

    logs.what_is_done()
    settings, weights = wiring.settings(), to or SHIPPED
    with progress_bar() as progress:
        result = image_model.train(settings.home / "image-course", photos, weights, wiring.encoder(), progress)
    marks = asdict(result.marks)
    typer.echo(json.dumps({"weights": str(weights), "epochs": result.epochs, "held_out": marks}))


@train_app.command("ranker")
def train_ranker(
    back: Annotated[bool, typer.Option("--back", help="Use the ranker again that was in use before.")] = False,
) -> None:
    """Let the order of products be learnt from what customers chose; it is used where it is better than before."""
    from assistant import ranker_training
    from assistant.catalog.commands import progress_bar

    settings = wiring.settings()
    if back:
        typer.echo(ranker_training.back(settings))
        return
    with progress_bar() as progress:
        told = ranker_training.train(settings, progress)
    typer.echo(told)


@train_app.command("outfits")
def train_outfits(
    outfits: Annotated[
        Path | None, typer.Option(help='A JSON file {"id": {"slot": {"name": "..."}}} of outfits, beside the orders.')
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="Use again what was in use before.")] = False,
) -> None:
    """Let it be learnt from outfits and orders what goes together; it is used where it is better than before."""
    from assistant import outfit_training
    from assistant.catalog.commands import progress_bar

    settings = wiring.settings()
    if back:
        typer.echo(outfit_training.back(settings))
        return
    with progress_bar() as progress:
        told = outfit_training.train(settings, outfits, progress)
    typer.echo(told)


@train_app.command("others")
def train_others() -> None:
    """Let it be learnt what customers chose who chose the same; it counts where it tells more than what all chose."""
    from assistant import others_training
    from assistant.catalog.commands import progress_bar

    with progress_bar() as progress:
        told = others_training.train(wiring.settings(), progress)
    typer.echo(told)


@app.command()
def search(
    text: Annotated[str | None, typer.Argument(help="What a customer would type.")] = None,
    photo: Annotated[Path | None, typer.Option(help="A JPEG, PNG, WebP or HEIC photo of what is wanted.")] = None,
    k: Annotated[int, typer.Option("-k", help="How many products at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object; a batch always does.")] = False,
    batch: Annotated[
        Path | None, typer.Option(help="A file of JSON objects, one a line; - reads them from standard input.")
    ] = None,
    scene: Annotated[str | None, typer.Option(help="The occasion, e.g. “a beach wedding”.")] = None,
) -> None:
    """Find products by words, a photo or both, as the dialogue does.

    In a batch, -k and --scene are for lines that name none; a line may name a photo.
    """
    from assistant import inquiry

    how = inquiry.manner(k, scene)
    is_one = text is not None or photo is not None
    if is_one and batch is None:
        _search_one(inquiry.inquiry(text or "", photo, how), as_json=as_json)
    elif batch is not None and not is_one:
        with ExitStack() as opened:
            lines = sys.stdin.buffer if str(batch) == "-" else opened.enter_context(_opened(batch))
            counter = wiring.open_counter(wiring.settings())
            for answered in inquiry.answers(lines, counter.shop, counter.looks, counter.replies, how):
                typer.echo(json.dumps(answered, ensure_ascii=False))
    else:
        raise typer.BadParameter("give a text, --photo FILE or both, or else --batch FILE")


def _search_one(asked: "Inquiry", *, as_json: bool) -> None:
    from assistant import inquiry
    from assistant.shell import listing

    photo = inquiry.shown(asked)  # what cannot be used is refused before the shop is loaded, which takes seconds
    counter = wiring.open_counter(wiring.settings())
    answered = inquiry.answer(asked, photo, counter.shop, counter.looks)
    if as_json:
        typer.echo(json.dumps(inquiry.as_json(answered, counter.replies), ensure_ascii=False, indent=2))
    else:
        wish, reading, seen, found = answered
        typer.echo(listing(counter.replies.found(wish, found, reading, seen)))


@app.command()
def upload(photo: Annotated[Path, typer.Argument(help="A JPEG, PNG, WebP or HEIC photo.")]) -> None:
    """Keep a photo for a while, and print what to type in `rasa shell` to show it."""
    from assistant.photo import clean, read

    settings = wiring.settings()
    upload_id = _kept(clean(read(photo)), settings)
    typer.echo(f"Kept for {settings.upload_hours:g} hours. In `rasa shell`, type one of these:")
    typer.echo(_shown(photo=upload_id))
    typer.echo(_shown(photo=upload_id, words="like this but in black, under $60"))


def _shown(**entities: str) -> str:
    return f"/show_photo{json.dumps(entities)}"


def _kept(photo: "CleanPhoto", settings: "Settings") -> str:
    from assistant.uploads import STAFF

    uploads = wiring.uploads(settings)
    try:
        uploads.sweep()  # the gateway does so every hour, but it may not run here
        return uploads.keep(photo, STAFF, datetime.now(UTC) + settings.upload_life)
    except OSError as error:
        raise SetupError(
            f"{settings.uploads} cannot be written ({error.strerror}): make room, or set ASSISTANT_HOME."
        ) from error


def _opened(batch: Path) -> IO[bytes]:
    try:
        return batch.open("rb")
    except OSError as error:
        raise SetupError(
            f"{batch} cannot be read ({error.strerror}): give --batch a file of JSON objects, one a line."
        ) from error


if __name__ == "__main__":
    main()
