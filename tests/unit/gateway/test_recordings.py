"""Recordings at the public port: what is taken in, and who may hear it."""

import numpy as np
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.audio.notes import MAX_BYTES, samples_of
from assistant.settings import Settings
from tests.photos import photo
from tests.recordings import FORMATS, recording
from tests.sounds import tone

from .test_api import code_of
from .test_photos import another_session

SAID = tone(440, 1.0)


def sent(client: TestClient) -> str:
    answer = client.post("/v1/recordings", files={"file": ("note.wav", recording(SAID))})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_recording_is_taken_in_as_a_form_and_as_it_is(client: TestClient, kind: str) -> None:
    data = recording(SAID, kind, rate=48_000)
    form = client.post("/v1/recordings", files={"file": ("anything.txt", data)})
    whole = client.post("/v1/recordings", content=data, headers={"Content-Type": "audio/webm;codecs=opus"})
    for answer in (form, whole):
        assert answer.status_code == 201
        kept = answer.json()
        assert kept["seconds"] == pytest.approx(1.0, abs=0.1)
        assert kept["url"] == f"/v1/recordings/{kept['id']}"


def test_a_recording_is_heard_again_and_no_cache_keeps_it(client: TestClient) -> None:
    answer = client.get(f"/v1/recordings/{sent(client)}")
    assert answer.headers["content-type"] == "audio/wav"
    assert answer.headers["cache-control"] == "private, no-store"
    assert np.array_equal(samples_of(answer.content), SAID)


def test_another_session_learns_nothing_of_a_recording(client: TestClient, app: FastAPI) -> None:
    upload, stranger = sent(client), another_session(app)
    answers = [stranger.get(f"/v1/recordings/{name}") for name in (upload, "0" * 32, "..%5csecret")]
    answers.append(client.get(f"/v1/uploads/{upload}"))
    assert [code_of(answer) for answer in answers] == [(404, "recording_gone")] * 3 + [(404, "photo_gone")]


def test_without_a_session_no_recording_is_taken_in(client: TestClient) -> None:
    client.cookies.clear()
    assert code_of(client.post("/v1/recordings", files={"file": ("a.wav", recording(SAID))})) == (
        401,
        "unknown_session",
    )


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "bad_recording"),
        (b"Show me red dresses, please.", 422, "bad_recording"),
        (photo(), 422, "bad_recording"),
        (recording(tone(440, 0.1)), 422, "bad_recording"),
        (recording(tone(440, 61.0), "MP3"), 413, "speech_too_long"),
        (bytes(MAX_BYTES + 1), 413, "speech_too_long"),
        (bytes(25 * 1024**2), 413, "speech_too_long"),
    ],
    ids=["empty", "text", "photo", "short", "long", "large", "larger than any body"],
)
def test_what_is_no_recording_is_refused_and_not_kept(
    client: TestClient, settings: Settings, data: bytes, status: int, code: str
) -> None:
    assert code_of(client.post("/v1/recordings", files={"file": ("note.wav", data)})) == (status, code)
    assert not settings.uploads.exists() or not any(settings.uploads.iterdir())


def test_a_body_of_another_type_is_refused(client: TestClient) -> None:
    answer = client.post("/v1/recordings", content=recording(SAID), headers={"Content-Type": "image/jpeg"})
    assert code_of(answer) == (422, "bad_input")
