"""Every vector index finds the same, be it a fake or Chroma."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import CatalogError
from assistant.ports import VectorIndex, Vectors
from assistant.retrieval.vectors import ChromaIndex, ChromaWriter
from tests.fakes import ExactIndex

IDS = [f"p{number}" for number in range(600)]
Maker = Callable[[Path], VectorIndex]


def unit_vectors(count: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


VECTORS = unit_vectors(len(IDS), seed=1)


def exact(folder: Path) -> VectorIndex:
    return ExactIndex(IDS, VECTORS)


def chroma(folder: Path) -> VectorIndex:
    ChromaWriter().write(None, folder / "g1", (IDS, VECTORS), [])
    return ChromaIndex(folder / "g1")


@pytest.fixture(params=[exact, chroma], ids=["exact", "chroma"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> VectorIndex:
    return request.param(tmp_path)


def test_a_vector_finds_itself_first_with_a_cosine_of_one(index: VectorIndex):
    (first, likeness), *_ = index.search(VECTORS[7], 5, None)
    assert (first, likeness) == ("p7", pytest.approx(1.0, abs=1e-5))


def test_results_come_best_first_and_no_more_than_asked(index: VectorIndex):
    scores = [score for _, score in index.search(VECTORS[3], 12, None)]
    assert len(scores) == 12
    assert scores == sorted(scores, reverse=True)


def test_only_allowed_products_are_found_however_few(index: VectorIndex):
    allowed = {"p5", "p77", "p599"}
    assert {product for product, _ in index.search(VECTORS[3], 10, allowed)} == allowed


def test_a_narrow_filter_gives_exactly_the_nearest_of_the_allowed(index: VectorIndex):
    allowed = IDS[::40]
    likeness = dict(zip(IDS, VECTORS @ VECTORS[3], strict=True))
    expected = sorted(allowed, key=lambda product: -likeness[product])[:5]
    assert expected == [product for product, _ in index.search(VECTORS[3], 5, frozenset(allowed))]


def test_nothing_allowed_finds_nothing(index: VectorIndex):
    assert index.search(VECTORS[3], 10, frozenset()) == []


def test_an_allowed_product_without_a_vector_is_passed_over(index: VectorIndex):
    assert [product for product, _ in index.search(VECTORS[3], 10, {"p1", "stranger"})] == ["p1"]


def test_a_new_generation_adds_replaces_and_removes_and_leaves_the_old_as_it_was(tmp_path: Path):
    writer = ChromaWriter()
    writer.write(None, tmp_path / "g1", (IDS, VECTORS), [])
    old = ChromaIndex(tmp_path / "g1")
    moved = unit_vectors(2, seed=2)
    writer.write(tmp_path / "g1", tmp_path / "g2", (["p0", "new"], moved), ["p9"])
    new = ChromaIndex(tmp_path / "g2")

    assert new.search(moved[0], 1, None)[0][0] == "p0"
    assert new.search(moved[1], 1, None)[0][0] == "new"
    assert new.search(VECTORS[9], 1, None)[0][0] != "p9"
    assert new.search(VECTORS[9], 3, {"p9"}) == []
    assert old.search(VECTORS[9], 1, None)[0][0] == "p9"
    assert old.search(VECTORS[0], 1, None)[0][0] == "p0"


def test_a_missing_generation_is_an_error_that_says_what_to_do(tmp_path: Path):
    with pytest.raises(CatalogError, match="import the catalogue again"):
        ChromaIndex(tmp_path / "nowhere")
