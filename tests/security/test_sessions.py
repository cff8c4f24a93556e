"""Sessions: whoever has no token of a session, or an old one, has nothing of it."""

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from itsdangerous import Signer
from websockets.exceptions import InvalidStatus

from tests.photos import photo
from tests.recordings import recording
from tests.security.conftest import Edge, code_of
from tests.sounds import tone

UNKNOWN = (401, "unknown_session")
#: What a session is needed for.
CALLS = (
    ("GET", "/v1/history"),
    ("POST", "/v1/messages"),
    ("POST", "/v1/uploads"),
    ("GET", f"/v1/uploads/{'0' * 32}"),
    ("POST", "/v1/recordings"),
    ("GET", f"/v1/recordings/{'0' * 32}"),
    ("GET", "/v1/me"),
    ("PUT", "/v1/me/consent"),
    ("DELETE", "/v1/me"),
)
SOON = "UPDATE sessions SET renewed_at = 0"
LATER = "UPDATE sessions SET former_until = former_until - 24 * 3600"


def said(customer: httpx.Client, **message: object) -> httpx.Response:
    return customer.post("/v1/messages", json=message)


def token_of(customer: httpx.Client) -> str:
    return customer.headers["Authorization"].removeprefix("Bearer ")


def bearing(edge: Edge, token: str) -> httpx.Client:
    client = edge.stranger()
    client.headers["Authorization"] = f"Bearer {token}"
    return client


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a_stranger_gets_nothing(edge: Edge, method: str, path: str) -> None:
    answer = edge.stranger().request(method, path, json={"agreed": True} if method == "PUT" else {"text": "hello"})
    assert code_of(answer) == UNKNOWN


@pytest.mark.parametrize("path", ["/v1/chat", "/v1/call"])
def test_a_stranger_opens_no_socket(edge: Edge, path: str) -> None:
    with pytest.raises(InvalidStatus) as refused, edge.connect(edge.stranger(), path):
        pass
    assert refused.value.response.status_code == 401


@settings(max_examples=60)
@given(place=st.integers(0, 60), letter=st.characters(codec="ascii", categories=("L", "N")))
def test_a_token_with_one_letter_changed_is_nobodys(edge: Edge, place: int, letter: str) -> None:
    token = _TOKENS.setdefault(edge.address, token_of(edge.customer()))
    at = place % (len(token) - 1)  # in the last letter of the signature two of its bits say nothing
    changed = token[:at] + letter + token[at + 1 :]
    answer = bearing(edge, changed).get("/v1/history")
    assert (answer.status_code == 401) == (changed != token)


_TOKENS: dict[str, str] = {}


def test_a_token_that_another_secret_signed_is_nobodys(edge: Edge) -> None:
    known, _, _ = token_of(edge.customer()).rpartition(".")
    signed = Signer("0" * 64, salt="assistant.gateway.session").sign(known).decode()
    assert code_of(bearing(edge, signed).get("/v1/history")) == UNKNOWN


def test_a_token_of_another_session_reads_no_history_and_no_knowledge(edge: Edge) -> None:
    ann, bob = edge.customer(), edge.customer()
    said(ann, text="a present for my sister")
    assert "sister" in ann.get("/v1/history").text
    assert bob.get("/v1/history").json()["messages"] == []
    assert (ann.get("/v1/me").json()["messages"], bob.get("/v1/me").json()["messages"]) == (2, 0)


def test_a_photo_and_a_recording_are_their_senders_alone(edge: Edge) -> None:
    ann, bob = edge.customer(), edge.customer()
    kept = ann.post("/v1/uploads", content=photo(), headers={"Content-Type": "image/jpeg"}).json()
    heard = ann.post("/v1/recordings", content=recording(tone(440, 1.0)), headers={"Content-Type": "audio/wav"}).json()
    assert ann.get(kept["url"]).status_code == ann.get(heard["url"]).status_code == 200
    assert code_of(bob.get(kept["url"])) == (404, "photo_gone")
    assert code_of(bob.get(heard["url"])) == (404, "recording_gone")
    asked = len(edge.dialogue.asked)
    assert said(bob, photo=kept["id"]).status_code == said(bob, recording=heard["id"]).status_code == 404
    assert len(edge.dialogue.asked) == asked


