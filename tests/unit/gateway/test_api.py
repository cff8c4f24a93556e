"""The public port: who may call, with what, and what they read when they may not."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.gateway.app import create_app
from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.scripted import ScriptedDialogue
from assistant.phrases import Phrases
from assistant.settings import Settings

from .conftest import Upstream, all_well, health_over

PICTURE = "0123456789abcdef" * 2 + ".png"


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def test_a_session_is_a_cookie_that_scripts_cannot_read_and_a_token(client: TestClient) -> None:
    opened = client.post("/v1/sessions")
    cookie = opened.headers["set-cookie"]
    assert opened.status_code == 201
    assert opened.json()["token"] in cookie
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


def test_a_program_calls_with_its_token(client: TestClient) -> None:
    token = client.post("/v1/sessions").json()["token"]
    client.cookies.clear()
    answer = client.post("/v1/messages", json={"text": "hello"}, headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["messages"][1]["reply"]["text"] == "Hello!"


@pytest.mark.parametrize("token", ["", "guess", "0" * 32 + ".signature"])
def test_without_a_session_of_ones_own_nothing_can_be_read_or_said(client: TestClient, token: str) -> None:
    client.cookies.clear()
    headers = {"Authorization": f"Bearer {token}"}
    assert code_of(client.get("/v1/history", headers=headers)) == (401, "unknown_session")
    assert code_of(client.post("/v1/messages", json={"text": "hello"}, headers=headers)) == (401, "unknown_session")


def test_a_new_session_does_not_see_the_old_one(client: TestClient) -> None:
    client.post("/v1/messages", json={"text": "hello"})
    assert len(client.get("/v1/history").json()["messages"]) == 2
    client.post("/v1/sessions")
    assert client.get("/v1/history").json()["messages"] == []


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"text": "hello", "drop": "color:red"},
        {"text": None},
        {"text": "hello", "sender": "somebody else"},
        {"text": ["hello"]},
        {"drop": "x" * 513},
        {"text": "hello", "id": "x" * 65},
        {"text": "hello", "page": "x" * 201},
        {"page": "Hiking boots"},
        [],
        "hello",
    ],
)
def test_a_message_of_another_form_is_refused(client: TestClient, message: object) -> None:
    assert code_of(client.post("/v1/messages", json=message)) == (422, "bad_input")


def test_what_is_wrong_is_told_without_repeating_it(client: TestClient) -> None:
    answer = client.post("/v1/messages", json={"text": {"card": "4111 1111"}})
    assert "4111" not in answer.text
    assert "text" in answer.json()["error"]["message"]


def test_a_text_is_bounded_by_the_setting(client: TestClient, settings: Settings) -> None:
    fits = "a" * settings.max_text_characters
    assert client.post("/v1/messages", json={"text": fits}).status_code == 200
    assert code_of(client.post("/v1/messages", json={"text": fits + "a"})) == (422, "text_too_long")
    assert code_of(client.post("/v1/messages", json={"text": " / "})) == (422, "empty_text")


def test_a_body_is_bounded_whether_or_not_it_tells_its_length(client: TestClient, dialogue: ScriptedDialogue) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(MAX_BODY_BYTES // 1024 + 1):
            yield b"a" * 1024

    for body in (b"a" * (MAX_BODY_BYTES + 1), chunks()):
        answer = client.post("/v1/messages", content=body, headers={"content-type": "application/json"})
        assert code_of(answer) == (413, "body_too_large")
    assert dialogue.asked == []


def test_too_many_messages_are_told_when_to_come_back(
    settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases
) -> None:
    slow = settings.model_copy(update={"session_rate": "2/minute"})
    with TestClient(create_app(slow, dialogue, phrases, health_over(all_well))) as client:
        client.post("/v1/sessions")
        answers = [client.post("/v1/messages", json={"text": "hello"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 60


@pytest.mark.parametrize(("limit", "status"), [(0, 422), (1, 200), (200, 200), (201, 422)])
def test_the_history_is_bounded(client: TestClient, limit: int, status: int) -> None:
    client.post("/v1/messages", json={"text": "hello"})
    answer = client.get("/v1/history", params={"limit": limit})
    assert answer.status_code == status
    if limit == 1:
        assert [message["seq"] for message in answer.json()["messages"]] == [2]


def test_a_picture_is_served_for_good(client: TestClient, settings: Settings) -> None:
    settings.media.mkdir()
    (settings.media / PICTURE).write_bytes(b"\x89PNG")
    answer = client.get(f"/media/{PICTURE}")
    assert (answer.status_code, answer.content) == (200, b"\x89PNG")
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", [PICTURE, "secret", "..%2Fsecret", "%2e%2e/secret", PICTURE + "%0a", PICTURE.upper()])
def test_only_pictures_are_served(client: TestClient, settings: Settings, name: str) -> None:
    settings.media.mkdir()
    (settings.media / "secret").write_text("secret")
    answer = client.get(f"/media/{name}")
    assert answer.status_code == 404
    assert "error" in answer.json()


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/v1/history", "/nowhere", "/docs"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "script-src 'self';" in headers["content-security-policy"]


def test_the_documentation_needs_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "//cdn" not in page
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200
    assert {"/v1/sessions", "/v1/messages", "/v1/history", "/healthz"} <= client.get("/openapi.json").json()[
        "paths"
    ].keys()


def test_an_unknown_path_has_the_form_of_every_error(client: TestClient) -> None:
    assert code_of(client.get("/nowhere")) == (404, "not_found")
    assert code_of(client.get("/v1/messages")) == (405, "method_not_allowed")


def test_a_broken_gateway_says_so_in_the_same_form_and_as_safely(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.gateway.sessions.secrets.token_hex", lambda _: 1 / 0)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.post("/v1/sessions")
    assert code_of(answer) == (500, "assistant_error")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_all_well_is_200_with_the_models_in_use(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    report = answer.json()
    assert report["status"] == "ok"
    assert report["parts"]["catalog"] == {"ok": True, "detail": "12 products, 34 variants"}
    assert report["models"] == {"words": "MiniLM"}


def rasa_is_gone(request: httpx.Request) -> httpx.Response:
    if request.url.host == "rasa":
        raise httpx.ConnectError("refused")
    return all_well(request)


def actions_are_not_there_yet(request: httpx.Request) -> httpx.Response:
    if request.url.host == "actions":
        raise httpx.ConnectError("refused")
    return all_well(request)


def actions_refuse(request: httpx.Request) -> httpx.Response:
    return httpx.Response(401) if request.url.host == "actions" else all_well(request)


def actions_babble(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, text="<html>") if request.url.host == "actions" else all_well(request)


def shop_is_empty(request: httpx.Request) -> httpx.Response:
    return (
        httpx.Response(200, json={"status": "ok", "products": 0})
        if request.url.host == "actions"
        else all_well(request)
    )


def test_of_a_shop_that_starts_no_feed_is_asked_for(settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases):
    with TestClient(create_app(settings, dialogue, phrases, health_over(actions_are_not_there_yet))) as client:
        parts = client.get("/healthz").json()["parts"]
    assert parts["actions"]["detail"] == "the action server does not answer: it is still starting, or it is down"
    assert parts["catalog"]["detail"] == "not known until the action server answers"


@pytest.mark.parametrize(
    ("upstream", "ill"),
    [
        (rasa_is_gone, {"rasa"}),
        (actions_refuse, {"actions", "catalog"}),
        (actions_babble, {"actions", "catalog"}),
        (shop_is_empty, {"catalog"}),
    ],
)
def test_a_part_that_fails_is_503_and_named(
    settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases, upstream: Upstream, ill: set[str]
) -> None:
    with TestClient(create_app(settings, dialogue, phrases, health_over(upstream))) as client:
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert {name for name, part in answer.json()["parts"].items() if not part["ok"]} == ill
    assert "inner-token" not in answer.text


def test_the_action_server_is_asked_with_its_token(
    settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases
) -> None:
    seen: list[str | None] = []

    def watch(request: httpx.Request) -> httpx.Response:
        if request.url.host == "actions":
            seen.append(request.headers.get("authorization"))
        return all_well(request)

    with TestClient(create_app(settings, dialogue, phrases, health_over(watch))) as client:
        client.get("/healthz")
    assert seen == ["Bearer inner-token"]


def test_the_secret_is_below_home_and_in_no_answer(client: TestClient, settings: Settings, tmp_path: Path) -> None:
    secret = (tmp_path / "secret").read_text()
    assert settings.home == tmp_path
    assert secret not in client.get("/healthz").text + client.get("/").text
