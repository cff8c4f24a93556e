"""A log that is never in the way: what cannot be written, as the disk is full, is left out."""

from collections.abc import Callable
from contextlib import suppress
from typing import TextIO


class Unfailing:
    """Writes to the stream there is at that moment, and goes on where that fails."""

    def __init__(self, stream: Callable[[], TextIO]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what can be written."""
        with suppress(OSError):
            self._stream().write(text)
        return len(text)

    def flush(self) -> None:
        """Flush what can be flushed."""
        with suppress(OSError):
            self._stream().flush()
