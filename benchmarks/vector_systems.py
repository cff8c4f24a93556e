"""Ways to find the nearest of very many vectors."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import chromadb
import numpy as np

from assistant.ports import Mask, Vectors
from assistant.retrieval.vectors import ChromaIndex, ChromaWriter
from benchmarks.vector_data import Data, Filter

K = 10

#: Asks one prepared question; returns the rows found, best first.
Question = Callable[[], Sequence[int]]


class System(Protocol):
    """One way."""

    def build(self, folder: Path, data: Data) -> None:
        """Write all that a search needs to the folder."""

    def open(self, folder: Path) -> None:
        """Make ready to search."""

    def question(self, data: Data, query: int, behind: Filter) -> Question:
        """Prepare a search; a shop has its filter at hand, as a mask over products, before it asks."""


class Ours:
    """The shop's index."""

    def build(self, folder: Path, data: Data) -> None:
        """Write a generation."""
        ids = [str(row) for row in range(len(data.vectors))]
        ChromaWriter().write(None, folder / "generation", (ids, data.vectors), [])

    def open(self, folder: Path) -> None:
        """Open it."""
        self._index = ChromaIndex(folder / "generation")

    def question(self, data: Data, query: int, behind: Filter) -> Question:
        """Prepare a search."""
        vector, mask = data.queries[query], behind.mask(data, query)
        return lambda: [int(own) for own, _ in self._index.search(vector, K, mask)]


class ChromaDefaults:
    """Chroma as its documentation shows it: a filter is a condition on metadata."""

    def build(self, folder: Path, data: Data) -> None:
        """Write a collection."""
        collection = self._client(folder).create_collection("products", configuration={"hnsw": {"space": "cosine"}})
        step = 5000
        for start in range(0, len(data.vectors), step):
            rows = range(start, min(start + step, len(data.vectors)))
            about = [{"kind": int(data.kinds[row]), "tag": int(data.tags[row])} for row in rows]
            part = data.vectors[start : start + step]
            collection.add(ids=[str(row) for row in rows], embeddings=part, metadatas=about)

    def open(self, folder: Path) -> None:
        """Open it."""
        self._collection = self._client(folder).get_collection("products")

    def question(self, data: Data, query: int, behind: Filter) -> Question:
        """Prepare a search."""
        vector, where = data.queries[query], behind.where(data, query)

        def ask() -> Sequence[int]:
            found = self._collection.query(query_embeddings=[vector], n_results=K, where=where, include=[])
            return [int(own) for own in found["ids"][0]]

        return ask

    def _client(self, folder: Path) -> chromadb.ClientAPI:
        return chromadb.PersistentClient(str(folder), settings=chromadb.Settings(anonymized_telemetry=False))


class ExactScan:
    """NumPy: all vectors in memory, one product of matrix and vector, the best of those allowed."""

    def build(self, folder: Path, data: Data) -> None:
        """Write the matrix."""
        np.save(folder / "vectors.npy", data.vectors)

    def open(self, folder: Path) -> None:
        """Read it."""
        self._vectors: Vectors = np.load(folder / "vectors.npy")

    def question(self, data: Data, query: int, behind: Filter) -> Question:
        """Prepare a search."""
        vector, mask = data.queries[query], behind.mask(data, query)
        return lambda: self._nearest(vector, mask)

    def _nearest(self, vector: Vectors, mask: Mask | None) -> Sequence[int]:
        likeness = self._vectors @ vector
        rows = np.arange(len(likeness)) if mask is None else np.flatnonzero(mask)
        likeness = likeness[rows]
        best = np.argpartition(likeness, -K)[-K:] if len(rows) > K else np.arange(len(rows))
        found: list[int] = rows[best[np.argsort(-likeness[best])]].tolist()
        return found


SYSTEMS: dict[str, type[System]] = {"exact scan": ExactScan, "ours": Ours, "chroma defaults": ChromaDefaults}
