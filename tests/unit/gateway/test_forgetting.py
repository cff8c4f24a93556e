"""Forgetting while the shop runs: what fails is told and tried again, and what is old goes by itself."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant.customers.book import NoMemory
from assistant.errors import NotForgotten
from assistant.gateway.app import create_app
from assistant.gateway.conversations import Conversations
from assistant.gateway.forgetting import Forgetting
from assistant.gateway.rooms import Rooms
from assistant.gateway.scripted import ScriptedDialogue, full
from assistant.gateway.tables import open_database
from assistant.phrases import Phrases
from assistant.screen import Reply
from assistant.settings import Settings

from .conftest import all_well, health_over

FAREWELL = Reply(text="It is deleted.", speech="It is deleted.", forgets=True)


class Recording(NoMemory):
    """Notes what it is asked to forget; the first `failing` times it cannot."""

    def __init__(self, failing: int = 0) -> None:
        self.asked: list[tuple[str, list[str]]] = []
        self.sweeps = 0
        self._failing = failing

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        self.asked.append((customer, list(conversations)))
        if len(self.asked) <= self._failing:
            raise NotForgotten("Expected every store to forget.")

    def sweep(self) -> None:
        self.sweeps += 1
        raise OSError("No space.")


def gateway(settings: Settings, phrases: Phrases, memory: Recording) -> FastAPI:
    dialogue = ScriptedDialogue({"forget me": [full(FAREWELL)]}, otherwise=[{"text": "Yes?"}])
    return create_app(settings, dialogue, phrases, health_over(all_well), memory=memory)


def test_a_store_that_fails_is_apologized_for_and_tried_again(settings: Settings, phrases: Phrases):
    memory = Recording(failing=1)
    app = gateway(settings, phrases, memory)
    app.state.parts.forgetting._late_seconds = 0.05
    with TestClient(app) as client:
        client.post("/v1/sessions").raise_for_status()
        answer = client.post("/v1/messages", json={"text": "forget me"}).json()["messages"][-1]
        assert answer["problem"] == "not_forgotten"
        assert not answer["reply"]["forgets"]
        client.portal.call(asyncio.sleep, 0.3)
    assert [customer for customer, _ in memory.asked] == [memory.asked[0][0]] * 2


def test_the_conversation_that_goes_on_is_not_forgotten_once_more(settings: Settings, phrases: Phrases):
    memory = Recording()
    app = gateway(settings, phrases, memory)
    app.state.parts.forgetting._late_seconds = 0.05
    with TestClient(app) as client:
        client.post("/v1/sessions").raise_for_status()
        client.post("/v1/messages", json={"text": "forget me"}).raise_for_status()
        client.portal.call(asyncio.sleep, 0.3)
    assert [len(conversations) for _, conversations in memory.asked] == [1, 0]


def test_over_http_a_failure_is_an_error(settings: Settings, phrases: Phrases):
    with TestClient(gateway(settings, phrases, Recording(failing=1))) as client:
        client.post("/v1/sessions").raise_for_status()
        answer = client.delete("/v1/me")
        assert answer.status_code == 502
        assert answer.json()["error"]["code"] == "not_forgotten"


@pytest.mark.parametrize("body", [{}, {"agreed": "perhaps"}, {"agreed": True, "more": 1}])
def test_a_consent_that_is_none_is_refused(settings: Settings, phrases: Phrases, body: dict):
    with TestClient(gateway(settings, phrases, Recording())) as client:
        client.post("/v1/sessions").raise_for_status()
        assert client.put("/v1/me/consent", json=body).status_code == 422


def test_who_has_no_session_is_told_nothing(settings: Settings, phrases: Phrases):
    with TestClient(gateway(settings, phrases, Recording())) as client:
        assert {client.get("/v1/me").status_code, client.delete("/v1/me").status_code} == {401}


async def test_a_sweep_that_fails_does_not_end_the_sweeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("assistant.gateway.forgetting.SWEEP_SECONDS", 0.01)
    memory = Recording()
    conversations = Conversations(open_database(tmp_path / "gateway.sqlite"), lambda: datetime.now(UTC))
    sweeping = asyncio.create_task(Forgetting(memory, conversations, Rooms(), 1.0).sweep())
    async with asyncio.timeout(30):  # a sweeping that has ended would be waited for without end
        while memory.sweeps < 2:
            await asyncio.sleep(0.01)
    assert not sweeping.done()
    sweeping.cancel()


def test_the_pages_that_are_still_open_hear_that_it_is_over(settings: Settings, phrases: Phrases):
    with TestClient(gateway(settings, phrases, Recording())) as client:
        client.post("/v1/sessions").raise_for_status()
        with client.websocket_connect("/v1/chat") as one, client.websocket_connect("/v1/chat") as two:
            assert client.delete("/v1/me").status_code == 204
            assert [one.receive_json(), two.receive_json()] == [{"type": "ended"}] * 2
            for page in (one, two):
                with pytest.raises(WebSocketDisconnect):
                    page.receive_json()


def test_who_says_so_ends_their_other_conversations_and_this_one_goes_on(settings: Settings, phrases: Phrases):
    with TestClient(gateway(settings, phrases, Recording())) as client:
        client.post("/v1/sessions").raise_for_status()
        with client.websocket_connect("/v1/chat") as before:
            client.post("/v1/sessions").raise_for_status()
            with client.websocket_connect("/v1/chat") as here:
                here.send_json({"text": "forget me"})
                heard = [here.receive_json() for _ in range(3)]
                assert before.receive_json() == {"type": "ended"}
    assert [each["type"] for each in heard] == ["user", "typing", "reply"]
    assert heard[-1]["reply"]["forgets"]
