"""What the shop needs of the outside, each in one or two methods."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.types import Variant

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors whose dot product is their likeness."""

    @property
    def name(self) -> str:
        """Names the model and its version: vectors of two names never meet in one index."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1."""


class VectorIndex(Protocol):
    """Finds products by vector."""

    def search(self, vector: Vectors, k: int, allowed: Collection[str] | None) -> list[tuple[str, float]]:
        """Return up to k (item_group_id, cosine), best first, only of `allowed` where given."""

    def close(self) -> None:
        """Let go of files and memory; the index is not searched again."""


class VectorWriter(Protocol):
    """Makes a new generation of an index. A generation, once written, never changes."""

    def write(
        self, old: Path | None, new: Path, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]
    ) -> None:
        """Write to the folder `new` all of `old` less `removed`, with `upserts` added or replaced."""


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


class Catalog(Protocol):
    """Reads whole records of the shop's store."""

    def variants(self, keys: Sequence[int]) -> Records:
        """Return the variants of these keys in their order, with the revision of the catalogue they belong to."""
