"""Kernel ridge regression: how much a sentence is like what each class was shown to be; little, far from all examples.

A linear classifier must choose among the classes it knows and is sure of that far away too. This one adds up likenesses
to its examples, so what resembles none of them gets little of any class. Its weights are the solution of one system of
linear equations (Saunders, Gammerman and Vovk 1998). docs/dialogue.md tells how the constants were chosen.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix

Array = np.ndarray[Any, Any]

#: How far the answer at an example may stay from its label, in the unit of the likeness of an example with itself, 1.
RIDGE = 0.05


@dataclass(frozen=True)
class Features:
    """Of n sentences: `dense` of shape (n, d), `sparse` of shape (n, m), rows of length 1, or 0 without any feature."""

    dense: Array
    sparse: csr_matrix | csc_matrix

    @classmethod
    def of(cls, dense: Array, sparse: csr_matrix) -> Features:
        """Bring the rows to length 1."""
        rows = np.repeat(np.arange(sparse.shape[0]), np.diff(sparse.indptr))  # of each number kept
        squares = np.bincount(rows, sparse.data**2, sparse.shape[0])
        data = sparse.data * _inverse(np.sqrt(squares))[rows]
        plain = csr_matrix((data, sparse.indices, sparse.indptr), shape=sparse.shape)
        return cls(dense * _inverse(np.linalg.norm(dense, axis=1))[:, np.newaxis], plain)

    def __getitem__(self, rows: Array) -> Features:
        return Features(self.dense[rows], self.sparse[rows])


@dataclass(frozen=True)
class Kernel:
    """The likeness of two sentences, 0 to 1: of each kind of features exp(sharpness x (cosine - 1)), by its share."""

    dense_share: float = 0.7
    dense_sharpness: float = 2.0
    sparse_sharpness: float = 1.0

    def __call__(self, left: Features, right: Features) -> Array:
        """Return the likenesses, of shape (sentences at the left, sentences at the right)."""
        dense = np.exp(self.dense_sharpness * (left.dense @ right.dense.T - 1))
        sparse = np.exp(self.sparse_sharpness * ((left.sparse @ right.sparse.T).toarray() - 1))
        return np.asarray(self.dense_share * dense + (1 - self.dense_share) * sparse)


KERNEL = Kernel()


@dataclass(frozen=True)
class Regression:
    """What was learned: the examples, their classes, and the weight of each example for each class."""

    examples: Features
    classes: list[str]
    weights: Array
    kernel: Kernel

    @classmethod
    def fit(cls, examples: Features, labels: list[str], kernel: Kernel = KERNEL) -> Regression:
        """Learn from at least one example. The time grows with the cube of their number: a second for 3,000."""
        classes = sorted(set(labels))
        targets = np.array(labels)[:, np.newaxis] == np.array(classes)
        likeness = kernel(examples, examples) + RIDGE * np.eye(len(labels))
        # By columns a new sentence's n-grams are looked up; by rows every example would be gone through.
        kept = Features(examples.dense, examples.sparse.tocsc())
        return cls(kept, classes, np.linalg.solve(likeness, targets.astype(float)), kernel)

    def scores(self, sentences: Features) -> Array:
        """Return how much of each class each sentence is, of shape (sentences, classes), from 0 to 1."""
        return np.asarray(np.clip(self.kernel(sentences, self.examples) @ self.weights, 0.0, 1.0))

    def save(self, file: Path) -> None:
        """Write plain arrays, no code, to `file`, whose name ends in ".npz"."""
        sparse = self.examples.sparse
        np.savez(
            file,
            dense=self.examples.dense,
            data=sparse.data,
            indices=sparse.indices,
            indptr=sparse.indptr,
            shape=np.array(sparse.shape),
            weights=self.weights,
            classes=np.array(self.classes),
            kernel=np.array(astuple(self.kernel)),
        )

    @classmethod
    def load(cls, file: Path) -> Regression:
        """Read what `save` wrote."""
        with np.load(file, allow_pickle=False) as kept:
            sparse = csc_matrix((kept["data"], kept["indices"], kept["indptr"]), shape=tuple(kept["shape"]))
            examples = Features(kept["dense"], sparse)
            return cls(examples, kept["classes"].tolist(), kept["weights"], Kernel(*kept["kernel"].tolist()))


def _inverse(lengths: Array) -> Array:
    return np.divide(1.0, lengths, out=np.zeros(len(lengths)), where=lengths > 0)
