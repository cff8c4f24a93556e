"""A learnt model of a running shop, read anew as soon as another one lies in its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import structlog

from assistant.errors import ModelUnusable

log = structlog.get_logger("learning")

Model = TypeVar("Model")
#: What tells a file from the one before: when it was written, its size and its inode.
Stamp = tuple[int, int, int]


class Newest(Generic[Model]):
    """Holds what lies in a file; `untrained` where there is none, or none that can be used, which is told once."""

    def __init__(self, file: Path, read: Callable[[Path], Model], untrained: Model) -> None:
        self._file = file
        self._read = read
        self._stamp: Stamp | None = None
        self._untrained = self._model = untrained
        self._is_unusable = False

    def now(self) -> Model:
        """Return the model in use."""
        stamp = _stamp(self._file)
        if stamp != self._stamp:
            self._is_unusable = False
            self._stamp, self._model = stamp, self._loaded() if stamp else self._untrained
        return self._model

    def trouble(self) -> str | None:
        """Return what is the matter with the file, None where it is used or there is none."""
        self.now()
        name = f"models/{self._file.parent.name}/{self._file.name}"
        return f"{name} cannot be used: train it anew, or delete it." if self._is_unusable else None

    def _loaded(self) -> Model:
        part = self._file.parent.name
        try:
            found = self._read(self._file)
        except ModelUnusable as error:
            log.error("learnt model not used", part=part, code=error.code, reason=str(error))
            self._is_unusable = True
            return self._untrained
        log.info("learnt model in use", part=part)
        return found


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
