"""The index of the shop's pictures: a row for each file of the media folder that a variant has, by what it shows."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PIL import Image

from assistant.catalog.generations import Generations
from assistant.errors import CatalogError
from assistant.photo import upright_pixels
from assistant.ports import PhotoEncoder, Pixels, Vectors, VectorWriter
from assistant.settings import Settings

BATCH = 32  # pictures in memory at a time: one of 1024 by 1024 pixels takes 3 MB


def gallery(settings: Settings, encoder: PhotoEncoder, writer: VectorWriter) -> Generations[Path]:
    """Return what makes generations of the index with this model."""
    embed = partial(embed_pictures, encoder)
    return Generations(settings.photo_vectors, encoder.name, embed, writer, "pictures", BATCH)


def files_of(settings: Settings, names: Iterable[str]) -> dict[str, Path]:
    """Return the files of pictures by their names, in an order that depends on the names alone."""
    return {name: settings.media / name for name in sorted(set(names))}


def embed_pictures(encoder: PhotoEncoder, files: Sequence[Path]) -> Vectors:
    """Return shape (len(files), dimensions), rows of length 1. Raises CatalogError where a file cannot be read."""
    return encoder.photos([read_picture(file) for file in files])


def read_picture(file: Path) -> Pixels:
    """Return what a picture of the album shows, made fit as a customer's photo is. Raises CatalogError."""
    try:
        with Image.open(file) as picture:
            return upright_pixels(picture)
    except OSError as error:
        raise CatalogError(f"The picture {file} is missing or damaged: delete it and import the feed again.") from error
