"""`assistant models`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.catalog.store import State
    from assistant.models.inventory import PartModel
    from assistant.ports import PhotoEncoder
    from assistant.settings import Settings
    from assistant.vision.choice import FullModel

WIDTH = 140  # characters, of the table

models_app = typer.Typer(help="The models in use, and choosing another.")


@models_app.callback(invoke_without_command=True)
def models(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False
) -> None:
    """List the model of each part: its size and license, whether its weights are here, whether it made its index."""
    if context.invoked_subcommand is not None:
        return
    from assistant import wiring
    from assistant.models.inventory import inventory

    settings = wiring.settings()
    found = inventory(settings, _state(settings))
    if as_json:
        typer.echo(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2))
    else:
        _print(found)


@models_app.command()
def use(
    choice: Annotated[str, typer.Argument(help="photo=embedded, or photo= and a name open_clip knows.")],
    checkpoint: Annotated[
        Path | None, typer.Option(help="The model's weights: a .pt or .safetensors file, or the folder of its page.")
    ] = None,
    pretrained: Annotated[
        str | None, typer.Option(help="The tag of published weights; beside --checkpoint, how its photos are prepared.")
    ] = None,
) -> None:
    """Use another photo model: it is tried, all pictures are looked at anew, then it is in use."""
    from assistant import wiring
    from assistant.catalog.commands import progress_bar
    from assistant.catalog.switching import use_photo_model

    settings, name = wiring.settings(), _photo_model_of(choice)
    chosen, encoder = _tried(name, checkpoint, pretrained, settings)
    with progress_bar() as progress:
        pictures = use_photo_model(chosen, encoder, settings, wiring.vector_writer(), progress)
    typer.echo(f"photo: {encoder.name} is in use, {pictures:,} pictures are indexed by it.")
    typer.echo("A shop that runs takes it up with its next message, which waits until the model is loaded.")


def _photo_model_of(choice: str) -> str:
    part, _, name = choice.partition("=")
    if part != "photo" or not name:
        raise typer.BadParameter(f"{choice} names no photo model: give photo=embedded or photo=ViT-B-16-SigLIP")
    return name


def _tried(
    name: str, checkpoint: Path | None, tag: str | None, settings: "Settings"
) -> "tuple[FullModel | None, PhotoEncoder]":
    """Return the choice, None for the embedded model, and the model loaded. Raises SetupError where it cannot be."""
    from assistant import photo_models
    from assistant.vision.choice import EMBEDDED
    from assistant.vision.pretrained import full_model, tried
    from assistant.vision.published import find_weights

    if name == EMBEDDED:
        if checkpoint or tag:
            raise typer.BadParameter("the embedded model has its own weights: leave --checkpoint and --pretrained out")
        return None, photo_models.embedded_encoder(settings, _state(settings).photos.encoder)
    weights = find_weights(name, checkpoint, tag)
    encoder = full_model(name, weights.checkpoint, weights.tag)
    return tried(weights, encoder), encoder


def _state(settings: "Settings") -> "State":
    from assistant.catalog.store import open_store, read_state

    engine = open_store(settings.database)
    try:
        with engine.connect() as connection:
            return read_state(connection)
    finally:
        engine.dispose()


def _print(found: "list[PartModel]") -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table("part", "model in use", "size", "license and source", "index", box=None, pad_edge=False)
    for each in found:
        table.add_row(each.part, each.model, _size(each), f"{each.license}\n{each.source}", _index(each))
    console.width = max(console.width, WIDTH)  # a narrower terminal wraps lines, not names
    console.print(table, markup=False, soft_wrap=True)


def _size(model: "PartModel") -> str:
    parameters = "" if model.parameters is None else f"{model.parameters / 1e6:.1f} M parameters\n"
    return parameters + (f"{model.size_bytes / 1e6:.0f} MB, here" if model.size_bytes else "weights are missing")


def _index(model: "PartModel") -> str:
    if model.made is None:
        return "has none"
    if model.index_matches is None:
        return "not made yet"
    return "made by it" if model.index_matches else f"made by {model.made.encoder}:\nimport again"
