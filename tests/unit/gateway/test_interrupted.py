"""Databases that cannot be written, and turns whose answer was lost with them."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event
from starlette.testclient import TestClient

from assistant.gateway.parts import Parts
from assistant.gateway.scripted import ScriptedDialogue


@contextmanager
def full(parts: Parts, begins: str = "INSERT INTO messages") -> Iterator[None]:
    """Let the disk be full for statements that begin like this."""

    def refuse(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith(begins):
            raise sqlite3.OperationalError("database or disk is full")

    event.listen(parts.engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        event.remove(parts.engine, "before_cursor_execute", refuse)


@pytest.fixture
def parts(app: FastAPI) -> Parts:
    parts: Parts = app.state.parts
    return parts


async def history(caller: httpx.AsyncClient) -> list[tuple[str, str | None]]:
    messages = (await caller.get("/v1/history")).json()["messages"]
    return [(message["type"], message.get("problem")) for message in messages]


async def test_what_cannot_be_kept_is_refused_with_a_sentence_and_may_be_sent_again(
    caller: httpx.AsyncClient, parts: Parts, dialogue: ScriptedDialogue
) -> None:
    with full(parts):
        answer = await caller.post("/v1/messages", json={"id": "c1", "text": "red dress"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "store_down")
    assert dialogue.asked == []
    again = await caller.post("/v1/messages", json={"id": "c1", "text": "red dress"})
    assert [message["type"] for message in again.raise_for_status().json()["messages"]] == ["user", "reply"]


def test_a_socket_outlives_what_cannot_be_kept(client: TestClient, parts: Parts) -> None:
    with client.websocket_connect("/v1/chat") as socket:
        with full(parts):
            socket.send_json({"id": "c1", "text": "red dress"})
            refused = socket.receive_json()
        assert (refused["type"], refused["code"], refused["id"]) == ("error", "store_down", "c1")
        socket.send_json({"id": "c1", "text": "red dress"})
        assert [socket.receive_json()["type"] for _ in range(3)] == ["user", "typing", "reply"]


async def test_a_turn_whose_answer_could_not_be_kept_is_apologized_for_once(
    caller: httpx.AsyncClient, parts: Parts, dialogue: ScriptedDialogue
) -> None:
    with full(parts, "DELETE FROM open_turns"):
        answer = await caller.post("/v1/messages", json={"id": "c1", "text": "red dress"})
        assert answer.json()["error"]["code"] == "store_down"
    assert await history(caller) == [("user", None)]
    for _ in range(2):
        await parts.interrupted.look()
    assert await history(caller) == [("user", None), ("reply", "turn_lost")]
    assert len(dialogue.asked) == 1


async def test_a_turn_under_way_is_not_taken_for_an_interrupted_one(
    caller: httpx.AsyncClient, parts: Parts, dialogue: ScriptedDialogue
) -> None:
    dialogue.open.clear()
    turn = asyncio.create_task(caller.post("/v1/messages", json={"text": "red dress"}))
    while not dialogue.asked:
        await asyncio.sleep(0.01)
    await parts.interrupted.look()
    dialogue.open.set()
    await turn
    await parts.interrupted.look()
    assert await history(caller) == [("user", None), ("reply", None)]


async def test_a_turn_that_a_person_answers_is_none_that_was_interrupted(
    caller: httpx.AsyncClient, parts: Parts
) -> None:
    await caller.post("/v1/messages", json={"text": "quiet"})
    await parts.interrupted.look()
    assert await history(caller) == [("user", None)]
