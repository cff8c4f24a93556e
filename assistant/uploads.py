"""Customers' photos and recordings, kept for a while as files: each has one owner, and nobody else learns of it."""

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from assistant.audio.notes import CleanRecording, samples_of
from assistant.audio.pcm import Samples
from assistant.errors import PhotoGone, RecordingGone
from assistant.photo import CleanPhoto, pixels_of
from assistant.ports import Pixels

STAFF = "staff"  # owner of what is shown at a terminal; a customer's photos belong to their session
ID = re.compile(r"[0-9a-f]{32}")
ID_BYTES = 16  # 128 bits
OWNER_CHARACTERS = 32  # of the owner's hash
MOST_OF_ONE_OWNER = 20
OWN = re.compile(r"\.?[0-9a-f]{32}-[0-9a-f]{32}\.(?:jpg|wav)")
DRAFT = "."  # begins the name of a file that is being written
DRAFT_LIFE = timedelta(hours=1)  # then its writer is gone


class Kind(StrEnum):
    """What was sent, by the end of the name of its file."""

    PHOTO = "jpg"
    RECORDING = "wav"


#: Of all owners together: about 2 GB of each.
MOST = {Kind.PHOTO: 10_000, Kind.RECORDING: 1_000}


class Uploads:
    """What is kept in one folder, which several processes may share. `now` returns the time with its zone.

    A file is named `<hash of its owner>-<id>.<kind>`; the time of its last change is when it ends.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def keep(self, made: CleanPhoto | CleanRecording, owner: str, until: datetime) -> str:
        """Keep a photo or a recording and return its id.

        Where an owner has 20 others of its kind, or all together as many as may be, those that end soonest go.
        """
        kind, data = (Kind.PHOTO, made.jpeg) if isinstance(made, CleanPhoto) else (Kind.RECORDING, made.wav)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        upload = secrets.token_hex(ID_BYTES)
        name = _name(upload, owner, kind)
        draft = self._folder / f"{DRAFT}{name}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        os.utime(draft, (until.timestamp(), until.timestamp()))
        self._make_room(owner, kind)
        draft.rename(self._folder / name)  # nobody ever sees half of it
        return upload

    def check(self, upload: str, owner: str, kind: Kind = Kind.PHOTO) -> None:
        """Raise PhotoGone or RecordingGone unless there is such an upload of this owner now."""
        self._find(upload, owner, kind)

    def read(self, upload: str, owner: str, kind: Kind = Kind.PHOTO) -> bytes:
        """Return a photo as JPEG or a recording as WAV.

        Raises PhotoGone or RecordingGone: there is no such upload of this owner, or no longer.
        """
        try:
            return self._find(upload, owner, kind).read_bytes()
        except FileNotFoundError as error:
            raise _gone(kind) from error

    def open(self, upload: str, owner: str) -> Pixels:
        """Return a photo's pixels. Raises PhotoGone: there is no such photo of this owner, or no longer."""
        return pixels_of(self.read(upload, owner))

    def hear(self, upload: str, owner: str) -> Samples:
        """Return a recording's sound. Raises RecordingGone: there is no such recording of this owner, or no longer."""
        return samples_of(self.read(upload, owner, Kind.RECORDING))

    def of(self, owner: str) -> list[tuple[str, Kind, datetime]]:
        """Return what is kept of an owner: each upload's id, what it is, and when it ends."""
        kept = [(end, file) for end, file in self._files() if file.name.startswith(_hash(owner))]
        return [
            (file.stem.rpartition("-")[2], Kind(file.suffix[1:]), datetime.fromtimestamp(end, UTC))
            for end, file in kept
        ]

    def forget(self, customer: str, conversations: Sequence[str]) -> None:  # noqa: ARG002 - a conversation is an owner
        """Delete all that was sent in these conversations, also what is being written."""
        owners = tuple(f"{draft}{_hash(each)}" for each in conversations for draft in ("", DRAFT))
        for _, file in self._files():
            if owners and file.name.startswith(owners):
                file.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Delete what has ended, and drafts whose writer is gone."""
        now = self._now()
        for end, file in self._files():
            if end <= (now - DRAFT_LIFE if file.name.startswith(DRAFT) else now).timestamp():
                file.unlink(missing_ok=True)

    def _make_room(self, owner: str, kind: Kind) -> None:
        """Let one more be kept."""
        kept = [file for _, file in self._files() if not file.name.startswith(DRAFT) and file.suffix == f".{kind}"]
        own = [file for file in kept if file.name.startswith(_hash(owner))]
        for file in {*_surplus(own, MOST_OF_ONE_OWNER - 1), *_surplus(kept, MOST[kind] - 1)}:
            file.unlink(missing_ok=True)

    def _files(self) -> list[tuple[float, Path]]:
        """Return our files with when they end, seconds since 1970, soonest first."""
        found = []
        for file in self._folder.iterdir() if self._folder.is_dir() else ():
            with suppress(FileNotFoundError):  # another process was faster
                if OWN.fullmatch(file.name):
                    found.append((file.stat().st_mtime, file))
        return sorted(found)

    def _find(self, upload: str, owner: str, kind: Kind) -> Path:
        if not ID.fullmatch(upload):
            raise _gone(kind)
        file = self._folder / _name(upload, owner, kind)
        try:
            end = file.stat().st_mtime
        except FileNotFoundError as error:
            raise _gone(kind) from error
        if end <= self._now().timestamp():
            raise _gone(kind)
        return file


def _surplus(files: Sequence[Path], most: int) -> Sequence[Path]:
    return files[: max(0, len(files) - most)]


def _hash(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()[:OWNER_CHARACTERS]


def _name(upload: str, owner: str, kind: Kind) -> str:
    return f"{_hash(owner)}-{upload}.{kind}"


def _gone(kind: Kind) -> PhotoGone | RecordingGone:
    if kind is Kind.RECORDING:
        return RecordingGone("Expected a recording that was sent here and is still kept; record it again.")
    return PhotoGone("Expected a photo that was shown here and is still kept; show it again.")
