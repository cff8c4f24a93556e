"""Which photo model a shop has chosen, and where the weights of the embedded one lie.

    <home>/models/photo.json                   a full model; without this file the embedded one is in use
    <home>/models/photo/<weights>.safetensors  the embedded model, tuned on this shop's pictures

What follows "@" in a model's name tells its weights. The store keeps the name of the model that made the index of
pictures, and no file of weights is ever changed: so an import that tunes the model is still one transaction.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import ModelMismatch, SetupError
from assistant.types import Value

EMBEDDED = "embedded"
IDENTITY = 12  # hexadecimal digits of the weights' SHA-256


class Weights(Value):
    """A file of weights and what reads it."""

    architecture: str  # a name open_clip knows, e.g. "ViT-B-16-SigLIP"
    checkpoint: Path
    tag: str = ""  # open_clip's name of these weights, e.g. "webli"; "" where they are the operator's own


class FullModel(Weights):
    """A model of open_clip, as an operator chose it."""

    parameters: int
    page: str = ""  # where its makers describe it, "" where that is not known


def chosen(models: Path) -> FullModel | None:
    """Return the full model chosen in this folder, None for the embedded one. Raises SetupError: unreadable."""
    file = _file(models)
    try:
        return FullModel.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise SetupError(f"{file} names no photo model: choose one with `assistant models use photo=…`.") from error


@contextmanager
def choosing(models: Path, choice: FullModel | None) -> Iterator[None]:
    """Choose a model; where what is done within fails, the choice before stands again."""
    before = chosen(models)
    _choose(models, choice)
    try:
        yield
    except BaseException:
        _choose(models, before)
        raise


def identity_of(weights: Path) -> str:
    """Return what tells a file of weights from others. Raises SetupError where it cannot be read."""
    try:
        with weights.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()[:IDENTITY]
    except OSError as error:
        raise SetupError(
            f"The weights {weights} cannot be read ({error.strerror}): put the file back, or choose another photo model"
            " with `assistant models use photo=…`."
        ) from error


def tuned_weights(models: Path, made_by: str) -> Path | None:
    """Return the weights of the embedded model tuned in this shop, None where the shipped ones are in use.

    They are those of the model that made the index of pictures; where no embedded model made it, the newest. Raises
    ModelMismatch where the file holds other weights than its name tells, as one that is cut short does.
    """
    kind, _, identity = made_by.partition("@")
    if kind == EMBEDDED:
        file = models / "photo" / f"{identity}.safetensors"
        if not file.is_file():
            return None
        if identity_of(file) != identity:
            raise ModelMismatch(
                f"The photo model in models/photo/{file.name} is damaged: put the file back, or delete it and import"
                " the catalogue again."
            )
        return file
    return max(_tuned(models), key=lambda file: file.stat().st_mtime, default=None)


def forget_tuned(models: Path, *in_use: str) -> None:
    """Delete the weights of all tuned models but those of these names."""
    kept = {name.rpartition("@")[2] for name in in_use}
    for file in _tuned(models):
        if file.stem not in kept:
            file.unlink()


def _tuned(models: Path) -> Iterator[Path]:
    return (models / "photo").glob(f"{'?' * IDENTITY}.safetensors")


def _choose(models: Path, choice: FullModel | None) -> None:
    file = _file(models)
    if choice is None:
        file.unlink(missing_ok=True)
        return
    models.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_text(choice.model_dump_json(indent=2), "utf-8")
    draft.replace(file)


def _file(models: Path) -> Path:
    return models / "photo.json"
