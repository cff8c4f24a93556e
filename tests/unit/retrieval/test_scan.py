"""Whatever is allowed, the nearest of it are found."""

from pathlib import Path

import numpy as np
import pytest

from assistant.ports import Mask, Vectors
from assistant.retrieval.scan import LEAST_KEPT, NARROW, Matrix, write_matrix

ROWS, DIMENSIONS, CLUSTERS = 30_000, 32, 20


def unit(vectors: np.ndarray) -> Vectors:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


RNG = np.random.default_rng(5)
cluster = RNG.integers(CLUSTERS, size=ROWS)
own = cluster[0]
VECTORS = unit(RNG.normal(size=(CLUSTERS, DIMENSIONS))[cluster] + 0.3 * RNG.normal(size=(ROWS, DIMENSIONS)))


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    folder = tmp_path_factory.mktemp("matrix")
    write_matrix(folder, (VECTORS[start : start + 7000] for start in range(0, ROWS, 7000)), VECTORS.shape)
    return Matrix(folder)


def share(part: float) -> Mask:
    return np.random.default_rng(6).random(ROWS) < part


FILTERS = {
    "everything": None,
    "nine tenths": share(0.9),
    "half": share(0.5),
    "few enough to copy their codes": share(NARROW * 0.9),
    "few enough to compare as they are": share(LEAST_KEPT * 0.9 / ROWS),
    "not the vector's own cluster": cluster != own,
    "only its own cluster": cluster == own,
    "only another cluster": cluster == (own + 1) % CLUSTERS,
    "a single one": np.arange(ROWS) == 17,
    "none": np.zeros(ROWS, np.bool_),
}


@pytest.mark.parametrize("allowed", FILTERS.values(), ids=FILTERS)
def test_the_nearest_are_those_of_a_plain_comparison(matrix: Matrix, allowed: Mask | None):
    rows = np.arange(ROWS) if allowed is None else np.flatnonzero(allowed)
    likeness = VECTORS[rows] @ VECTORS[0]
    expected = np.argsort(-likeness, kind="stable")[:10]
    found, cosines = matrix.nearest(VECTORS[0], 10, allowed)
    assert found.tolist() == rows[expected].tolist()
    assert cosines == pytest.approx(likeness[expected], abs=1e-6)


def test_one_dimension_much_larger_than_the_others_does_not_drown_them(tmp_path: Path):
    lopsided = VECTORS.copy()
    lopsided[:, 0] = 4.0
    lopsided = unit(lopsided)
    write_matrix(tmp_path, [lopsided], lopsided.shape)
    for row in range(50):
        expected = np.argsort(-(lopsided @ lopsided[row]), kind="stable")[:10]
        assert set(Matrix(tmp_path).nearest(lopsided[row], 10, None)[0].tolist()) == set(expected.tolist())


def test_of_equals_the_first_row_comes_first(tmp_path: Path):
    write_matrix(tmp_path, [VECTORS[[3, 1, 1, 1]]], (4, DIMENSIONS))
    assert Matrix(tmp_path).nearest(VECTORS[1], 3, None)[0].tolist() == [1, 2, 3]


def test_an_empty_matrix_has_no_nearest(tmp_path: Path):
    write_matrix(tmp_path, [], (0, DIMENSIONS))
    assert Matrix(tmp_path).nearest(VECTORS[1], 3, None)[0].tolist() == []
