"""A feed file as bounded bytes and characters: compression and encoding are found out here."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from assistant.errors import FeedError

MAX_FILE_BYTES = 2 * 1024**3  # as stored
MAX_FEED_BYTES = 4 * 1024**3  # unpacked: a small .gz may hold a very large text
CHUNK_BYTES = 1024**2  # looked at to tell the encoding
GZIP_MAGIC = b"\x1f\x8b"
MENDED = "mended-windows-1252"  # an error handler's name
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class _BoundedReader(io.RawIOBase):
    """Reads `inner` up to a bound, and says in one sentence when the packed bytes are damaged."""

    def __init__(self, inner: BinaryIO, max_bytes: int) -> None:
        self._inner = inner
        self._most = self._left = max_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # typeshed: any writable buffer
        try:
            data = self._inner.read(len(buffer))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise FeedError(f"The packed file is damaged ({error}): pack it again with gzip.") from error
        except OSError as error:
            raise FeedError(f"The file cannot be read to its end ({error.strerror}): copy it anew.") from error
        self._left -= len(data)
        if self._left < 0:
            raise FeedError(
                f"The file is larger than the bound of {self._most // 1024**2:,} MiB when unpacked: split it."
            )
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_bytes(path: Path, max_bytes: int = MAX_FEED_BYTES) -> Iterator[BinaryIO]:
    """Open a feed, unpacked if it is a gzip file.

    Raises FeedError: it cannot be read, or it is larger than `max_bytes`.
    """
    with _opened(path) as packed:
        is_gzip = packed.read(2) == GZIP_MAGIC
        packed.seek(0)
        inner = cast(BinaryIO, gzip.GzipFile(fileobj=packed)) if is_gzip else packed
        yield cast(BinaryIO, io.BufferedReader(_BoundedReader(inner, max_bytes)))


def _opened(path: Path) -> BinaryIO:
    try:
        if not path.is_file():
            raise FeedError(f"There is no file {path}: give the path of one.")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FeedError(f"{path.name} is larger than the bound of 2 GiB: split it.")
        return path.open("rb")
    except OSError as error:
        raise FeedError(f"{path} cannot be opened ({error.strerror}): let this user read it.") from error


def encoding_of(path: Path) -> str:
    """Tell the encoding by its byte order mark; without one it is UTF-8."""
    with open_bytes(path) as stream:
        head = stream.read(CHUNK_BYTES)
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head.partition(b"\n")[0]:  # further down it is one bad character of one row
        raise FeedError(f"{path.name} is a binary file: unpack it, or export it as text, such as CSV.")
    return "utf-8"


@contextmanager
def open_text(path: Path, encoding: str, max_bytes: int = MAX_FEED_BYTES) -> Iterator[TextIO]:
    """Open a feed as characters. What is not valid UTF-8 is read as Windows-1252, what means nothing as U+FFFD."""
    codecs.register_error(MENDED, _mended)
    with open_bytes(path, max_bytes) as stream:
        yield io.TextIOWrapper(stream, encoding=encoding, errors=MENDED, newline="")


def _mended(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes at fault as Windows-1252, which feeds are in that are not in UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    meant = "cp1252" if error.encoding == "utf-8" else "ascii"
    return error.object[error.start : error.end].decode(meant, "replace"), error.end
