"""An encoder and a vector writer that are real, only small."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.ports import Vectors
from tests.fakes import ExactIndex


class LetterCounts:
    """Embeds a text as the counts of its letters; remembers what it was asked."""

    def __init__(self, name: str = "letters-1") -> None:
        self.name = name
        self.asked: list[str] = []
        self.fails = False

    def embed(self, texts: Sequence[str]) -> Vectors:
        if self.fails:
            raise RuntimeError("the model broke")
        self.asked += texts
        counts = np.array([[text.lower().count(letter) for letter in "abcdefgh"] for text in texts], dtype=np.float32)
        counts = counts.reshape(len(texts), 8) + 0.01
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


class JsonVectors:
    """A generation is a folder with one JSON file."""

    def write(
        self, old: Path | None, new: Path, upserts: tuple[Sequence[str], Vectors], removed: Sequence[str]
    ) -> None:
        vectors = read_vectors(old) if old else {}
        vectors |= dict(zip(upserts[0], upserts[1].tolist(), strict=True))
        for product in removed:
            del vectors[product]
        new.mkdir()
        (new / "vectors.json").write_text(json.dumps(vectors))

    def ids(self, generation: Path) -> Sequence[str]:
        return list(read_vectors(generation))


def read_vectors(generation: Path) -> dict[str, list[float]]:
    vectors: dict[str, list[float]] = json.loads((generation / "vectors.json").read_text())
    return vectors


def open_vectors(generation: Path) -> ExactIndex:
    vectors = read_vectors(generation)
    return ExactIndex(list(vectors), np.array(list(vectors.values()), np.float32))
