"""The index of policies on disk: one file, replaced as a whole, and noticed by a shop that runs."""

import json
from pathlib import Path
from threading import Lock
from uuid import uuid4

import numpy as np
import structlog
from pydantic import TypeAdapter
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from assistant.errors import ModelMismatch, PolicyError
from assistant.policies.book import Book
from assistant.policies.section import Section

log = structlog.get_logger(__name__)

#: Of the file; one of another format is made anew.
FORMAT = "1"
AGAIN = "import the policies again with `assistant policies import`"
_SECTIONS = TypeAdapter(tuple[Section, ...])
#: What a file is known by: another one has another place on disk, another time or another size.
_Stamp = tuple[int, int, int]


def write(book: Book, encoder: str, file: Path) -> None:
    """Put the index, made by the model of this name, in the place of the one before; readers see one or the other."""
    file.parent.mkdir(parents=True, exist_ok=True)
    sections = json.dumps([section.model_dump(mode="json") for section in book.sections])
    told = {"format": FORMAT, "encoder": encoder, "sections": sections}
    new = file.with_name(f".{file.name}.{uuid4().hex}")
    try:
        save_file({"vectors": np.ascontiguousarray(book.vectors)}, new, metadata=told)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def read(file: Path, encoder: str) -> Book:
    """Read the index. Raises PolicyError where it is damaged, ModelMismatch where another model made it."""
    try:
        with safe_open(file, framework="numpy") as opened:
            told = opened.metadata() or {}
            vectors = opened.get_tensor("vectors")
        if told.get("format") != FORMAT:
            raise PolicyError(f"{file} was written by another version: {AGAIN}.")
        sections, made_by = _SECTIONS.validate_json(told["sections"]), told["encoder"]
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise PolicyError(f"{file} cannot be read: {AGAIN}.") from error
    if made_by != encoder:
        raise ModelMismatch(f"The policies were indexed by {made_by}, but the model in use is {encoder}; {AGAIN}.")
    if vectors.ndim != 2 or len(vectors) != sum(len(section.passages) for section in sections):  # noqa: PLR2004
        raise PolicyError(f"{file} is damaged: {AGAIN}.")
    return Book(sections, vectors)


class StoredPolicies:
    """The policies of a shop's home, read again when another import has replaced them. Thread-safe."""

    def __init__(self, file: Path, encoder: str) -> None:
        self._file, self._encoder = file, encoder
        self._read: tuple[_Stamp, Book] | None = None
        self._lock = Lock()

    def current(self) -> Book | None:
        """Return them; None where none were imported. Raises PolicyError, ModelMismatch."""
        with self._lock:
            stamp = _stamp(self._file)
            if stamp is None:
                return None
            if self._read is None or self._read[0] != stamp:
                self._read = stamp, read(self._file, self._encoder)
                log.info("policies loaded", sections=len(self._read[1].sections))
            return self._read[1]

    def trouble(self) -> str | None:
        """Return what is the matter with the file, None where it can be read or there is none."""
        try:
            self.current()
        except (PolicyError, ModelMismatch):
            return f"{self._file.name} cannot be used: {AGAIN}."
        return None


def _stamp(file: Path) -> _Stamp | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
