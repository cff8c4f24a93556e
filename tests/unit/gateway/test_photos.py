"""Photos at the public port: what is taken in, who may see it, and how a message shows it."""

import asyncio
import json
import os
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient

from assistant.errors import TooManyRequests
from assistant.gateway import bodies, upload_desk
from assistant.gateway.app import create_app
from assistant.gateway.scripted import ScriptedDialogue
from assistant.gateway.sessions import Session
from assistant.gateway.upload_desk import MAX_COMING, MAX_COMING_PER_SESSION, MAX_DECODINGS, UploadDesk
from assistant.photo import CleanPhoto, clean
from assistant.phrases import Phrases
from assistant.settings import Settings
from assistant.uploads import Uploads
from tests.photos import animation, photo

from .conftest import all_well, health_over
from .test_api import code_of

MIB = 1024 * 1024


def send(client: TestClient, data: bytes = photo(), name: str = "photo.jpg", field: str = "file") -> httpx.Response:
    return client.post("/v1/uploads", files={field: (name, data)})


def sent(client: TestClient) -> str:
    answer = send(client)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def another_session(app: FastAPI) -> TestClient:
    client = TestClient(app)
    client.post("/v1/sessions").raise_for_status()
    return client


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_is_taken_in_as_a_form_and_as_it_is(client: TestClient, kind: str) -> None:
    data = photo(kind, (2048, 1024))
    whole = client.post("/v1/uploads", content=data, headers={"Content-Type": "image/anything"})
    for answer in (send(client, data), whole):
        assert answer.status_code == 201
        kept = answer.json()
        assert (kept["width"], kept["height"], kept["url"]) == (1024, 512, f"/v1/uploads/{kept['id']}")
        with Image.open(BytesIO(client.get(kept["url"]).content)) as image:
            assert (image.format, image.size) == ("JPEG", (1024, 512))


def test_a_photo_is_shown_as_a_picture_that_no_cache_keeps(client: TestClient) -> None:
    answer = client.get(f"/v1/uploads/{sent(client)}")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_another_session_learns_nothing_of_a_photo(client: TestClient, app: FastAPI, settings: Settings) -> None:
    upload, over = sent(client), sent(client)
    (file,) = settings.uploads.glob(f"*{over}*")
    os.utime(file, (0, 0))
    stranger = another_session(app)
    answers = [
        stranger.get(f"/v1/uploads/{upload}"),
        client.get(f"/v1/uploads/{over}"),
        client.get(f"/v1/uploads/{'0' * 32}"),
        client.get("/v1/uploads/..%5csecret"),
    ]
    assert {code_of(answer) for answer in answers} == {(404, "photo_gone")}
    assert len({answer.text for answer in answers}) == 1


def test_without_a_session_no_photo_is_taken_in_or_shown(client: TestClient) -> None:
    upload = sent(client)
    client.cookies.clear()
    assert code_of(send(client)) == (401, "unknown_session")
    assert code_of(client.get(f"/v1/uploads/{upload}")) == (401, "unknown_session")


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "bad_photo"),
        (b"<html></html>", 422, "bad_photo"),
        (photo()[:300], 422, "bad_photo"),
        (animation("WEBP"), 422, "bad_photo"),
        (bytes(10 * MIB + 1), 413, "photo_too_large"),
        (bytes(11 * MIB), 413, "photo_too_large"),
    ],
    ids=["empty", "html", "torn", "animation", "large", "larger than any body"],
)
def test_what_is_no_photo_is_refused_and_not_kept(
    client: TestClient, settings: Settings, data: bytes, status: int, code: str
) -> None:
    assert code_of(send(client, data)) == (status, code)
    assert not settings.uploads.exists() or not any(settings.uploads.iterdir())


def test_a_form_without_the_photo_in_its_place_is_refused(client: TestClient) -> None:
    twice = [("file", ("a.jpg", photo())), ("file", ("b.jpg", photo()))]
    answers = [
        send(client, field="photo"),
        client.post("/v1/uploads", files={"file": (None, b"text")}),
        client.post("/v1/uploads", files=twice),
        client.post("/v1/uploads", files={"file": ("a.jpg", photo())}, data={"session": "another"}),
        client.post("/v1/uploads", json={"file": "photo.jpg"}),
        client.post("/v1/uploads"),
        client.post("/v1/uploads", content=b"--", headers={"Content-Type": "multipart/form-data"}),
        client.post("/v1/uploads", content=b"?", headers={"Content-Type": "multipart/form-data; boundary=x"}),
    ]
    assert {code_of(answer) for answer in answers} == {(422, "bad_input")}


