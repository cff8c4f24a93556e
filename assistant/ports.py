"""What the shop needs of the outside, each in one or two methods."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.types import Seen, Variant

Vectors = NDArray[np.float32]
Mask = NDArray[np.bool_]
Integers = NDArray[np.int64]
#: A photo: shape (height, width, 3), RGB, 0 to 255.
Pixels = NDArray[np.uint8]
#: Called with the name of a step, how much of it is done, and of how much (None where that is not known).
Progress = Callable[[str, int, int | None], None]


class Encoder(Protocol):
    """Turns texts into vectors whose dot product is their likeness."""

    @property
    def name(self) -> str:
        """Names the model and its version: vectors of two names never meet in one index."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1."""


class PhotoEncoder(Protocol):
    """Turns photos and texts into vectors of one space, whose dot product tells how well they fit each other."""

    @property
    def name(self) -> str:
        """Names the model and its weights: vectors of two names never meet in one index."""

    def photos(self, photos: Sequence[Pixels]) -> Vectors:
        """Return shape (len(photos), dimensions), rows of length 1."""

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A picture of the shop and what the shop says of it: what a photo model can learn from."""

    picture: Path
    product: str  # item_group_id
    color: str  # as stated, "" where the feed does not say
    texts: tuple[str, ...]  # captions, any of which fits the picture


class Tuner(Protocol):
    """Makes a photo model fit for one shop."""

    def tune(self, lessons: Sequence[Lesson], progress: Progress) -> PhotoEncoder:
        """Return the model to use from now on: the one before where nothing changed or nothing better was found.

        Its weights stay as they are for as long as its name is in use: an import that is cut off changes nothing.
        """


@dataclass(frozen=True, slots=True)
class Look:
    """A photo as the shop sees it."""

    vector: Vectors  # [dimensions], of the photo encoder in use
    seen: tuple[Seen, ...] = ()
    kinds: Mapping[str, float] = field(default_factory=dict)  # of what it may be, wide ones too, how sure, 0 to 1


class Looks(Protocol):
    """Looks at customers' photos."""

    def at(self, upload: str, owner: str) -> Look:
        """Return what a photo shows. Raises PhotoGone: there is no such upload of this owner, or no longer."""

    def look(self, photo: Pixels) -> Look:
        """Return what a photo that is no upload shows."""


class VectorIndex(Protocol):
    """Finds things by vector: products by that of their text, pictures by that of what they show."""

    @property
    def ids(self) -> Sequence[str]:
        """The id of each row: an item_group_id, or the name of a picture."""

    def search(self, vector: Vectors, k: int, allowed: Mask | None) -> list[tuple[str, float]]:
        """Return up to k (id, cosine), best first; of the rows that are True in `allowed` [rows], where given."""

    def of(self, rows: Integers) -> Vectors:
        """Return the vectors of these rows, shape (len(rows), dimensions), of length 1."""

    def close(self) -> None:
        """Let go of files and memory; the index is not searched again."""


class VectorWriter(Protocol):
    """Makes a new generation of an index. A generation, once written, never changes."""

    def write(
        self, old: Path | None, new: Path, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]
    ) -> None:
        """Write to the folder `new` all of `old` less `removed`, with `upserts` added or replaced."""

    def ids(self, generation: Path) -> Sequence[str]:
        """Return what a generation has a row of."""


class LexicalIndex(Protocol):
    """Finds products by their words."""

    def search(self, words: Sequence[str], k: int) -> list[tuple[str, float]]:
        """Return up to k (item_group_id, score), best first; any of the words may match."""

    def saying(self, words: Sequence[str]) -> frozenset[str]:
        """Return the item_group_ids of all products that say every one of the words; none without words."""

    def known(self, words: Sequence[str]) -> frozenset[str]:
        """Return those of the words that occur in the catalogue at all."""


@dataclass(frozen=True, slots=True)
class Records:
    """Variants read, and of which revision."""

    revision: int
    variants: tuple[Variant, ...]
    titles: tuple[str, ...]  # of their products, aligned: without color and size


@dataclass(frozen=True, slots=True)
class Taste:
    """What a customer chose and turned down, by item_group_id and how much: as far as they let it be remembered."""

    chosen: Mapping[str, float] = field(default_factory=dict)
    declined: Mapping[str, float] = field(default_factory=dict)


class Tastes(Protocol):
    """Knows what customers like."""

    def of(self, customer: str) -> Taste:
        """Return the taste of a customer who agreed to be remembered; an empty one where nothing is known of it."""


class Catalog(Protocol):
    """Reads whole records of the shop's store."""

    def variants(self, keys: Sequence[int]) -> Records:
        """Return the variants of these keys in their order, with the revision of the catalogue they belong to."""

    def variant(self, variant_id: str) -> Variant | None:
        """Return the variant of this id, None where there is none."""

    def named(self, variant_ids: Sequence[str]) -> Records:
        """Return the variants of these ids, all of one moment; those that are not there are left out."""
