"""Which files an operator names, and their text: nothing hidden, nothing outside, nothing endless."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import PolicyError

ENDINGS = (".md", ".markdown")
MOST_FILES = 200
MOST_BYTES = 256 * 1024  # of one file
MOST_LOOKED_AT = 5_000  # files of any kind in a folder


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that was read."""

    name: str  # within the folder that was named
    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out."""

    name: str
    reason: str


def read_files(paths: Sequence[Path]) -> tuple[list[TextFile], list[Skipped]]:
    """Read the Markdown files that are named or lie in the folders named, in the order of their names.

    Raises PolicyError for a path that is not there, and for more files than are taken.
    """
    texts: list[TextFile] = []
    skipped: list[Skipped] = []
    names: dict[Path, str] = {}  # of the files so far, by where they really lie
    for name, path, root in _named(paths):
        first = names.setdefault(path.resolve(), name)
        reason = _refused(path, root) or ("" if first == name else f"the same file as {first}")
        taken = Skipped(name, reason) if reason else _read(name, path)
        if isinstance(taken, TextFile):
            texts.append(taken)
        else:
            skipped.append(taken)
        if len(texts) > MOST_FILES:
            raise PolicyError(
                f"There are more than {MOST_FILES} Markdown files: name the folder of the policies alone."
            )
    return texts, skipped


def _named(paths: Sequence[Path]) -> Iterator[tuple[str, Path, Path]]:
    """Yield the name of every file, where it lies, and the folder that it must lie in."""
    for path in paths:
        if path.is_dir():
            yield from ((file.relative_to(path).as_posix(), file, path) for file in _files_in(path))
        elif path.exists():
            yield path.name, path, path.resolve().parent
        else:
            raise PolicyError(f"{path} is not there: name Markdown files or a folder of them.")


def _files_in(folder: Path) -> list[Path]:
    """Return all files below a folder, in order. Of a hidden folder only its name; a link to one is not followed."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = [name for name in folders if name not in hidden]
        found += [Path(place, name) for name in (*files, *hidden)]
        if len(found) > MOST_LOOKED_AT:
            raise PolicyError(
                f"{folder} holds more than {MOST_LOOKED_AT:,} files: name the folder of the policies alone."
            )
    return sorted(found)


def _refused(path: Path, root: Path) -> str:
    """Return why a file is not read; "" where it is."""
    if path.name.startswith("."):
        return "hidden"
    if not path.resolve().is_relative_to(root.resolve()):
        return "a link that leads out of the folder"
    if path.suffix.lower() not in ENDINGS:
        return f"no Markdown: its name does not end in {' or '.join(ENDINGS)}"
    return "" if path.is_file() else "no file"


def _read(name: str, path: Path) -> TextFile | Skipped:
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        return Skipped(name, f"it cannot be read ({error.strerror})")
    if len(data) > MOST_BYTES:
        return Skipped(name, f"larger than {MOST_BYTES // 1024} KiB")
    try:
        return TextFile(name, data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return Skipped(name, "not UTF-8")
