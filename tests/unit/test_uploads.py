"""A photo or a recording belongs to its owner, for a while, and to nobody else."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from assistant import uploads as module
from assistant.audio.notes import CleanRecording
from assistant.errors import PhotoGone, RecordingGone
from assistant.photo import CleanPhoto, clean
from assistant.uploads import MOST_OF_ONE_OWNER, Kind, Uploads
from tests.photos import photo
from tests.sounds import tone

NOW = datetime(2030, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
OWNER, OTHER = "5e" * 16, "07" * 16


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "uploads"


@pytest.fixture
def uploads(folder: Path, clock: Clock) -> Uploads:
    return Uploads(folder, clock)


@pytest.fixture(scope="module")
def cleaned() -> CleanPhoto:
    return clean(photo())


def is_kept(uploads: Uploads, upload: str, owner: str = OWNER) -> bool:
    try:
        uploads.check(upload, owner)
    except PhotoGone:
        return False
    return True


def test_its_owner_gets_a_photo_back_also_through_another_process(uploads, folder, clock, cleaned):
    upload = uploads.keep(cleaned, OWNER, NOW + HOUR)
    assert uploads.read(upload, OWNER) == cleaned.jpeg
    pixels = Uploads(folder, clock).open(upload, OWNER)
    assert pixels.shape == cleaned.pixels.shape
    assert np.abs(pixels.astype(int) - cleaned.pixels).mean() < 3


def test_nobody_learns_whether_a_photo_of_another_exists(uploads, clock, cleaned):
    kept = uploads.keep(cleaned, OTHER, NOW + HOUR)
    over = uploads.keep(cleaned, OWNER, NOW)
    told = set()
    for upload in (
        kept,
        over,
        "0" * 32,
        "",
        "0" * 31,
        kept.upper(),
        f"{kept}\n",
        f"../{kept}",
        "\0",
        "é" * 32,
        "x" * 9999,
    ):
        for look in (uploads.check, uploads.read, uploads.open):
            with pytest.raises(PhotoGone) as refusal:
                look(upload, OWNER)
            told.add(str(refusal.value))
    assert len(told) == 1


def test_a_photo_ends_at_its_time_and_is_then_swept(uploads, folder, clock, cleaned):
    soon = uploads.keep(cleaned, OWNER, NOW + HOUR)
    late = uploads.keep(cleaned, OWNER, NOW + 2 * HOUR)
    clock.now = NOW + HOUR
    assert [is_kept(uploads, soon), is_kept(uploads, late)] == [False, True]
    assert len(list(folder.iterdir())) == 2
    uploads.sweep()
    assert [file.stem[-32:] for file in folder.iterdir()] == [late]


def test_a_sweep_takes_abandoned_drafts_and_nothing_that_is_not_ours(uploads, folder, cleaned):
    name = f"{'a' * 32}-{'b' * 32}.jpg"
    uploads.keep(cleaned, OWNER, NOW)
    for own, age in ((f".{name}", 2 * HOUR), (f".{name[::-1][4:]}.jpg", HOUR / 2), ("holiday.jpg", 2 * HOUR)):
        (folder / own).touch()
        os.utime(folder / own, ((NOW - age).timestamp(),) * 2)
    uploads.sweep()
    assert f".{name}" not in {file.name for file in folder.iterdir()}
    assert len(list(folder.iterdir())) == 2


def test_sweeping_before_the_first_photo_does_nothing(uploads, folder):
    uploads.sweep()
    assert not folder.exists()


def test_of_more_photos_than_one_owner_may_keep_the_oldest_goes(uploads, cleaned):
    others = uploads.keep(cleaned, OTHER, NOW + HOUR / 2)
    kept = [uploads.keep(cleaned, OWNER, NOW + HOUR + timedelta(seconds=n)) for n in range(MOST_OF_ONE_OWNER + 2)]
    assert [is_kept(uploads, upload) for upload in kept] == [False] * 2 + [True] * MOST_OF_ONE_OWNER
    assert is_kept(uploads, others, OTHER)


def test_of_more_photos_than_fit_the_oldest_of_all_goes(uploads, cleaned, monkeypatch):
    monkeypatch.setattr(module, "MOST", {Kind.PHOTO: 3})
    kept = [uploads.keep(cleaned, str(n), NOW + HOUR + timedelta(seconds=n)) for n in range(5)]
    assert [is_kept(uploads, upload, str(n)) for n, upload in enumerate(kept)] == [False, False, True, True, True]


def test_files_tell_neither_their_owner_nor_anything_to_other_users(uploads, folder, cleaned):
    uploads.keep(cleaned, OWNER, NOW + HOUR)
    (file,) = folder.iterdir()
    assert OWNER not in file.name
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_ids_are_of_128_random_bits_and_of_one_length(uploads, cleaned):
    ids = {uploads.keep(cleaned, str(n), NOW + HOUR) for n in range(50)}
    assert len(ids) == 50
    assert {len(bytes.fromhex(upload)) for upload in ids} == {16}


def test_a_photo_that_could_not_be_written_whole_is_never_seen(uploads, folder, cleaned, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "utime", full)
    with pytest.raises(OSError, match="No space"):
        uploads.keep(cleaned, OWNER, NOW + HOUR)
    assert all(file.name.startswith(".") for file in folder.iterdir())


# --- recordings

SAID = CleanRecording(tone(440, 1.0))


def test_its_owner_hears_a_recording_again(uploads, folder, clock):
    upload = uploads.keep(SAID, OWNER, NOW + HOUR)
    assert uploads.read(upload, OWNER, Kind.RECORDING) == SAID.wav
    assert np.array_equal(Uploads(folder, clock).hear(upload, OWNER), SAID.samples)


def test_nobody_learns_whether_a_recording_of_another_exists(uploads, cleaned):
    ids = (uploads.keep(SAID, OTHER, NOW + HOUR), uploads.keep(SAID, OWNER, NOW), "0" * 32, "../x")
    told = set()
    for upload in ids:
        with pytest.raises(RecordingGone) as refusal:
            uploads.hear(upload, OWNER)
        told.add(str(refusal.value))
    assert len(told) == 1


def test_a_recording_is_no_photo_and_a_photo_no_recording(uploads, cleaned):
    recording, photo = uploads.keep(SAID, OWNER, NOW + HOUR), uploads.keep(cleaned, OWNER, NOW + HOUR)
    with pytest.raises(PhotoGone):
        uploads.check(recording, OWNER)
    with pytest.raises(RecordingGone):
        uploads.check(photo, OWNER, Kind.RECORDING)


def test_recordings_take_no_room_from_photos(uploads, cleaned):
    photo = uploads.keep(cleaned, OWNER, NOW + HOUR / 2)
    kept = [uploads.keep(SAID, OWNER, NOW + HOUR + timedelta(seconds=n)) for n in range(MOST_OF_ONE_OWNER + 1)]
    assert is_kept(uploads, photo)
    with pytest.raises(RecordingGone):
        uploads.hear(kept[0], OWNER)
    assert uploads.hear(kept[1], OWNER).shape == SAID.samples.shape


def test_a_recording_ends_at_its_time_and_is_then_swept(uploads, folder, clock):
    uploads.keep(SAID, OWNER, NOW + HOUR)
    clock.now = NOW + HOUR
    uploads.sweep()
    assert list(folder.iterdir()) == []


def test_what_is_forgotten_of_an_owner_leaves_others_theirs(uploads: Uploads) -> None:
    made = clean(photo())
    gone, stays = uploads.keep(made, OWNER, NOW + HOUR), uploads.keep(made, OTHER, NOW + HOUR)
    assert uploads.of(OWNER) == [(gone, Kind.PHOTO, NOW + HOUR)]
    uploads.forget("whoever", [OWNER])
    assert uploads.of(OWNER) == []
    uploads.forget(OTHER, [])  # a customer's name is no conversation's
    assert uploads.of(OTHER) == [(stays, Kind.PHOTO, NOW + HOUR)]