@pytest.mark.parametrize(
    "message",
    [
        {"about": "d1"},
        {"like": "d1"},
        {"compare": ["d1", "d1"]},
        {"buy": {"product": "d1", "variant": "d1-s"}},
        {"judge": {"product": "d1", "judgment": "like"}},
        {"dwelt": [{"product": "d1", "seconds": 5}]},
        {"drop": "color:red"},
    ],
)
def test_what_another_session_was_shown_is_offered_to_nobody_else(edge: Edge, message: dict) -> None:
    ann, bob = edge.customer(), edge.customer()
    said(ann, text="red dress").raise_for_status()
    said(bob, text="hello").raise_for_status()
    asked = len(edge.dialogue.asked)
    assert said(bob, **message).status_code == 422
    assert len(edge.dialogue.asked) == asked


def test_the_same_name_of_a_message_is_anothers_turn_in_no_other_session(edge: Edge) -> None:
    ann, bob = edge.customer(), edge.customer()
    hers = said(ann, text="a present for my sister", id="m1").json()
    his = said(bob, text="hello", id="m1").json()
    assert hers["turn_id"] != his["turn_id"]
    assert "sister" not in str(his)


def test_a_socket_hears_its_own_session_alone(edge: Edge) -> None:
    ann, bob = edge.customer(), edge.customer()
    with edge.connect(bob) as socket:
        said(ann, text="a present for my sister")
        said(bob, text="hello")
        assert '"hello"' in socket.recv(10)


def test_a_browser_with_an_old_token_is_given_a_new_one_and_the_old_one_ends(edge: Edge) -> None:
    browser = edge.stranger()
    first = browser.post("/v1/sessions").json()["token"]
    said(browser, text="hello")
    edge.rewrite(SOON)
    answer = browser.get("/v1/history")
    second = browser.cookies["assistant_session"]
    assert second != first
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert len(browser.get("/v1/history").json()["messages"]) == 2  # the same conversation
    assert bearing(edge, first).get("/v1/history").status_code == 200  # what was under way is not lost
    edge.rewrite(LATER)
    assert code_of(bearing(edge, first).get("/v1/history")) == UNKNOWN
    assert browser.get("/v1/history").status_code == 200


def test_a_program_reads_its_new_token_from_a_header_also_of_a_refusal(edge: Edge) -> None:
    program = edge.customer()
    edge.rewrite(SOON)
    refused = said(program, text="")
    assert refused.status_code == 422
    assert refused.headers["Assistant-Token"] != token_of(program)
    assert bearing(edge, refused.headers["Assistant-Token"]).get("/v1/history").status_code == 200
    edge.rewrite(LATER)
    assert code_of(program.get("/v1/history")) == UNKNOWN


def test_an_old_token_that_ended_opens_no_socket(edge: Edge) -> None:
    program = edge.customer()
    edge.rewrite(SOON)
    program.get("/v1/history").raise_for_status()
    edge.rewrite(LATER)
    with pytest.raises(InvalidStatus) as refused, edge.connect(program):
        pass
    assert refused.value.response.status_code == 401


def test_an_agreement_changes_the_token_at_the_next_use(edge: Edge) -> None:
    program = edge.customer()
    assert "Assistant-Token" not in program.get("/v1/history").headers
    program.put("/v1/me/consent", json={"agreed": True}).raise_for_status()
    assert "Assistant-Token" in program.get("/v1/history").headers


def test_whoever_was_forgotten_has_a_token_of_nothing(edge: Edge) -> None:
    program = edge.customer()
    program.delete("/v1/me").raise_for_status()
    assert code_of(program.get("/v1/history")) == UNKNOWN
