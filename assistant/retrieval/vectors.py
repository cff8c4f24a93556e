"""The vector index: rows that are compared one by one, and where there are very many, Chroma's graph of them.

A generation is a folder that never changes once written:

    vectors.npy    the rows, as `assistant.retrieval.scan` describes
    codes.npy
    ids.json       id of each row
    sums.json      a checksum of each of these files, by which damage is noticed when they are opened
    chroma/        of more than a million rows, also a collection, with its graph of near neighbors (HNSW)

Up to a million rows comparing with all of them takes milliseconds, and finds the true nearest behind any filter. The
graph misses some of them, knows no filter, and takes minutes to build. It is asked where more rows than that are
allowed, so that most of the nearest are, and what it finds is compared again. docs/benchmarks.md has the figures.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from itertools import chain
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.errors import ChromaError

from assistant.errors import CatalogError
from assistant.ports import Integers, Mask, Vectors
from assistant.retrieval.scan import ROWS_AT_A_TIME, Matrix, write_matrix

COLLECTION = "products"
DATABASE = "chroma.sqlite3"  # Chroma's own file
SUMMED, SUMS = ("vectors.npy", "codes.npy", "ids.json"), "sums.json"
LOCKED_SECONDS = 2.0  # that a database may be held by another program, which an import may do for a moment
#: How many of the graph's nearest are looked through for allowed ones.
NEAREST = 400
HNSW = {"space": "cosine", "ef_search": NEAREST}
#: Up to how many rows are compared one by one; where more are allowed, the graph is asked first.
SCANNED = 1_000_000


class ChromaIndex:
    """One generation, open for reading. Thread-safe."""

    def __init__(self, folder: Path, scanned: int = SCANNED) -> None:
        """Open it. Raises CatalogError where it is missing, damaged or locked."""
        with _whole(folder):
            self.ids: Sequence[str] = _ids(folder)
            self._matrix = Matrix(folder)
            self._graph = _Graph(folder, self.ids) if len(self.ids) > scanned else None
        self._scanned = scanned

    def search(self, vector: Vectors, k: int, allowed: Mask | None) -> list[tuple[str, float]]:
        """Return up to k (id, cosine), best first; of the rows that are True in `allowed` [rows], where given."""
        rows = self._near(vector, k, allowed)
        found = self._matrix.nearest(vector, k, allowed) if rows is None else self._matrix.best(rows, vector, k)
        return [(self.ids[row], cosine) for row, cosine in zip(*(each.tolist() for each in found), strict=True)]

    def of(self, rows: Integers) -> Vectors:
        """Return the vectors of these rows, shape (len(rows), dimensions), of length 1."""
        return self._matrix.of(rows)

    def close(self) -> None:
        """Let go of the folder."""
        if self._graph is not None:
            self._graph.close()

    def _near(self, vector: Vectors, k: int, allowed: Mask | None) -> Integers | None:
        """Return allowed rows that the graph holds for near; None where comparing all is better."""
        if self._graph is None or (allowed is not None and np.count_nonzero(allowed) <= self._scanned):
            return None
        rows = self._graph.nearest(vector)
        near = rows if allowed is None else rows[allowed[rows]]
        return near if len(near) >= k else None


class _Graph:
    """Chroma's graph of near neighbors. Thread-safe."""

    def __init__(self, folder: Path, ids: Sequence[str]) -> None:
        _must_be_readable(folder / "chroma" / DATABASE)
        self._client = _client(folder)
        self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
        self._rows = {own: row for row, own in enumerate(ids)}

    def nearest(self, vector: Vectors) -> Integers:
        """Return the rows of about the nearest."""
        count = min(NEAREST, len(self._rows))
        found = self._collection.query(query_embeddings=[vector], n_results=count, include=[])["ids"][0]
        return np.array([self._rows[own] for own in found], np.int64)

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()


