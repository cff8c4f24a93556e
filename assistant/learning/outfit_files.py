"""The file of what was learnt of outfits: `tensors` tells its form."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from pydantic import Field

from assistant.errors import ModelUnusable
from assistant.learning.tensors import read, write
from assistant.outfits.association import Association
from assistant.outfits.compatibility import Correlation, Judges, Repetition
from assistant.outfits.model import Compatibility
from assistant.outfits.names import Latent, NameVectors, Pieces
from assistant.outfits.outfit import Reals
from assistant.ports import Encoder
from assistant.types import Value

VERSION = 1  # of what the numbers mean
Words = Annotated[tuple[str, ...], Field(max_length=1_000_000)]


class OutfitsHeader(Value):
    """What is told beside the numbers: what each row of them stands for."""

    version: int = Field(default=VERSION, ge=VERSION, le=VERSION)
    reads: str = Field(max_length=1000)  # the model of texts: vectors of another it does not understand
    slots: Words
    latent: Mapping[Pieces, Words]
    rare: Words
    rarest: float
    said: Words
    about: str = Field(default="", max_length=1000)  # what it was made of, for people


def save_outfits(judge: Compatibility, file: Path, about: str = "") -> None:
    """Write what was learnt."""
    judges, means = judge.judges, judge.judges.correlation.means
    header = OutfitsHeader(
        reads=judge.vectors.encoder.name,
        slots=tuple(means),
        latent={part.pieces: tuple(part.places) for part in judge.vectors.parts},
        rare=tuple(judges.repetition.rarity),
        rarest=judges.repetition.rarest,
        said=tuple(judges.association.places),
        about=about,
    )
    arrays = {
        "weights": judge.weights,
        "means": np.array(list(means.values())),
        "whitening": judges.correlation.whitening,
        "together": judges.correlation.together,
        "rarity": np.array(list(judges.repetition.rarity.values())),
        "gains": judges.association.gains,
    }
    for part in judge.vectors.parts:
        arrays |= {f"{part.pieces}.rarity": part.rarity, f"{part.pieces}.axes": part.axes}
    write(file, header, {name: np.ascontiguousarray(value, np.float32) for name, value in arrays.items()})


def load_outfits(file: Path, encoder: Encoder) -> Compatibility:
    """Read what was learnt with names as this encoder reads them.

    Raises ModelUnusable: the file is missing, cut short, too large, of something else or of another encoder.
    """
    header, arrays = read(file, OutfitsHeader)
    if header.reads != encoder.name:
        raise ModelUnusable(f"{file} was learnt on “{header.reads}”, not on “{encoder.name}”: train one anew.")
    try:
        judge = _judge(header, {name: value.astype(np.float64) for name, value in arrays.items()}, encoder)
        judge([dict.fromkeys(header.slots, "some thing")])  # sizes that do not go together are told here
    except (KeyError, ValueError, IndexError) as error:
        raise ModelUnusable(f"{file} holds numbers that do not go together: train one anew.") from error
    return judge


def _judge(header: OutfitsHeader, arrays: Mapping[str, Any], encoder: Encoder) -> Compatibility:
    parts = tuple(
        Latent(
            pieces,
            _places(names),
            _of_each(names, arrays[f"{pieces}.rarity"]),
            _of_each(names, arrays[f"{pieces}.axes"]),
        )
        for pieces, names in header.latent.items()
    )
    means = dict(zip(header.slots, _of_each(header.slots, arrays["means"]), strict=True))
    rarity = dict(zip(header.rare, _of_each(header.rare, arrays["rarity"]).tolist(), strict=True))
    judges = Judges(
        Correlation(means, arrays["whitening"], arrays["together"]),
        Repetition(rarity, header.rarest),
        Association(_places(header.said), _of_each(header.said, arrays["gains"])),
    )
    return Compatibility(NameVectors(encoder, parts), judges, arrays["weights"])


def _places(words: Sequence[str]) -> dict[str, int]:
    return {word: place for place, word in enumerate(words)}


def _of_each(words: Sequence[str], rows: Reals) -> Reals:
    """Return the rows. Raises ValueError where there is not one for each word."""
    if len(rows) != len(words):
        raise ValueError(f"{len(rows)} rows of {len(words)} words")
    return rows
