"""What the benchmark of scale searches in, and behind what."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.scale import recall
from benchmarks.vector_data import FILTERS, TAGS, Data, Filter, made, read


@pytest.fixture(scope="module")
def data() -> Data:
    return made(rows=4000, queries=20, dimensions=64, spread=1.0)


def obeys(where: dict, kind: int, tag: int) -> bool:
    """Decide what Chroma decides of one row's metadata."""
    (name, condition), *_ = where.items()
    return kind in condition["$in"] if name == "kind" else tag < condition["$lt"]


@pytest.mark.parametrize("behind", FILTERS, ids=lambda behind: behind.name)
def test_a_mask_and_chromas_condition_allow_the_same_rows(data: Data, behind: Filter):
    mask, where = behind.mask(data, 3), behind.where(data, 3)
    if where is None:
        assert mask is None
        return
    expected = [obeys(where, kind, tag) for kind, tag in zip(data.kinds.tolist(), data.tags.tolist(), strict=True)]
    assert mask.tolist() == expected
    assert mask.mean() == pytest.approx(behind.share, abs=0.05)


def test_other_kinds_are_never_the_querys_own(data: Data):
    for query in range(20):
        mask = Filter("other", 0.5, of_other_kinds=True).mask(data, query)
        assert data.query_kinds[query] not in data.kinds[mask]


def test_rows_of_a_kind_are_as_alike_as_said(data: Data):
    first = data.vectors[data.kinds == data.kinds[0]]
    likeness = first @ first.T
    assert likeness[~np.eye(len(first), dtype=bool)].mean() == pytest.approx(0.5, abs=0.05)
    assert np.linalg.norm(data.vectors, axis=1) == pytest.approx(1.0)


def test_vectors_are_saved_and_read_from_a_file_too(data: Data, tmp_path: Path):
    data.save(tmp_path)
    loaded = Data.load(tmp_path)
    assert np.array_equal(loaded.vectors, data.vectors)
    assert np.array_equal(loaded.tags, data.tags)
    own = read(tmp_path / "vectors.npy", 500, 20)
    assert (own.vectors.shape, own.queries.shape) == ((500, 64), (20, 64))
    assert (own.vectors @ own.queries.T).max() < 0.9999
    assert 0 <= own.tags.min() <= own.tags.max() < TAGS


def test_recall_counts_the_true_nearest_of_the_queries_that_were_asked():
    assert recall([[1, 2], [3, 4]], [[2, 1], [3, 9], [5, 6]]) == 0.75
