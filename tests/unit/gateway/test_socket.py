"""The socket: events in order, none lost and none twice, and only for the session's own pages."""

import json

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketDenialResponse, WebSocketTestSession

from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.messages import Typing
from assistant.gateway.rooms import MAX_LAG, MAX_SOCKETS_PER_SESSION, Feed
from assistant.gateway.scripted import ScriptedDialogue


def turn(socket: WebSocketTestSession) -> list[dict[str, object]]:
    """Return the events up to the next reply."""
    events = [socket.receive_json()]
    while events[-1]["type"] != "reply":
        events.append(socket.receive_json())
    return events


def test_a_turn_is_the_echo_then_typing_then_the_reply(client: TestClient) -> None:
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "c1", "text": "red dress"})
        said, typing, answered = turn(socket)
    assert (said["type"], said["id"], said["seq"]) == ("user", "c1", 1)
    assert typing == {"type": "typing", "turn_id": said["turn_id"]}
    assert (answered["turn_id"], answered["seq"]) == (said["turn_id"], 2)


def test_every_page_of_a_session_sees_the_same(client: TestClient) -> None:
    with client.websocket_connect("/v1/chat") as one, client.websocket_connect("/v1/chat") as two:
        one.send_json({"id": "c1", "text": "red dress"})
        assert turn(one) == turn(two)


def test_a_page_that_comes_back_loses_nothing_and_sees_nothing_twice(client: TestClient) -> None:
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "c1", "text": "red dress"})
        first = turn(socket)
    missed = client.post("/v1/messages", json={"text": "hello"}).json()["messages"]
    with client.websocket_connect(f"/v1/chat?after={first[-1]['seq']}") as socket:
        assert [socket.receive_json(), socket.receive_json()] == missed
        socket.send_json({"id": "c3", "text": "hello"})
        assert [event["seq"] for event in turn(socket) if event["type"] != "typing"] == [5, 6]


def test_a_message_sent_again_after_a_break_is_answered_once(client: TestClient, dialogue: ScriptedDialogue) -> None:
    for _ in range(2):
        with client.websocket_connect("/v1/chat?after=0") as socket:
            socket.send_json({"id": "c1", "text": "red dress"})
            turn(socket)
    assert len(dialogue.asked) == 1
    assert len(client.get("/v1/history").json()["messages"]) == 2


def test_what_is_refused_is_told_and_the_socket_stays(client: TestClient) -> None:
    with client.websocket_connect("/v1/chat") as socket:
        for message, code in [
            ({"id": "c1", "text": "/"}, "empty_text"),
            ({"id": "c2", "drop": "color:red"}, "not_offered"),
            ({"id": "c3"}, "bad_input"),
            ({"id": "c4", "text": "hats", "color": "red"}, "bad_input"),
        ]:
            socket.send_text(json.dumps(message))
            event = socket.receive_json()
            assert (event["type"], event["code"], event["id"]) == ("error", code, message["id"])
        socket.send_text(json.dumps({"id": "c5", "text": "a" * MAX_BODY_BYTES}))
        event = socket.receive_json()
        assert (event["code"], event["id"]) == ("body_too_large", None)
        socket.send_text("no json")
        assert socket.receive_json()["code"] == "bad_input"
        socket.send_json({"id": "c5", "text": "hello"})
        assert turn(socket)[0]["id"] == "c5"


def test_a_refusal_names_the_message_it_refuses(client: TestClient) -> None:
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "c1", "text": "/"})
        assert socket.receive_json()["id"] == "c1"


def refused(client: TestClient, **headers: str) -> tuple[int, str]:
    with pytest.raises(WebSocketDenialResponse) as denial, client.websocket_connect("/v1/chat", headers=headers):
        pass
    return denial.value.status_code, denial.value.json()["error"]["code"]


def test_a_page_of_another_site_is_refused(client: TestClient) -> None:
    assert refused(client, origin="https://elsewhere.example") == (403, "foreign_origin")
    assert refused(client, origin="null") == (403, "foreign_origin")
    with client.websocket_connect("/v1/chat", headers={"origin": "http://testserver"}):
        pass


def test_a_stranger_is_refused(app: FastAPI) -> None:
    with TestClient(app) as stranger:
        assert refused(stranger) == (401, "unknown_session")


def test_a_session_has_so_many_sockets_and_no_more(client: TestClient) -> None:
    sockets = [client.websocket_connect("/v1/chat") for _ in range(MAX_SOCKETS_PER_SESSION)]
    for socket in sockets:
        socket.__enter__()
    try:
        assert refused(client) == (429, "too_many_requests")
    finally:
        for socket in sockets:
            socket.__exit__(None, None, None)
    with client.websocket_connect("/v1/chat"):
        pass


async def test_a_feed_that_lags_too_far_ends_where_it_lost_something() -> None:
    feed = Feed()
    for number in range(MAX_LAG + 1):
        feed.hand(Typing(turn_id=str(number)))
    events = [await feed.next() for _ in range(MAX_LAG)]
    assert [event.turn_id for event in events if isinstance(event, Typing)] == [
        str(number) for number in range(MAX_LAG)
    ]
    feed.hand(Typing(turn_id="after the loss"))
    assert await feed.next() is None