def test_a_photo_on_its_way_in_never_lies_on_the_disk(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.SpooledTemporaryFile.rollover", lambda _: 1 / 0)
    assert send(client, photo() + bytes(9 * MIB)).status_code == 201


class Upload:
    """One request as a server hands it on, so that a test decides what of the body arrives."""

    def __init__(self, app: FastAPI, token: str, body: AsyncIterator[dict[str, Any]], length: int | None = None):
        self._app = app
        self._body = body
        headers = {"authorization": f"Bearer {token}", "content-type": "image/jpeg"}
        self._headers = headers | ({} if length is None else {"content-length": str(length)})
        self._answered: list[dict[str, Any]] = []

    async def code(self) -> tuple[int, str]:
        scope = {
            "type": "http", "http_version": "1.1", "method": "POST", "scheme": "http", "path": "/v1/uploads",
            "raw_path": b"/v1/uploads", "query_string": b"", "client": ("192.0.2.1", 1), "server": ("shop", 80),
            "headers": [(name.encode(), value.encode()) for name, value in self._headers.items()],
        }  # fmt: skip
        await self._app(scope, self._receive, self._send)
        start, body = self._answered
        return start["status"], json.loads(body["body"])["error"]["code"]

    async def _receive(self) -> dict[str, Any]:
        return await anext(self._body)

    async def _send(self, message: Any) -> None:
        self._answered.append(message)


@pytest.fixture
def token(caller: httpx.AsyncClient) -> str:
    return caller.cookies["assistant_session"]


async def test_a_body_too_large_is_not_read_to_its_end(app: FastAPI, token: str) -> None:
    chunks = 0

    async def endless() -> AsyncIterator[dict[str, Any]]:
        nonlocal chunks
        while chunks < 20:
            chunks += 1
            yield {"type": "http.request", "body": bytes(MIB), "more_body": True}
        raise AssertionError("the body was read to its end")

    assert await Upload(app, token, endless()).code() == (413, "photo_too_large")
    assert chunks == 11


async def unread() -> AsyncIterator[dict[str, Any]]:
    raise AssertionError("the body was read")
    yield {}


async def test_a_body_that_says_it_is_too_large_is_not_read(app: FastAPI, token: str) -> None:
    assert await Upload(app, token, unread(), 11 * MIB).code() == (413, "photo_too_large")


async def test_a_strangers_body_is_not_read(app: FastAPI) -> None:
    assert await Upload(app, "guess", unread()).code() == (401, "unknown_session")


async def test_a_body_that_does_not_come_in_time_is_given_up(
    app: FastAPI, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow() -> AsyncIterator[dict[str, Any]]:
        yield {"type": "http.request", "body": b"\xff\xd8\xff", "more_body": True}
        await asyncio.Event().wait()

    monkeypatch.setattr(bodies, "UPLOAD_SECONDS", 0.01)
    assert await Upload(app, token, slow()).code() == (408, "body_too_slow")


async def test_a_caller_who_goes_in_the_middle_leaves_nothing(app: FastAPI, token: str, settings: Settings) -> None:
    async def torn() -> AsyncIterator[dict[str, Any]]:
        yield {"type": "http.request", "body": photo(), "more_body": True}
        yield {"type": "http.disconnect"}

    assert await Upload(app, token, torn()).code() == (422, "bad_photo")
    assert not settings.uploads.exists()


def gateway(settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases, **changes: object) -> TestClient:
    return another_session(create_app(settings.model_copy(update=changes), dialogue, phrases, health_over(all_well)))


def test_too_many_photos_are_told_when_to_come_back(
    settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases
) -> None:
    client = gateway(settings, dialogue, phrases, upload_rate="2/minute")
    answers = [send(client) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 60
    assert client.post("/v1/messages", json={"text": "hello"}).status_code == 200


def test_a_photo_lasts_as_long_as_the_setting_says_and_no_longer_than_its_session(
    settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases
) -> None:
    day = gateway(settings, dialogue, phrases)
    left = datetime.fromisoformat(send(day).json()["expires_at"]) - datetime.now(UTC)
    assert timedelta(hours=23) < left <= timedelta(hours=24)
    month = gateway(settings, dialogue, phrases, upload_hours=24 * 31)
    session_ends = month.post("/v1/sessions").json()["expires_at"]
    assert send(month).json()["expires_at"] == session_ends


# The desk


@pytest.fixture
def desk(settings: Settings) -> Iterator[UploadDesk]:
    desk = UploadDesk(Uploads(settings.uploads, now), timedelta(hours=1), now)
    yield desk
    desk.close()


def now() -> datetime:
    return datetime(2030, 1, 1, tzinfo=UTC)


def session(name: str) -> Session:
    return Session(name, "owner", "token", now() + timedelta(days=1))


def test_a_session_sends_few_photos_at_a_time_and_all_together_not_many(desk: UploadDesk) -> None:
    from contextlib import ExitStack

    with ExitStack() as held:
        for _ in range(MAX_COMING_PER_SESSION):
            held.enter_context(desk.place("one"))
        with pytest.raises(TooManyRequests), desk.place("one"):
            pass
        for number in range(MAX_COMING - MAX_COMING_PER_SESSION):
            held.enter_context(desk.place(str(number)))
        with pytest.raises(TooManyRequests), desk.place("another"):
            pass
    with desk.place("another"):
        pass


async def test_few_photos_are_decoded_at_a_time(desk: UploadDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    going, most, lock, both = 0, 0, threading.Lock(), threading.Barrier(MAX_DECODINGS)

    def watched(data: bytes) -> CleanPhoto:
        nonlocal going, most
        with lock:
            going += 1
            most = max(most, going)
        both.wait(timeout=10)  # nobody goes on until as many as allowed are here
        with lock:
            going -= 1
        return clean(data)

    monkeypatch.setattr(upload_desk, "clean", watched)
    await asyncio.gather(*(desk.keep(photo(), session(str(number))) for number in range(3 * MAX_DECODINGS)))
    assert most == MAX_DECODINGS


async def test_a_running_gateway_sweeps_what_has_ended(desk: UploadDesk, settings: Settings) -> None:
    desk.uploads.keep(clean(photo()), "one", now())
    sweeping = asyncio.create_task(desk.sweep())
    while any(settings.uploads.iterdir()):
        await asyncio.sleep(0.001)
    sweeping.cancel()


# Messages


def command(upload: str, words: str) -> str:
    return f"/show_photo{json.dumps({'photo': upload, 'words': words})}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, ""),
        ("", ""),
        ("  ", ""),
        ("like this but in black", "like this but in black"),
        ("/restart", "restart"),
        ("a\nb", "a b"),
        ('"}/restart{', '"}/restart{'),
    ],
)
def test_a_photo_goes_to_the_dialogue_with_its_words_and_is_shown_with_them(
    client: TestClient, dialogue: ScriptedDialogue, text: str | None, words: str
) -> None:
    upload = sent(client)
    answer = client.post("/v1/messages", json={"photo": upload, "text": text})
    assert answer.status_code == 200, answer.text
    said = answer.json()["messages"][0]
    assert (said["text"], said["photo"]) == (words, upload)
    assert dialogue.asked[-1][1] == command(upload, words)


def test_the_history_and_every_page_know_the_photo_of_a_message(client: TestClient) -> None:
    upload = sent(client)
    client.post("/v1/messages", json={"text": "hello"})
    with client.websocket_connect("/v1/chat") as page:
        page.send_json({"photo": upload, "text": "in blue", "id": "c1"})
        event = page.receive_json()
        assert (event["type"], event["id"], event["photo"], event["text"]) == ("user", "c1", upload, "in blue")
        while page.receive_json()["type"] != "reply":
            pass
    messages = client.get("/v1/history").json()["messages"]
    assert [message["photo"] for message in messages if message["type"] == "user"] == [None, upload]


def test_a_photo_that_is_gone_or_anothers_cannot_be_shown(
    client: TestClient, app: FastAPI, dialogue: ScriptedDialogue, settings: Settings
) -> None:
    upload = sent(another_session(app))
    over = sent(client)
    (file,) = settings.uploads.glob(f"*{over}*")
    os.utime(file, (0, 0))
    for name in (upload, over, "0" * 32, "", "../secret", 'x"}/restart'):
        assert code_of(client.post("/v1/messages", json={"photo": name})) == (404, "photo_gone")
    with client.websocket_connect("/v1/chat") as page:
        page.send_json({"photo": upload, "id": "c1"})
        refusal = page.receive_json()
    assert (refusal["type"], refusal["code"], refusal["id"]) == ("error", "photo_gone", "c1")
    assert dialogue.asked == []
    assert client.get("/v1/history").json()["messages"] == []


@pytest.mark.parametrize(
    "more",
    [{"drop": "color:red"}, {"about": "d1"}, {"buy": {"product": "d1"}}, {"drop": "color:red", "text": "hello"}],
)
def test_only_words_go_with_a_photo(client: TestClient, more: dict[str, str]) -> None:
    assert code_of(client.post("/v1/messages", json={"photo": sent(client)} | more)) == (422, "bad_input")


def test_words_with_a_photo_are_bounded_too(client: TestClient, settings: Settings) -> None:
    message = {"photo": sent(client), "text": "a" * (settings.max_text_characters + 1)}
    assert code_of(client.post("/v1/messages", json=message)) == (422, "text_too_long")


def test_the_documentation_tells_both_forms_of_a_photo_and_every_refusal(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    taking, showing = paths["/v1/uploads"]["post"], paths["/v1/uploads/{upload_id}"]["get"]
    assert taking["requestBody"]["content"].keys() == {"multipart/form-data", "image/*"}
    assert {"201", "401", "408", "413", "422", "429"} <= taking["responses"].keys()
    assert showing["responses"]["200"]["content"].keys() == {"image/jpeg"}
    assert "404" in showing["responses"]


def test_no_page_may_load_pictures_from_elsewhere(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "img-src 'self' blob:;" in policy
