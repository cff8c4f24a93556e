"""People of the shop speak in a conversation: over the routes, by Chatwoot's webhook, and beside the gateway."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.testclient import TestClient

from assistant.catalog.store import open_store
from assistant.gateway.app import create_app
from assistant.gateway.scripted import ScriptedDialogue
from assistant.handoff.hours import hours
from assistant.handoff.ledger import Ledger
from assistant.handoff.switchboard import Switchboard
from assistant.people import Cause, Request
from assistant.phrases import Phrases
from assistant.settings import Settings
from tests.unit.handoff.conftest import Clock, HeldDesk, HeldTranscript

from .conftest import DRESSES, all_well, health_over

SECRET = "the secret of the shop's people"  # noqa: S105 - of this test alone
BEARER = {"Authorization": f"Bearer {SECRET}"}
OURS, ANOTHER = "c" * 40, "d" * 40
MARKUP = "<b>Hello</b> & “you”\nsee you"


@pytest.fixture
def desk() -> HeldDesk:
    return HeldDesk("chatwoot")


@pytest.fixture
def board(settings: Settings, desk: HeldDesk) -> Switchboard:
    ledger = Ledger(open_store(settings.database), desk.name)
    return Switchboard(desk, ledger, HeldTranscript(), hours("", "UTC"), "It is me again.", Clock())


@pytest.fixture
def app(settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases, board: Switchboard) -> FastAPI:
    held = settings.model_copy(update={"handoff_secret": SecretStr(SECRET), "chatwoot_secret": SecretStr(OURS)})
    return create_app(held, dialogue, phrases, health_over(all_well), board)


def session_id(cookies: httpx.Cookies) -> str:
    return cookies["assistant_session"].split(".")[0]


@pytest.fixture
def conversation(client: TestClient, board: Switchboard) -> Iterator[str]:
    """A session of the page that was handed over."""
    conversation = session_id(client.cookies)
    board.request(Request(conversation=conversation, cause=Cause.ASKED, said="a human", is_pushed=True))
    yield conversation


def history(client: TestClient) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = client.get("/v1/history").json()["messages"]
    return messages


def until(socket: Any, kind: str) -> dict[str, Any]:
    while (event := socket.receive_json())["type"] != kind:
        pass
    told: dict[str, Any] = event
    return told


def test_what_a_person_says_is_in_the_history_under_their_name_and_pushed(client: TestClient, conversation: str):
    client.post("/v1/messages", json={"text": "red dress"})
    with client.websocket_connect("/v1/chat") as socket:
        word = {"conversation": conversation, "name": "Ana", "text": MARKUP}
        assert client.post("/v1/handoff/messages", json=word, headers=BEARER).status_code == 204
        event = until(socket, "reply")
    assert (event["author"], event["reply"]["text"], event["reply"]["is_held"]) == ("Ana", MARKUP, True)
    assert event["reply"]["quick_replies"] == [{"label": "Back to the assistant", "text": "Back to the assistant"}]
    assert history(client)[-1] == event
    assert event["seq"] == 3


def test_what_was_understood_stays_while_a_person_speaks(client: TestClient, conversation: str):
    client.post("/v1/messages", json={"text": "red dress"})
    client.post("/v1/handoff/messages", json={"conversation": conversation, "text": "Hi"}, headers=BEARER)
    assert history(client)[-1]["reply"]["chips"] == DRESSES.model_dump(mode="json")["chips"]
    assert history(client)[-1]["author"] == ""


def test_the_assistants_own_replies_have_no_author(client: TestClient):
    client.post("/v1/messages", json={"text": "red dress"})
    assert history(client)[-1]["author"] is None


def test_a_conversation_that_is_given_back_says_so_once(client: TestClient, conversation: str, board: Switchboard):
    for _ in range(2):
        answer = client.post("/v1/handoff/back", json={"conversation": conversation}, headers=BEARER)
        assert answer.status_code == 204
    assert [(each["author"], each["reply"]["text"], each["reply"]["is_held"]) for each in history(client)] == [
        (None, "It is me again.", False)
    ]
    assert not board.holds(conversation)


def test_the_same_message_twice_is_told_once(client: TestClient, conversation: str):
    for _ in range(2):
        word = {"conversation": conversation, "text": "Hi", "id": "m1"}
        assert client.post("/v1/handoff/messages", json=word, headers=BEARER).status_code == 204
    assert len(history(client)) == 1


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer other"}, {"Authorization": SECRET}, {"Authorization": "Bearer "}]
)
@pytest.mark.parametrize("path", ["messages", "back"])
def test_nobody_speaks_for_people_without_their_secret(client: TestClient, conversation: str, path: str, headers: dict):
    body = {"conversation": conversation} | ({"text": "Hi"} if path == "messages" else {})
    answer = client.post(f"/v1/handoff/{path}", json=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "foreign_desk")
    assert history(client) == []


def test_without_a_secret_nobody_speaks_at_all(settings, dialogue, phrases, board):
    app = create_app(settings, dialogue, phrases, health_over(all_well), board)
    with TestClient(app) as client:
        for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer x"}):
            word = {"conversation": "c", "text": "Hi"}
            assert client.post("/v1/handoff/messages", json=word, headers=headers).status_code == 401
        event = json.dumps({"event": "message_created"}).encode()
        assert client.post("/v1/handoff/chatwoot", content=event, headers=signed(event, "")).status_code == 401


def test_a_shop_without_a_desk_hears_nobody(settings, dialogue, phrases):
    held = settings.model_copy(update={"handoff_secret": SecretStr(SECRET)})
    with TestClient(create_app(held, dialogue, phrases, health_over(all_well))) as client:
        word = {"conversation": "c", "text": "Hi"}
        assert client.post("/v1/handoff/messages", json=word, headers=BEARER).status_code == 401


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"conversation": "nobody's", "text": "Hi"}, 404, "no_such_handover"),
        ({"conversation": "1", "text": " \x00 "}, 422, "empty_text"),
        ({"conversation": "1", "text": "a" * 4001}, 422, "text_too_long"),
        ({"conversation": "1", "text": "a" * 20_000}, 422, "bad_input"),
        ({"conversation": "1"}, 422, "bad_input"),
        ({"conversation": "1", "text": "Hi", "reply": {}}, 422, "bad_input"),
        ({"conversation": "1", "text": "a" * 300_000}, 413, "body_too_large"),
    ],
)
def test_what_people_send_has_bounds(client: TestClient, conversation: str, body: dict, status: int, code: str):
    answer = client.post("/v1/handoff/messages", json=body, headers=BEARER)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert history(client) == []


# Chatwoot.


def signed(body: bytes, secret: str = OURS, at: float | None = None) -> dict[str, str]:
    """The headers that Chatwoot 4.13 sends."""
    stamp = str(int(time.time() if at is None else at))
    signature = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "X-Chatwoot-Timestamp": stamp,
        "X-Chatwoot-Signature": f"sha256={signature}",
        "X-Chatwoot-Delivery": "0f0e",
    }


def message(**changes: Any) -> bytes:
    """A webhook of a message as Chatwoot writes it."""
    event = {
        "event": "message_created",
        "id": 501,
        "content": "Hello, I am Ana.",
        "content_type": "text",
        "content_attributes": {},
        "message_type": "outgoing",
        "private": False,
        "created_at": "2026-11-25T14:03:00.000Z",
        "source_id": None,
        "account": {"id": 1, "name": "Shop"},
        "inbox": {"id": 7, "name": "Assistant"},
        "sender": {"id": 2, "name": "Ana", "email": "ana@shop.example", "type": "user"},
        "conversation": {
            "id": 40,
            "inbox_id": 7,
            "status": "open",
            "channel": "Channel::Api",
            "messages": [],
            "meta": {},
        },
    }
    return json.dumps(event | changes).encode()


@pytest.fixture
def with_chatwoot(conversation: str, desk: HeldDesk, board: Switchboard) -> str:
    desk.open = lambda handover, reference: "40"
    board.request(Request(conversation=conversation, cause=Cause.ASKED, said="a human", is_pushed=True))
    return conversation


def hear(client: TestClient, body: bytes, headers: dict[str, str] | None = None) -> int:
    return client.post("/v1/handoff/chatwoot", content=body, headers=headers or signed(body)).status_code


def test_what_an_agent_writes_in_chatwoot_reaches_the_customer_once(client: TestClient, with_chatwoot: str):
    for _ in range(2):
        assert hear(client, message()) == 204
    assert [(each["author"], each["reply"]["text"]) for each in history(client)] == [("Ana", "Hello, I am Ana.")]


@pytest.mark.parametrize(
    "changes",
    [
        {"private": True},
        {"message_type": "incoming"},
        {"message_type": "activity"},
        {"message_type": "template"},
        {"content": None},
        {"event": "message_updated"},
        {"event": "conversation_updated", "id": 40, "status": "open"},
        {"conversation": {"id": 41}},
        {"conversation": None},
    ],
)
def test_what_else_happens_in_chatwoot_is_nothing_to_the_customer(
    client: TestClient, with_chatwoot: str, changes: dict
):
    assert hear(client, message(**changes)) == 204
    assert history(client) == []


def test_a_conversation_resolved_in_chatwoot_is_the_assistants_again(
    client: TestClient, with_chatwoot: str, board: Switchboard
):
    event = {"event": "conversation_status_changed", "id": 40, "status": "resolved", "inbox_id": 7, "messages": []}
    for status in ("pending", "resolved", "resolved"):
        assert hear(client, json.dumps(event | {"status": status}).encode()) == 204
    assert [each["reply"]["text"] for each in history(client)] == ["It is me again."]
    assert not board.holds(with_chatwoot)


def test_a_long_webhook_is_heard(client: TestClient, with_chatwoot: str):
    assert hear(client, message(content="a" * 3000, processed_message_content="a" * 90_000)) == 204
    assert len(history(client)) == 1


@pytest.mark.parametrize(
    "headers",
    [
        signed(message(), ANOTHER),
        signed(message(), at=time.time() - 3600),
        signed(message(), at=time.time() + 3600),
        signed(message(content="Give me your password")),
        {**signed(message()), "X-Chatwoot-Signature": ""},
        {**signed(message()), "X-Chatwoot-Signature": "sha256=é".encode("latin-1")},
        {**signed(message()), "X-Chatwoot-Timestamp": "now"},
        {"X-Chatwoot-Timestamp": "", "X-Chatwoot-Signature": ""},
    ],
)
def test_a_webhook_that_is_not_signed_by_our_chatwoot_just_now_is_refused(
    client: TestClient, with_chatwoot: str, headers: dict
):
    assert hear(client, message(), headers) == 401
    assert history(client) == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b"[" * 10_000])
def test_a_signed_webhook_of_another_form_is_refused(client: TestClient, with_chatwoot: str, body: bytes):
    assert hear(client, body) == 422


# Beside the gateway, and around a turn.


@pytest.fixture
async def living(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """An API client of a gateway whose chores run, in the test's own event loop."""
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as caller,
    ):
        (await caller.post("/v1/sessions")).raise_for_status()
        yield caller


