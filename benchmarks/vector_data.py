"""Very many vectors to search in, and filters to search behind."""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from assistant.ports import Integers, Mask, Vectors

KINDS = 200  # of products
TAGS = 1000  # a random filter allows those below some number
AT_A_TIME = 50_000


@dataclass(frozen=True)
class Data:
    """Rows of length 1, and what filters tell them apart by."""

    vectors: Vectors  # [rows, dimensions]
    queries: Vectors  # [queries, dimensions], none of them a row
    kinds: Integers  # [rows], 0 to KINDS
    query_kinds: Integers  # [queries]
    tags: Integers  # [rows], 0 to TAGS, drawn uniformly

    def save(self, folder: Path) -> None:
        """Write a file for each array."""
        for each in fields(self):
            np.save(folder / f"{each.name}.npy", getattr(self, each.name))

    @classmethod
    def load(cls, folder: Path) -> "Data":
        """Read what was saved; the vectors stay in their file until they are touched."""
        others = {each.name: np.load(folder / f"{each.name}.npy") for each in fields(cls)[1:]}
        return cls(np.load(folder / "vectors.npy", mmap_mode="r"), **others)


@dataclass(frozen=True)
class Filter:
    """Allows a share of the rows: drawn at random, or of some kinds, never of the query's own."""

    name: str
    share: float = 1.0
    of_other_kinds: bool = False

    def mask(self, data: Data, query: int) -> Mask | None:
        """Return [rows]: which are allowed; None where all are."""
        if self.share == 1.0:
            return None
        if self.of_other_kinds:
            kinds = np.zeros(KINDS, np.bool_)
            kinds[self._kinds(data, query)] = True
            return np.asarray(kinds[data.kinds])
        return np.asarray(data.tags < self.share * TAGS)

    def where(self, data: Data, query: int) -> dict[str, object] | None:
        """Return the same as Chroma writes it."""
        if self.share == 1.0:
            return None
        if self.of_other_kinds:
            return {"kind": {"$in": self._kinds(data, query).tolist()}}
        return {"tag": {"$lt": round(self.share * TAGS)}}

    def _kinds(self, data: Data, query: int) -> Integers:
        others = np.delete(np.arange(KINDS), data.query_kinds[query])
        return np.random.default_rng(query).choice(others, round(self.share * KINDS), replace=False)


FILTERS = (
    Filter("none"),
    Filter("random 50 %", 0.5),
    Filter("random 10 %", 0.1),
    Filter("random 1 %", 0.01),
    Filter("random 0.1 %", 0.001),
    Filter("other kinds 50 %", 0.5, of_other_kinds=True),
    Filter("other kinds 1 %", 0.01, of_other_kinds=True),
)


def made(rows: int, queries: int, dimensions: int, spread: float) -> Data:
    """Draw clusters: a row is the center of its kind plus `spread` times a direction, both drawn uniformly.

    Two rows of a kind then have a cosine of about 1 / (1 + spread²).
    """
    rng = np.random.default_rng(1)
    centers = _unit(rng.standard_normal((KINDS, dimensions), np.float32))
    kinds = rng.integers(KINDS, size=rows + queries)
    vectors = np.empty((rows + queries, dimensions), np.float32)
    for start in range(0, len(vectors), AT_A_TIME):
        part = kinds[start : start + AT_A_TIME]
        directions = _unit(rng.standard_normal((len(part), dimensions), np.float32))
        vectors[start : start + AT_A_TIME] = _unit(centers[part] + np.float32(spread) * directions)
    return _parted(vectors, kinds, queries, rng)


def read(file: Path, rows: int, queries: int) -> Data:
    """Read a .npy file [many, dimensions] of vectors of length 1: rows, and after them queries, drawn at random.

    Its kinds are those nearest to each of so many rows.
    """
    rng = np.random.default_rng(1)
    whole = np.load(file, mmap_mode="r")
    drawn = rng.permutation(len(whole))[: rows + queries]
    vectors: Vectors = np.asarray(whole[drawn], np.float32)
    centers = vectors[:KINDS]
    parts = [vectors[start : start + AT_A_TIME] for start in range(0, len(vectors), AT_A_TIME)]
    kinds = np.concatenate([np.argmax(part @ centers.T, axis=1) for part in parts])
    return _parted(vectors, kinds, queries, rng)


def _parted(vectors: Vectors, kinds: Integers, queries: int, rng: np.random.Generator) -> Data:
    rows = len(vectors) - queries
    tags = rng.integers(TAGS, size=rows)
    return Data(vectors[:rows], vectors[rows:], kinds[:rows], kinds[rows:], tags)


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