class ChromaWriter:
    """Makes generations."""

    def __init__(self, scanned: int = SCANNED) -> None:
        self._scanned = scanned

    def ids(self, generation: Path) -> Sequence[str]:
        """Return what a generation has a row of. Raises CatalogError where it is missing or damaged."""
        with _whole(generation):
            return _ids(generation)

    def write(
        self, old: Path | None, new: Path, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]
    ) -> None:
        """Write to the folder `new` all of `old` less `removed`, with `upserts` added or replaced.

        Raises CatalogError where `old` is missing or damaged.
        """
        draft = new.with_name(f".{new.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        with _whole(old) if old else nullcontext():
            _write_rows(old, draft, upserts, removed)
        ids = _ids(draft)
        (draft / SUMS).write_text(json.dumps({name: _sum(draft / name) for name in SUMMED}))
        if len(ids) > self._scanned:
            if old is not None and (old / "chroma").exists():
                _copy(old / "chroma", draft / "chroma")
                self._change_collection(draft, upserts, removed)
            else:
                self._change_collection(draft, (ids, np.load(draft / "vectors.npy", mmap_mode="r")), ())
        draft.rename(new)

    def _change_collection(self, folder: Path, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]) -> None:
        client = _client(folder)
        try:
            collection = client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": HNSW}
            )
            step = client.get_max_batch_size()
            ids, vectors = upserts
            for start in range(0, len(ids), step):
                collection.upsert(ids=list(ids[start : start + step]), embeddings=vectors[start : start + step])
            for start in range(0, len(removed), step):
                collection.delete(ids=list(removed[start : start + step]))
        finally:
            client.close()


def _client(folder: Path) -> ClientAPI:
    settings = chromadb.Settings(anonymized_telemetry=False)
    return chromadb.PersistentClient(str(folder / "chroma"), settings=settings)


def _must_be_readable(database: Path) -> None:
    """Raise sqlite3.Error where a database cannot be read. Chroma itself would wait for ever for one that is locked."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", LOCKED_SECONDS, uri=True)) as opened:
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _copy(old: Path, new: Path) -> None:
    """Copy a collection that a running shop may be opening at this moment: Chroma then writes to its database."""
    shutil.copytree(old, new, ignore=shutil.ignore_patterns(f"{DATABASE}*"))  # its journal too, which comes and goes
    with closing(sqlite3.connect(old / DATABASE)) as source, closing(sqlite3.connect(new / DATABASE)) as target:
        source.backup(target)


@contextmanager
def _whole(folder: Path) -> Iterator[None]:
    """Check the files of a generation, then read them. Raises CatalogError where they are missing, damaged or locked.

    What has no checksums was written before there were any.
    """
    try:
        told = json.loads((folder / SUMS).read_text()) if (folder / SUMS).exists() else {}
        if changed := [name for name, known in told.items() if _sum(folder / name) != known]:
            raise ValueError(f"{', '.join(changed)} changed")
        yield
    except (OSError, ValueError, EOFError, ChromaError, sqlite3.Error) as error:
        part = f"vectors/{folder.parent.name}/{folder.name}"
        raise CatalogError(
            f"The index {part} is missing, damaged or locked: make it anew with `assistant catalog rebuild`."
        ) from error


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "blake2b").hexdigest()


def _ids(folder: Path) -> list[str]:
    ids: list[str] = json.loads((folder / "ids.json").read_text())
    return ids


def _write_rows(old: Path | None, new: Path, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]) -> None:
    """Write ids and matrix of a generation: what stays of `old` in its order, then `upserts`."""
    ids, vectors = upserts
    if old is None:
        write_matrix(new, [vectors], vectors.shape)
        (new / "ids.json").write_text(json.dumps(list(ids)))
        return
    gone, old_ids, matrix = {*removed, *ids}, _ids(old), Matrix(old)
    kept = np.array([row for row, own in enumerate(old_ids) if own not in gone], np.int64)
    steps = (kept[start : start + ROWS_AT_A_TIME] for start in range(0, len(kept), ROWS_AT_A_TIME))
    parts = chain(map(matrix.of, steps), [vectors] if len(ids) else [])
    write_matrix(new, parts, (len(kept) + len(ids), matrix.dimensions))
    (new / "ids.json").write_text(json.dumps([*(old_ids[row] for row in kept), *ids]))
