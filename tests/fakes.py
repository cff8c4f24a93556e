"""Scripted, honest stand-ins for unit tests: small, exact, and true to the ports they fill."""

from collections.abc import Collection, Sequence

import numpy as np

from assistant.ports import Vectors


class LetterEncoder:
    """Counts letters: texts of the same letters are alike."""

    name = "letters"

    def embed(self, texts: Sequence[str]) -> Vectors:
        counts = np.array(
            [[text.casefold().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        )
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        return (counts / np.where(lengths == 0, 1, lengths)).astype(np.float32)


class ExactIndex:
    """Compares with every vector."""

    def __init__(self, ids: Sequence[str], vectors: Vectors) -> None:
        self.ids, self.vectors = ids, vectors

    def search(self, vector: Vectors, k: int, allowed: Collection[str] | None) -> list[tuple[str, float]]:
        pairs = zip(self.ids, (self.vectors @ vector).tolist(), strict=True)
        kept = [pair for pair in pairs if allowed is None or pair[0] in allowed]
        return sorted(kept, key=lambda pair: -pair[1])[:k]

    def close(self) -> None:
        self.ids, self.vectors = [], self.vectors[:0]


class ListedWords:
    """Counts how many of the words a product's text holds."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = {product: text.casefold() for product, text in texts.items()}

    def search(self, words: Sequence[str], k: int) -> list[tuple[str, float]]:
        scores = {product: sum(word.casefold() in text for word in words) for product, text in self.texts.items()}
        found = [(product, float(score)) for product, score in scores.items() if score]
        return sorted(found, key=lambda pair: -pair[1])[:k]

    def saying(self, words: Sequence[str]) -> frozenset[str]:
        saying = {product for product, text in self.texts.items() if all(word.casefold() in text for word in words)}
        return frozenset(saying if words else ())

    def known(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(word for word in words if any(word.casefold() in text for text in self.texts.values()))
