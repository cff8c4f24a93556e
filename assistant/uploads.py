"""Customers' photos, kept for a while as files: each belongs to one owner, and nobody else learns that it exists."""

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from assistant.errors import PhotoGone
from assistant.photo import CleanPhoto, pixels_of
from assistant.ports import Pixels

STAFF = "staff"  # owner of what is shown at a terminal; a customer's photos belong to their session
ID = re.compile(r"[0-9a-f]{32}")
ID_BYTES = 16  # 128 bits
OWNER_CHARACTERS = 32  # of the owner's hash
MOST_OF_ONE_OWNER = 20
MOST = 10_000  # about 2 GB
OWN = re.compile(r"\.?[0-9a-f]{32}-[0-9a-f]{32}\.jpg")
DRAFT = "."  # begins the name of a file that is being written
DRAFT_LIFE = timedelta(hours=1)  # then its writer is gone


class Uploads:
    """The photos in one folder, which several processes may share. `now` returns the time with its zone.

    A file is named `<hash of its owner>-<id>.jpg`; the time of its last change is when it ends.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def keep(self, photo: CleanPhoto, owner: str, until: datetime) -> str:
        """Keep a photo and return its id.

        Where an owner has 20 others, or all together have 10,000, those that end soonest go.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        upload = secrets.token_hex(ID_BYTES)
        name = _name(upload, owner)
        draft = self._folder / f"{DRAFT}{name}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(photo.jpeg)
        os.utime(draft, (until.timestamp(), until.timestamp()))
        self._make_room(owner)
        draft.rename(self._folder / name)  # nobody ever sees half a photo
        return upload

    def check(self, upload: str, owner: str) -> None:
        """Raise PhotoGone unless there is such a photo of this owner now."""
        self._find(upload, owner)

    def read(self, upload: str, owner: str) -> bytes:
        """Return a photo as JPEG. Raises PhotoGone: there is no such photo of this owner, or no longer."""
        try:
            return self._find(upload, owner).read_bytes()
        except FileNotFoundError as error:
            raise _gone() from error

    def open(self, upload: str, owner: str) -> Pixels:
        """Return a photo's pixels. Raises PhotoGone: there is no such photo of this owner, or no longer."""
        return pixels_of(self.read(upload, owner))

    def sweep(self) -> None:
        """Delete what has ended, and drafts whose writer is gone."""
        now = self._now()
        for end, file in self._files():
            if end <= (now - DRAFT_LIFE if file.name.startswith(DRAFT) else now).timestamp():
                file.unlink(missing_ok=True)

    def _make_room(self, owner: str) -> None:
        """Let one more be kept."""
        kept = [file for _, file in self._files() if not file.name.startswith(DRAFT)]
        own = [file for file in kept if file.name.startswith(_hash(owner))]
        for file in {*_surplus(own, MOST_OF_ONE_OWNER - 1), *_surplus(kept, MOST - 1)}:
            file.unlink(missing_ok=True)

    def _files(self) -> list[tuple[float, Path]]:
        """Return our files with when they end, seconds since 1970, soonest first."""
        found = []
        for file in self._folder.glob("*.jpg") if self._folder.is_dir() else ():
            with suppress(FileNotFoundError):  # another process was faster
                if OWN.fullmatch(file.name):
                    found.append((file.stat().st_mtime, file))
        return sorted(found)

    def _find(self, upload: str, owner: str) -> Path:
        if not ID.fullmatch(upload):
            raise _gone()
        file = self._folder / _name(upload, owner)
        try:
            end = file.stat().st_mtime
        except FileNotFoundError as error:
            raise _gone() from error
        if end <= self._now().timestamp():
            raise _gone()
        return file


def _surplus(files: Sequence[Path], most: int) -> Sequence[Path]:
    return files[: max(0, len(files) - most)]


def _hash(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()[:OWNER_CHARACTERS]


def _name(upload: str, owner: str) -> str:
    return f"{_hash(owner)}-{upload}.jpg"


def _gone() -> PhotoGone:
    return PhotoGone("Expected a photo that was shown here and is still kept; show it again.")
