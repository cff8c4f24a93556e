"""Recordings at the public port: what is taken in, and who may hear it."""

import asyncio
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.audio.notes import MAX_BYTES, samples_of
from assistant.gateway.app import create_app
from assistant.gateway.scripted import ScriptedDialogue, full
from assistant.phrases import Phrases
from assistant.settings import Settings
from tests.photos import photo
from tests.recordings import FORMATS, recording
from tests.sounds import tone

from .conftest import DRESSES, all_well, health_over
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


# Sent with a message.


def heard(text: str) -> dict[str, object]:
    return {"custom": {"heard": text}}


def send(client: TestClient, upload: str) -> list[dict[str, Any]]:
    answer = client.post("/v1/messages", json={"recording": upload})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["messages"])


def script(dialogue: ScriptedDialogue, upload: str, *lines: dict[str, object]) -> None:
    dialogue.script[f'/hear{{"recording": "{upload}"}}'] = lines


def test_what_is_heard_stands_in_the_history_as_what_the_customer_said(
    client: TestClient, dialogue: ScriptedDialogue
) -> None:
    upload = sent(client)
    script(dialogue, upload, heard("red dress"), full(DRESSES))
    said, reply = send(client, upload)
    assert (said["recording"], said["text"], said["photo"]) == (upload, "red dress", None)
    assert (reply["transcript"], reply["reply"]["text"]) == ("red dress", DRESSES.text)
    assert client.get("/v1/history").json()["messages"] == [said, reply]


def test_a_recording_in_which_nothing_was_heard_has_no_words(client: TestClient, dialogue: ScriptedDialogue) -> None:
    upload = sent(client)
    script(dialogue, upload, {"text": "I heard nothing."})
    said, reply = send(client, upload)
    assert (said["text"], said["recording"], reply["transcript"]) == ("", upload, None)


def test_the_page_learns_what_was_heard_with_the_answer(client: TestClient, dialogue: ScriptedDialogue) -> None:
    upload = sent(client)
    script(dialogue, upload, heard("red dress"), full(DRESSES))
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "c1", "recording": upload})
        events = [socket.receive_json() for _ in range(3)]
    assert [(each["type"], each.get("text")) for each in events[:2]] == [("user", ""), ("typing", None)]
    assert (events[0]["id"], events[0]["recording"]) == ("c1", upload)
    assert (events[2]["type"], events[2]["transcript"]) == ("reply", "red dress")


def test_what_was_heard_is_told_though_a_person_answers(client: TestClient, dialogue: ScriptedDialogue) -> None:
    upload = sent(client)
    script(dialogue, upload, heard("where is it"), {"custom": {"silent": True}})
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "c1", "recording": upload})
        settled = [socket.receive_json() for _ in range(3)][-1]
    assert (settled["type"], settled["transcript"]) == ("settled", "where is it")
    assert client.get("/v1/history").json()["messages"][0]["text"] == "where is it"


@pytest.mark.parametrize("line", [[], [{"custom": {"heard": "red dress"}}], [{"custom": {"heard": 5}}, {"text": "x"}]])
def test_a_recording_that_is_not_answered_is_apologized_for(
    client: TestClient, dialogue: ScriptedDialogue, line: list[dict[str, object]]
) -> None:
    upload = sent(client)
    script(dialogue, upload, *line)
    _, reply = send(client, upload)
    assert reply["problem"] == "dialogue_down"
    assert reply["reply"]["quick_replies"] == []


def test_a_recording_of_another_session_cannot_be_sent(
    client: TestClient, app: FastAPI, dialogue: ScriptedDialogue
) -> None:
    upload, stranger = sent(client), another_session(app)
    for name in (upload, "0" * 32, "../secret"):
        assert code_of(stranger.post("/v1/messages", json={"recording": name})) == (404, "recording_gone")
    photo_id = client.post("/v1/uploads", files={"file": ("a.png", photo())}).json()["id"]
    assert code_of(client.post("/v1/messages", json={"recording": photo_id})) == (404, "recording_gone")
    assert dialogue.asked == []


@pytest.mark.parametrize("beside", [{"text": "red dress"}, {"photo": "0" * 32}, {"drop": "price"}])
def test_a_recording_goes_alone(client: TestClient, beside: dict[str, str]) -> None:
    answer = client.post("/v1/messages", json={"recording": sent(client), **beside})
    assert code_of(answer) == (422, "bad_input")


async def test_a_recording_is_given_time_of_its_own(settings: Settings, phrases: Phrases) -> None:
    class Slow:
        async def send(self, session_id: str, message: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
            await asyncio.sleep(0.2)
            return [{"text": "At last."}]

    hurried = settings.model_copy(update={"turn_deadline_seconds": 0.05})
    with TestClient(create_app(hurried, Slow(), phrases, health_over(all_well))) as client:
        client.post("/v1/sessions")
        assert send(client, sent(client))[-1]["reply"]["text"] == "At last."
        typed = client.post("/v1/messages", json={"text": "hello"}).json()["messages"][-1]
        assert typed["problem"] == "dialogue_late"
