"""Recordings heard: of their owner, where somebody speaks in them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from time import sleep

import numpy as np
import pytest
from structlog.testing import capture_logs

from assistant.audio.notes import CleanRecording
from assistant.audio.pcm import Samples, joined, level_db, silence
from assistant.errors import RecordingGone, SetupError
from assistant.hearing.ports import DOUBTFUL, NOTHING_HEARD, Transcript, Utterance
from assistant.uploads import Uploads
from assistant.voice_notes import VoiceNotes
from tests.fakes import LoudnessDetector
from tests.sounds import tone

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HEARD = Transcript("red dresses", 0.9, ())


class Listener:
    """Hears the same in everything."""

    name = "listener"

    def __init__(self) -> None:
        self.heard: list[Samples] = []

    def transcribe(self, samples: Samples) -> Transcript:
        self.heard.append(samples)
        return HEARD

    def listen(self) -> Utterance:
        raise AssertionError("a recording is no call")


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "uploads", lambda: NOW)


def kept(uploads: Uploads, sound: Samples) -> str:
    return uploads.keep(CleanRecording(sound), "me", NOW + timedelta(hours=1))


def notes(uploads: Uploads, listener: Listener) -> VoiceNotes:
    return VoiceNotes(uploads, LoudnessDetector, lambda: listener)


def test_a_recording_in_which_somebody_speaks_is_heard(uploads: Uploads) -> None:
    sound = joined([silence(0.5), tone(440, 0.4), silence(0.5)])
    listener = Listener()
    assert notes(uploads, listener).hear(kept(uploads, sound), "me") == HEARD
    assert np.array_equal(listener.heard[0], sound)


def test_a_weak_microphone_is_raised_first(uploads: Uploads) -> None:
    listener = Listener()
    notes(uploads, listener).hear(kept(uploads, tone(440, 1.0, level=0.02)), "me")
    assert level_db(listener.heard[0]) == pytest.approx(-20, abs=1)


@pytest.mark.parametrize("sound", [silence(2.0), joined([silence(1.0), tone(440, 0.1), silence(1.0)])])
def test_nothing_listens_where_nobody_speaks_for_as_long_as_a_word(uploads: Uploads, sound: Samples) -> None:
    listener = Listener()
    assert notes(uploads, listener).hear(kept(uploads, sound), "me") == NOTHING_HEARD
    assert listener.heard == []


@pytest.mark.parametrize(("level", "is_doubtful"), [(1.0, False), (1.5, True)])
def test_an_overdriven_microphone_is_not_trusted(uploads: Uploads, level: float, is_doubtful: bool) -> None:
    sound = joined([silence(0.5), tone(440, 1.0, level=level), silence(8.0 if level == 1.0 else 0.5)])
    heard = notes(uploads, Listener()).hear(kept(uploads, sound), "me")
    assert (heard.text, heard.confidence < DOUBTFUL) == ("red dresses", is_doubtful)


@pytest.mark.parametrize("owner", ["you", ""])
def test_nobody_else_hears_it(uploads: Uploads, owner: str) -> None:
    upload = kept(uploads, tone(440, 1.0))
    with pytest.raises(RecordingGone):
        notes(uploads, Listener()).hear(upload, owner)


def test_who_hears_is_logged_and_recordings_wait_until_they_do(uploads: Uploads) -> None:
    ready = Event()

    def late() -> Listener:
        ready.wait(5)
        listener = Listener()
        listener.name = "late"
        return listener

    def told() -> list[str]:
        return [line["event"] for line in logs if line.get("engine") == "late"]  # others may still be loading

    with capture_logs() as logs:
        waiting = VoiceNotes(uploads, LoudnessDetector, late)
        assert told() == []
        ready.set()
        assert waiting.hear(kept(uploads, tone(440, 1.0)), "me") == HEARD
        while not told():
            sleep(0.01)
    assert told() == ["recordings are heard"]


def test_an_engine_that_cannot_be_loaded_is_logged_and_told_to_whoever_needs_it(uploads: Uploads) -> None:
    def broken() -> Listener:
        raise SetupError("no such model")

    with capture_logs() as logs:
        deaf = VoiceNotes(uploads, LoudnessDetector, broken)
        with pytest.raises(SetupError):
            deaf.hear(kept(uploads, tone(440, 1.0)), "me")
        while not (told := [(line["log_level"], line["why"]) for line in logs if "why" in line]):
            sleep(0.01)
    assert set(told) == {("error", "no such model")}


def test_an_engine_that_could_not_be_loaded_is_tried_again_with_the_next_recording(uploads: Uploads) -> None:
    tries = iter([SetupError("no such model"), Listener()])

    def mended() -> Listener:
        made = next(tries)
        if isinstance(made, SetupError):
            raise made
        return made

    notes, upload = VoiceNotes(uploads, LoudnessDetector, mended), kept(uploads, tone(440, 1.0))
    while not notes.trouble():
        sleep(0.01)
    assert notes.hear(upload, "me") == HEARD
    assert notes.trouble() is None
