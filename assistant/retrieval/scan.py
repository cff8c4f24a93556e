"""The exact nearest of any rows: a vector is compared with every one of them, twice.

First with each row as whole numbers of one byte: that is a quarter of the memory to read, and processors multiply 32 or
64 of them at a time. Rounding moves a cosine by a few thousandths, so many more rows than asked for are kept and
compared again as they are. Both matrices are files mapped into memory, which all processes of a machine share.
"""

from collections.abc import Iterable
from pathlib import Path

import numkong
import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from assistant.ports import Integers, Mask, Vectors

Codes = NDArray[np.int8]

LARGEST_CODE = 127
#: How many rows are compared as they are: so many for each that is asked for, and never fewer than this.
KEPT_FOR_EACH, LEAST_KEPT = 4, 1000
#: Below this share of allowed rows, copying theirs is faster than comparing all (measured at a million rows).
NARROW = 0.1
ROWS_AT_A_TIME = 50_000  # while writing, which bounds the memory it takes


class Matrix:
    """Vectors of length 1 in a folder: `vectors.npy` float32 and `codes.npy` int8, both [rows, dimensions]."""

    def __init__(self, folder: Path) -> None:
        self._vectors: Vectors = np.load(folder / "vectors.npy", mmap_mode="r")
        self._codes: Codes = np.load(folder / "codes.npy", mmap_mode="r")

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""
        return int(self._codes.shape[1])

    def of(self, rows: Integers) -> Vectors:
        """Return the vectors of these rows."""
        return np.asarray(self._vectors[rows])

    def nearest(self, vector: Vectors, k: int, allowed: Mask | None) -> tuple[Integers, Vectors]:
        """Return up to k rows and their cosines, best first; of the rows that are True in `allowed`, where given."""
        rows = np.arange(len(self._codes)) if allowed is None else np.flatnonzero(allowed)
        return self.best(self._likely(vector, rows, max(LEAST_KEPT, KEPT_FOR_EACH * k)), vector, k)

    def best(self, rows: Integers, vector: Vectors, k: int) -> tuple[Integers, Vectors]:
        """Return up to k of these rows and their cosines, best first; of equals the first row."""
        rows = np.sort(rows)
        likeness = self.of(rows) @ vector
        order = np.argsort(-likeness, kind="stable")[:k]
        return rows[order], likeness[order]

    def _likely(self, vector: Vectors, rows: Integers, count: int) -> Integers:
        """Return the `count` of these rows that are nearest by their codes, in any order."""
        if len(rows) <= count:
            return rows
        code = _coded(vector, float(np.abs(vector).max()))
        if len(rows) < NARROW * len(self._codes):
            products = _products(self._codes[rows], code)
        else:
            products = _products(self._codes, code)[rows]
        return rows[np.argpartition(products, -count)[-count:]]


def write_matrix(folder: Path, parts: Iterable[Vectors], shape: tuple[int, int]) -> None:
    """Write the files of a matrix of this shape from parts that make it up, one below the other."""
    vectors = open_memmap(folder / "vectors.npy", "w+", np.float32, shape)
    start = 0
    for part in parts:
        vectors[start : start + len(part)] = part
        start += len(part)
    _write_codes(folder, vectors)


def _write_codes(folder: Path, vectors: Vectors) -> None:
    codes = open_memmap(folder / "codes.npy", "w+", np.int8, vectors.shape)
    parts = [slice(start, start + ROWS_AT_A_TIME) for start in range(0, len(vectors), ROWS_AT_A_TIME)]
    largest = max((float(np.abs(vectors[part]).max()) for part in parts), default=1.0)
    for part in parts:
        codes[part] = _coded(vectors[part], largest)


def _coded(vectors: Vectors, largest: float) -> Codes:
    """Round to whole numbers, `largest` to 127: products of such vectors order rows as those of the vectors do."""
    codes: Codes = np.rint(vectors * np.float32(LARGEST_CODE / (largest or 1.0))).astype(np.int8)
    return codes


def _products(codes: Codes, code: Codes) -> Vectors:
    """Return [rows]: each row times `code` [dimensions]; exactly, up to 1,040 dimensions (2²⁴ / 127²)."""
    return np.asarray(numkong.cdist(code[np.newaxis], codes, "dot", out_dtype="float32")).ravel()