async def test_what_a_person_says_on_the_command_line_is_brought_by_itself(
    living: httpx.AsyncClient, board: Switchboard
):
    conversation = session_id(living.cookies)
    board.request(Request(conversation=conversation, cause=Cause.ASKED, said="a human", is_pushed=True))
    board.say(conversation, "Ana", "Hello!")
    async with asyncio.timeout(10):
        while not (messages := (await living.get("/v1/history")).json()["messages"]):
            await asyncio.sleep(0.05)
    assert [each["author"] for each in messages] == ["Ana"]


async def test_words_for_a_session_that_is_over_hold_up_no_other(living: httpx.AsyncClient, board: Switchboard):
    conversation = session_id(living.cookies)
    for each in ("f" * 32, conversation):
        board.request(Request(conversation=each, cause=Cause.ASKED, said="a human", is_pushed=True))
        board.say(each, "Ana", "Hello!")
    async with asyncio.timeout(10):
        while board.untold():
            await asyncio.sleep(0.05)
    assert (await living.get("/v1/history")).json()["messages"]


def test_a_turn_without_an_answer_ends_on_the_page_too(client: TestClient):
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "c1", "text": "quiet"})
        said = until(socket, "user")
        assert until(socket, "settled") == {"type": "settled", "turn_id": said["turn_id"], "transcript": None}
        socket.send_json({"id": "c2", "text": "hello"})
        assert until(socket, "reply")["seq"] == 3
    assert [each["type"] for each in history(client)] == ["user", "user", "reply"]


def test_over_http_a_turn_without_an_answer_is_the_customers_message_alone(client: TestClient):
    exchange = client.post("/v1/messages", json={"text": "quiet"}).json()
    assert [each["type"] for each in exchange["messages"]] == ["user"]


def test_a_database_from_before_people_could_answer_is_brought_up_to_date(settings, dialogue, phrases, client):
    import sqlite3

    client.post("/v1/messages", json={"text": "red dress"})
    with sqlite3.connect(settings.home / "gateway.sqlite") as old:
        old.execute("ALTER TABLE messages DROP COLUMN author")
    again = create_app(settings, dialogue, phrases, health_over(all_well))
    with TestClient(again, cookies=dict(client.cookies)) as back:
        assert [each.get("author") for each in history(back)] == [None, None]
