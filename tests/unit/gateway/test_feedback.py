"""What customers say of answers is kept beside them, within bounds, for their own session, and forgotten with it."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.gateway.feedback import FeedbackBook
from assistant.gateway.messages import MAX_FEEDBACK_CHARACTERS, Reason, Verdict
from assistant.screen import Reply

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NO = {"verdict": "no", "reasons": ["wrong_product", "slow"], "words": "I wanted \x00shoes\nand no dress"}


def asked(client: TestClient, text: str = "red dress") -> str:
    """Say something and return the turn's id."""
    turn_id: str = client.post("/v1/messages", json={"text": text}).raise_for_status().json()["turn_id"]
    return turn_id


def rate(client: TestClient, turn: str, **said: object) -> dict[str, object]:
    return client.post("/v1/messages", json={"rate": {"turn": turn, **said}}).json()


def told(client: TestClient) -> list[object]:
    """Return what the history tells of the answers."""
    return [each["feedback"] for each in client.get("/v1/history").json()["messages"] if each["type"] == "reply"]


def test_what_is_said_of_an_answer_stands_beside_it_and_the_dialogue_is_not_asked(
    client: TestClient, app: FastAPI, dialogue
) -> None:
    turn = asked(client)
    asked(client, "hello")
    assert rate(client, turn, **NO)["messages"] == []
    said = {"verdict": "no", "reasons": ["wrong_product", "slow"], "words": "I wanted shoes and no dress"}
    assert told(client) == [said, None]
    assert len(dialogue.asked) == 2
    (row,) = app.state.parts.feedback.since(LONG_AGO, 10)
    assert (row.turn_id, row.feedback.verdict) == (turn, Verdict.NO)
    assert row.feedback.reasons == (Reason.WRONG_PRODUCT, Reason.SLOW)


def test_what_is_said_last_counts_and_can_be_taken_back(client: TestClient, app: FastAPI) -> None:
    turn = asked(client)
    rate(client, turn, **NO)
    rate(client, turn, verdict="yes", reasons=["slow"], words="goes with a no alone")
    assert told(client) == [{"verdict": "yes", "reasons": [], "words": ""}]
    rate(client, turn, verdict="none")
    assert told(client) == [None]
    assert app.state.parts.feedback.since(LONG_AGO, 10) == []


def test_every_page_of_the_session_hears_of_it(client: TestClient) -> None:
    turn = asked(client)
    with client.websocket_connect("/v1/chat") as one, client.websocket_connect("/v1/chat") as two:
        one.send_json({"id": "f", "rate": {"turn": turn, "verdict": "yes"}})
        heard = [one.receive_json(), two.receive_json()]
    yes = {"verdict": "yes", "reasons": [], "words": ""}
    assert heard == [{"type": "rated", "id": "f", "turn_id": turn, "feedback": yes}] * 2


def test_turns_of_another_session_cannot_be_rated(client: TestClient, app: FastAPI) -> None:
    foreign = asked(client)
    client.post("/v1/sessions").raise_for_status()
    assert rate(client, foreign, verdict="yes")["error"]["code"] == "not_offered"
    assert rate(client, "0" * 32, verdict="yes")["error"]["code"] == "not_offered"
    assert app.state.parts.feedback.since(LONG_AGO, 10) == []


def test_what_a_person_said_is_not_rated(client: TestClient, app: FastAPI) -> None:
    asked(client)
    parts = app.state.parts
    session = parts.sessions.find(client.cookies["assistant_session"]).id
    parts.history.tell(session, "person", Reply(text="Hello", speech="Hello"), "Ana")
    assert rate(client, "person", verdict="no")["error"]["code"] == "not_offered"


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "maybe"},
        {},
        {"verdict": "no", "reasons": ["ugly"]},
        {"verdict": "no", "reasons": ["slow"] * 5},
        {"verdict": "no", "words": "x" * (MAX_FEEDBACK_CHARACTERS + 1)},
        {"verdict": "no", "more": 1},
    ],
)
def test_feedback_of_another_form_is_refused(client: TestClient, said: dict[str, object]) -> None:
    turn = asked(client)
    answer = client.post("/v1/messages", json={"rate": {"turn": turn, **said}})
    assert (answer.status_code, told(client)) == (422, [None])


def test_the_latest_is_read_first_and_within_a_bound(client: TestClient, app: FastAPI) -> None:
    turns = [asked(client) for _ in range(3)]
    for turn in turns:
        rate(client, turn, verdict="yes")
    book: FeedbackBook = app.state.parts.feedback
    assert [each.turn_id for each in book.since(LONG_AGO, 2)] == turns[:0:-1]
    assert book.since(datetime.now(UTC) + timedelta(hours=1), 2) == []
