"""Every vector index finds the same, be it a fake or Chroma."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import CatalogError
from assistant.ports import Mask, VectorIndex, Vectors
from assistant.retrieval.vectors import ChromaIndex, ChromaWriter
from tests.fakes import ExactIndex

IDS = [f"p{number}" for number in range(600)]
Maker = Callable[[Path], VectorIndex]
Fault = Callable[[Path], AbstractContextManager[None]]


def unit_vectors(count: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


VECTORS = unit_vectors(len(IDS), seed=1)


def only(*rows: int) -> Mask:
    allowed = np.zeros(len(IDS), np.bool_)
    allowed[list(rows)] = True
    return allowed


def exact(folder: Path) -> VectorIndex:
    return ExactIndex(IDS, VECTORS)


def chroma(folder: Path) -> VectorIndex:
    ChromaWriter().write(None, folder / "g1", (IDS, VECTORS), [])
    return ChromaIndex(folder / "g1")


def chroma_by_graph(folder: Path) -> VectorIndex:
    """Ask the graph even for few rows, as an index of very many does."""
    ChromaWriter(scanned=100).write(None, folder / "g1", (IDS, VECTORS), [])
    return ChromaIndex(folder / "g1", scanned=100)


@pytest.fixture(params=[exact, chroma, chroma_by_graph])
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
    assert {product for product, _ in index.search(VECTORS[3], 10, only(5, 77, 599))} == {"p5", "p77", "p599"}


def test_a_narrow_filter_gives_exactly_the_nearest_of_the_allowed(index: VectorIndex):
    rows = range(0, len(IDS), 40)
    nearest = sorted(rows, key=lambda row: -float(VECTORS[row] @ VECTORS[3]))[:5]
    assert [IDS[row] for row in nearest] == [product for product, _ in index.search(VECTORS[3], 5, only(*rows))]


def test_nothing_allowed_finds_nothing(index: VectorIndex):
    assert index.search(VECTORS[3], 10, only()) == []


def test_rows_are_told_by_their_ids_and_give_their_vectors(index: VectorIndex):
    rows = np.array([index.ids.index("p9"), index.ids.index("p4")])
    assert np.allclose(index.of(rows), VECTORS[[9, 4]])
    assert index.of(rows[:0]).shape == (0, 16)


@pytest.mark.parametrize("scanned", [10_000, 600, 100], ids=["rows alone", "a graph from now on", "a graph"])
def test_a_new_generation_adds_replaces_and_removes_and_leaves_the_old_as_it_was(tmp_path: Path, scanned: int):
    writer = ChromaWriter(scanned)
    writer.write(None, tmp_path / "g1", (IDS, VECTORS), [])
    old = ChromaIndex(tmp_path / "g1", scanned)
    moved = unit_vectors(4, seed=2)
    writer.write(tmp_path / "g1", tmp_path / "g2", (["p0", "new", "newer", "newest"], moved), ["p9"])
    new = ChromaIndex(tmp_path / "g2", scanned)

    assert new.search(moved[0], 1, None)[0][0] == "p0"
    assert new.search(moved[1], 1, None)[0][0] == "new"
    assert new.search(VECTORS[8], 1, None)[0][0] == "p8"
    assert new.search(VECTORS[9], 1, None)[0][0] != "p9"
    assert sorted(new.ids) == sorted({*IDS, "new", "newer", "newest"} - {"p9"}) == sorted(writer.ids(tmp_path / "g2"))
    assert new.of(np.array([new.ids.index("p0")])) == pytest.approx(moved[:1])
    assert old.search(VECTORS[9], 1, None)[0][0] == "p9"
    assert old.search(VECTORS[0], 1, None)[0][0] == "p0"


def test_a_missing_generation_is_an_error_that_says_what_to_do(tmp_path: Path):
    with pytest.raises(CatalogError, match="assistant catalog rebuild"):
        ChromaIndex(tmp_path / "nowhere")


def _overwrite(file: Path) -> None:
    """Change one byte in the middle, as a failing disk does."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(bytes(data))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "overwritten": _overwrite,
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-10]),
    "emptied": lambda file: file.write_bytes(b""),
    "deleted": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", ["vectors.npy", "codes.npy", "ids.json"])
def test_damage_is_noticed_when_an_index_is_opened_and_built_upon(tmp_path: Path, name: str, damage: str):
    folder = tmp_path / "words" / "g1"
    ChromaWriter().write(None, folder, (IDS, VECTORS), [])
    DAMAGE[damage](folder / name)
    with pytest.raises(CatalogError, match=r"vectors/words/g1 is missing, damaged or locked.*catalog rebuild"):
        ChromaIndex(folder)
    with pytest.raises(CatalogError, match="catalog rebuild"):
        ChromaWriter().ids(folder)
    with pytest.raises(CatalogError, match="catalog rebuild"):
        ChromaWriter().write(folder, tmp_path / "words" / "g2", (IDS[:1], VECTORS[:1]), [])


LOCK = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('BEGIN EXCLUSIVE'); print('held'); input()"


@contextmanager
def _locked(database: Path) -> Iterator[None]:
    """Let another process hold it: SQLite's locks are a process' own."""
    command = [sys.executable, "-u", "-c", LOCK, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        yield
        other.communicate("\n")


@contextmanager
def _overwritten(database: Path) -> Iterator[None]:
    database.write_bytes(b"no database at all" * 1000)
    yield


@contextmanager
def _unreadable(database: Path) -> Iterator[None]:
    """A folder where a file is expected: it cannot be read by root either."""
    database.unlink()
    database.mkdir()
    yield


@pytest.mark.parametrize("fault", [_locked, _overwritten, _unreadable])
def test_a_graph_whose_database_is_locked_damaged_or_unreadable_is_noticed(tmp_path: Path, fault: Fault):
    folder = tmp_path / "words" / "g1"
    ChromaWriter(scanned=100).write(None, folder, (IDS, VECTORS), [])
    with fault(folder / "chroma" / "chroma.sqlite3"), pytest.raises(CatalogError, match="catalog rebuild"):
        ChromaIndex(folder, scanned=100)


def test_an_index_of_before_there_were_checksums_is_read(tmp_path: Path):
    ChromaWriter().write(None, tmp_path / "g1", (IDS, VECTORS), [])
    (tmp_path / "g1" / "sums.json").unlink()
    assert ChromaIndex(tmp_path / "g1").search(VECTORS[7], 1, None)[0][0] == "p7"
