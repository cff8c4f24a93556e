"""Generations of a vector index: one written for each import that changes what is to be found by vector."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from uuid import uuid4

import numpy as np

from assistant.catalog.store import Made
from assistant.ports import Progress, Vectors, VectorWriter

Thing = TypeVar("Thing")  # what is embedded: a text, a picture's file


@dataclass(frozen=True, slots=True)
class Generations(Generic[Thing]):
    """The folder of all generations of one index, and what makes a new one."""

    folder: Path
    encoder: str  # names the model
    embed: Callable[[Sequence[Thing]], Vectors]
    writer: VectorWriter
    things: str  # as progress names them: "products"
    batch: int = 256  # embedded between two signs of progress

    def current(self, before: Made) -> Path | None:
        """Return the generation that can be built upon: made by this encoder, and still there."""
        current = self.folder / before.generation
        return current if before.generation and before.encoder == self.encoder and current.is_dir() else None

    def update(self, before: Made, revision: int, wanted: Mapping[str, Thing], progress: Progress) -> Made:
        """Write a generation of exactly these, where that differs from the one before; return which is in use now.

        An id must always stand for the same thing, as the name of a picture does: only new ids are embedded. Without
        anything wanted there is no generation.
        """
        if not wanted:
            return Made()
        current = self.current(before)
        has = set(self.writer.ids(current)) if current else set()
        new = {own: thing for own, thing in wanted.items() if own not in has}
        return self.write(before, revision, new, [own for own in has if own not in wanted], progress)

    def write(
        self, before: Made, revision: int, changed: Mapping[str, Thing], removed: Sequence[str], progress: Progress
    ) -> Made:
        """Embed what is new or changed, by id, and write the generation of this revision; return which is in use now.

        Its name is new even where an import before this one was cut off: a reader may have that folder in memory.
        """
        current = self.current(before)
        if current and not changed and not removed:
            return before
        vectors = self._embed(list(changed.values()), progress)
        name = f"{revision:06d}-{uuid4().hex[:8]}"
        self.folder.mkdir(parents=True, exist_ok=True)
        progress(f"writing the index of {self.things}", 0, None)
        self.writer.write(current, self.folder / name, (list(changed), vectors), removed if current else ())
        return Made(name, self.encoder)

    def _embed(self, things: Sequence[Thing], progress: Progress) -> Vectors:
        if not things:
            return np.empty((0, 0), np.float32)  # how many dimensions there are, only the loaded model knows
        parts = []
        for start in range(0, len(things), self.batch):
            parts.append(self.embed(things[start : start + self.batch]))
            progress(f"embedding {self.things}", min(start + self.batch, len(things)), len(things))
        vectors: Vectors = np.concatenate(parts)
        return vectors


@contextmanager
def kept_if_done(*folders: Path) -> Iterator[None]:
    """Delete the generations written to these folders within where that fails: a full disk must not get fuller."""
    before = {folder: [generation.name for generation in folder.glob("*")] for folder in folders}
    try:
        yield
    except Exception:
        for folder, names in before.items():
            sweep(folder, *names)
        raise


def sweep(folder: Path, *kept: str) -> None:
    """Delete all generations in a folder but those of these names."""
    for generation in folder.glob("*"):
        if generation.is_dir() and generation.name not in kept:
            shutil.rmtree(generation)
