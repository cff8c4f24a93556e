"""The vector index: Chroma for the nearest of all products, an exact scan where a filter leaves few of them.

A generation is a folder that never changes once written:

    chroma/        the collection, searched approximately
    vectors.npy    float32 [products, dimensions], rows of length 1
    ids.json       item_group_id of each row

Chroma's own filters are slow for many ids and lose recall, so a filtered search first looks among Chroma's nearest
and falls back to one exact product of matrix and vector.
"""

import json
import shutil
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api import ClientAPI

from assistant.errors import CatalogError
from assistant.ports import Vectors

COLLECTION = "products"
DATABASE = "chroma.sqlite3"  # Chroma's own file
#: With its defaults Chroma misses many of the true nearest among 100,000 vectors; these settings cost build time.
HNSW = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 400}
#: How many of Chroma's nearest are looked through for allowed ones; ef_search bounds it.
NEAREST = 400


class ChromaIndex:
    """One generation, open for reading. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "ids.json").exists():
            raise CatalogError(f"The vector index {folder} is missing or damaged; import the catalogue again.")
        self._client = _client(folder)
        self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
        self._vectors: Vectors = np.load(folder / "vectors.npy")
        self._ids: list[str] = json.loads((folder / "ids.json").read_text())
        self._rows = {product: row for row, product in enumerate(self._ids)}

    def search(self, vector: Vectors, k: int, allowed: Collection[str] | None) -> list[tuple[str, float]]:
        """Return up to k (item_group_id, cosine), best first, only of `allowed` where given."""
        wanted = min(k, len(self._ids) if allowed is None else len(allowed))
        near = self._nearest(vector)
        if allowed is None:
            return near[:wanted]
        fitting = [pair for pair in near if pair[0] in allowed]
        return fitting[:wanted] if len(fitting) >= wanted else self._exact(vector, wanted, allowed)

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()

    def _nearest(self, vector: Vectors) -> list[tuple[str, float]]:
        found = self._collection.query(
            query_embeddings=[vector], n_results=min(NEAREST, len(self._ids)), include=["distances"]
        )
        distances = found["distances"] or [[]]
        return [(product, 1.0 - distance) for product, distance in zip(found["ids"][0], distances[0], strict=True)]

    def _exact(self, vector: Vectors, k: int, allowed: Collection[str]) -> list[tuple[str, float]]:
        rows = np.fromiter((self._rows[product] for product in allowed if product in self._rows), dtype=np.intp)
        # Gathering rows costs more than multiplying all of them: the matrix streams through memory once.
        likeness = (self._vectors @ vector)[rows]
        best = rows[np.argsort(-likeness, kind="stable")[:k]]
        return [(self._ids[row], float(self._vectors[row] @ vector)) for row in best]


class ChromaWriter:
    """Makes generations."""

    def write(
        self, old: Path | None, new: Path, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]
    ) -> None:
        """Write to the folder `new` all of `old` less `removed`, with `upserts` added or replaced."""
        draft = new.with_name(f".{new.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        if old is not None:
            _copy(old / "chroma", draft / "chroma")
        self._change_collection(draft, upserts, removed)
        ids, vectors = _merged(old, upserts, removed)
        np.save(draft / "vectors.npy", vectors)
        (draft / "ids.json").write_text(json.dumps(ids))
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


def _copy(old: Path, new: Path) -> None:
    """Copy a collection that a running shop may be opening at this moment: Chroma then writes to its database."""
    shutil.copytree(old, new, ignore=shutil.ignore_patterns(f"{DATABASE}*"))  # its journal too, which comes and goes
    with closing(sqlite3.connect(old / DATABASE)) as source, closing(sqlite3.connect(new / DATABASE)) as target:
        source.backup(target)


def _merged(
    old: Path | None, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]
) -> tuple[list[str], Vectors]:
    """Return ids and matrix of a generation: what stays of `old` in its order, then `upserts`."""
    ids, vectors = upserts
    if old is None:
        return list(ids), vectors
    gone = set(removed) | set(ids)
    old_ids: list[str] = json.loads((old / "ids.json").read_text())
    kept = [row for row, product in enumerate(old_ids) if product not in gone]
    old_vectors: Vectors = np.load(old / "vectors.npy")[kept]
    merged = np.concatenate([old_vectors, vectors]) if len(ids) else old_vectors
    return [old_ids[row] for row in kept] + list(ids), merged
