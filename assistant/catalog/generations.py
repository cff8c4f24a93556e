"""Generations of the vector index: one written for each import that changes a product's words."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np

from assistant.catalog.listing import Progress
from assistant.catalog.rows import content_hash
from assistant.catalog.store import State
from assistant.catalog.text import describe, product_title, words_of
from assistant.catalog.words import Words
from assistant.ports import Encoder, Vectors, VectorWriter
from assistant.types import Variant

BATCH = 256  # texts embedded between two signs of progress


@dataclass(frozen=True, slots=True)
class ProductText:
    """All that is written of a product as a whole."""

    title: str
    described: str  # what is embedded
    text_hash: str  # of that
    words: Words


def text_of(variants: Sequence[Variant]) -> ProductText:
    """Gather the text of a product from its variants."""
    described = describe(variants)
    return ProductText(product_title(variants), described, content_hash(described), words_of(variants))


@dataclass(frozen=True, slots=True)
class Generations:
    """The folder of all generations, and what makes a new one."""

    folder: Path
    encoder: Encoder
    writer: VectorWriter

    def current(self, state: State) -> Path | None:
        """Return the generation that can be built upon: made by this encoder, and still there."""
        current = self.folder / state.generation
        return current if state.generation and state.encoder == self.encoder.name and current.is_dir() else None

    def write(self, state: State, texts: Mapping[str, str], removed: Sequence[str], progress: Progress) -> str:
        """Embed texts by item_group_id and write the next generation; return its name.

        The name is new even where an import before this one was cut off: a reader may have that folder in memory.
        """
        current = self.current(state)
        if current and not texts and not removed:
            return state.generation
        vectors = self._embed(list(texts.values()), progress)
        name = f"{state.revision + 1:06d}-{uuid4().hex[:8]}"
        self.folder.mkdir(parents=True, exist_ok=True)
        progress("writing the vector index", 0, None)
        self.writer.write(current, self.folder / name, (list(texts), vectors), removed if current else ())
        return name

    def _embed(self, texts: Sequence[str], progress: Progress) -> Vectors:
        if not texts:
            return np.empty((0, 0), np.float32)  # how many dimensions there are, only the loaded model knows
        parts = []
        for start in range(0, len(texts), BATCH):
            parts.append(self.encoder.embed(texts[start : start + BATCH]))
            progress("embedding products", min(start + BATCH, len(texts)), len(texts))
        vectors: Vectors = np.concatenate(parts)
        return vectors

    @contextmanager
    def kept_if_done(self) -> Iterator[None]:
        """Delete what is written within where that fails: a disk that is full must not get fuller with each try."""
        before = [generation.name for generation in self.folder.glob("*")]
        try:
            yield
        except Exception:
            self.sweep(*before)
            raise

    def sweep(self, *kept: str) -> None:
        """Delete all generations but those of these names."""
        for generation in self.folder.glob("*"):
            if generation.is_dir() and generation.name not in kept:
                shutil.rmtree(generation)
