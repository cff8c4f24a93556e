"""Everything that comes in has a bound: how often, how much, how many at once."""

import json
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from assistant.gateway import rooms, serving, socket
from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.messages import MAX_RAW_CHARACTERS, Message
from tests.security.conftest import WAIT_SECONDS, Edge, code_of

TOO_MANY = (429, "too_many_requests")


def refused(answer: httpx.Response) -> bool:
    """Tell whether a request was counted out and told when to come back."""
    return code_of(answer) == TOO_MANY and 1 <= int(answer.headers["Retry-After"]) <= 60


def opened(edge: Edge, customer: httpx.Client, path: str = "/v1/chat") -> int:
    """Open a socket and return the status of the handshake."""
    try:
        edge.connect(customer, path).close()
    except InvalidStatus as error:
        assert error.response.status_code != 429 or int(error.response.headers["Retry-After"]) >= 1
        return error.response.status_code
    return 101


def test_a_session_says_so_much_a_minute(serve) -> None:
    edge = serve(session_rate="2/minute")
    one, other = edge.customer(), edge.customer()
    answers = [one.post("/v1/messages", json={"text": "hello"}) for _ in range(3)]
    assert [answer.status_code for answer in answers[:2]] == [200, 200]
    assert refused(answers[2])
    assert other.post("/v1/messages", json={"text": "hello"}).status_code == 200


@pytest.mark.parametrize("path", ["/v1/history", "/v1/me", "/healthz"])
def test_an_address_asks_so_much_a_minute_over_all_its_sessions(serve, path: str) -> None:
    edge = serve(address_rate="5/minute")
    customers = [edge.customer() for _ in range(2)]
    answers = [customer.get(path) for customer in customers * 2]
    assert [answer.status_code for answer in answers[:3]] == [200] * 3
    assert refused(answers[3])


def test_an_address_opens_so_many_sessions_a_minute(serve) -> None:
    edge = serve(opening_rate="2/minute")
    answers = [edge.stranger().post("/v1/sessions") for _ in range(3)]
    assert [answer.status_code for answer in answers[:2]] == [201, 201]
    assert refused(answers[2])


@pytest.mark.parametrize("path", ["/v1/chat", "/v1/call"])
def test_an_address_opens_so_many_sockets_a_minute(serve, path: str) -> None:
    edge = serve(opening_rate="2/minute")
    customer = edge.customer()
    assert [opened(edge, customer, path) for _ in range(3)] == [101, 101, 429]


def test_a_session_sends_so_many_photos_a_minute(serve) -> None:
    edge = serve(upload_rate="1/minute")
    customer = edge.customer()
    answers = [customer.post("/v1/uploads", content=b"x", headers={"Content-Type": "image/png"}) for _ in range(2)]
    assert answers[0].status_code == 422
    assert refused(answers[1])


def test_what_a_socket_sends_too_fast_is_refused_with_the_seconds_to_wait(serve) -> None:
    edge = serve(session_rate="1/minute")
    with edge.connect(edge.customer()) as chat:
        for _ in range(2):
            chat.send('{"text": "hello"}')
        assert any('"too_many_requests"' in told and '"retry_after_seconds":null' not in told for told in hear(chat, 4))


def hear(chat: ClientConnection, most: int) -> list[str]:
    """Return what is told next."""
    return [str(chat.recv(WAIT_SECONDS)) for _ in range(most)]


@pytest.mark.parametrize("most", ["MAX_SOCKETS_PER_SESSION", "MAX_SOCKETS_PER_ADDRESS", "MAX_SOCKETS"])
def test_so_many_sockets_are_open_and_no_more(edge: Edge, monkeypatch: pytest.MonkeyPatch, most: str) -> None:
    monkeypatch.setattr(rooms, most, 2)
    same = edge.customer()
    customers = [same if most == "MAX_SOCKETS_PER_SESSION" else edge.customer() for _ in range(3)]
    with ExitStack() as held:
        for customer in customers[:2]:
            held.enter_context(edge.connect(customer))
        assert opened(edge, customers[2]) == 429
    assert opened(edge, customers[2]) == 101


def test_so_many_calls_are_held_from_one_address_and_no_more(serve) -> None:
    edge = serve(calls_per_address=1, calls_at_once=8)
    with edge.connect(edge.customer(), "/v1/call"), edge.connect(edge.customer(), "/v1/call") as call:
        assert '"too_many_requests"' in str(call.recv(WAIT_SECONDS))


def test_an_address_has_so_many_connections_and_no_more(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "MAX_CONNECTIONS_PER_ADDRESS", 2)
    with ExitStack() as held:
        for _ in range(2):
            held.enter_context(edge.wire("127.0.0.2"))
        assert _answer(edge, "127.0.0.2") == b""
        assert _answer(edge, "127.0.0.3").startswith(b"HTTP/1.1 200")


def test_the_gateway_has_so_many_connections_and_no_more(serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "MAX_CONNECTIONS", 3)
    edge = serve()
    with edge.wire(), edge.wire():
        assert _answer(edge, "127.0.0.1").startswith(b"HTTP/1.1 503 ")


def _answer(edge: Edge, source: str) -> bytes:
    with edge.wire(source) as wire:
        try:
            wire.sendall(b"GET / HTTP/1.1\r\nHost: shop\r\n\r\n")
            return wire.recv(100)
        except ConnectionError:
            return b""


@pytest.mark.parametrize(
    "head",
    [
        b"GET /%s HTTP/1.1\r\nHost: shop\r\n\r\n" % (b"a" * serving.MAX_HEAD_BYTES),
        b"GET / HTTP/1.1\r\nHost: shop\r\nX: %s\r\n\r\n" % (b"a" * serving.MAX_HEAD_BYTES),
        b"GET / HTTP/1.1\r\nHost: shop\r\n" + b"X: aaaaaaaaa\r\n" * (serving.MAX_HEAD_BYTES // 9) + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: shop\r\nX: %s" % (b"a" * serving.MAX_HEAD_BYTES),  # and no end
    ],
)
def test_a_head_is_bounded(edge: Edge, head: bytes) -> None:
    with edge.wire() as wire:
        wire.sendall(head)
        assert wire.recv(100).startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize("path", ["/v1/messages", "/v1/sessions", "/v1/me/consent", "/nowhere", "/v1/handoff/messages"])
def test_a_body_is_bounded_wherever_it_is_sent(edge: Edge, path: str) -> None:
    method = "PUT" if path.endswith("consent") else "POST"
    answer = edge.customer().request(method, path, content=b"a" * (MAX_BODY_BYTES * 17))
    assert code_of(answer) == (413, "body_too_large")


def test_a_body_is_bounded_that_does_not_tell_its_length(edge: Edge) -> None:
    pieces = (b"a" * 1024 for _ in range(MAX_BODY_BYTES // 1024 + 1))
    assert code_of(edge.customer().post("/v1/messages", content=pieces)) == (413, "body_too_large")


@pytest.mark.parametrize(("path", "kind"), [("/v1/uploads", "image/png"), ("/v1/recordings", "audio/wav")])
def test_a_file_is_bounded_before_it_is_sent(edge: Edge, path: str, kind: str) -> None:
    token = edge.customer().headers["Authorization"]
    head = f"POST {path} HTTP/1.1\r\nHost: shop\r\nAuthorization: {token}\r\nContent-Type: {kind}\r\n"
    with edge.wire() as wire:
        wire.sendall(f"{head}Content-Length: 100000000\r\n\r\n".encode())
        assert wire.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_message_over_the_socket_is_bounded(edge: Edge) -> None:
    with edge.connect(edge.customer()) as chat, pytest.raises(ConnectionClosed) as closed:
        chat.send('{"text": "' + "a" * MAX_BODY_BYTES + '"}')
        chat.recv(WAIT_SECONDS)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009


def test_every_field_of_a_message_is_bounded() -> None:
    kinds = list(_kinds(Message.model_json_schema()))
    assert len(kinds) > 15
    ends = {"string": {"maxLength", "enum", "const"}, "integer": {"maximum"}, "array": {"maxItems"}}
    assert [kind for kind in kinds if not ends[kind["type"]] & kind.keys()] == []


def _kinds(schema: object) -> Iterator[dict]:
    """Return every text, number and list that a schema describes."""
    if isinstance(schema, dict):
        if schema.get("type") in ("string", "integer", "array"):
            yield schema
        for within in schema.values():
            yield from _kinds(within)
    elif isinstance(schema, list):
        for within in schema:
            yield from _kinds(within)


@pytest.mark.parametrize("sent", ["no json", "[]", b"\x00\x01", '{"text": 5}', "{" * 2000])
def test_whoever_sends_nothing_but_garbage_is_hung_up_on(edge: Edge, sent: str | bytes) -> None:
    with edge.connect(edge.customer()) as chat, pytest.raises(ConnectionClosed) as closed:
        for _ in range(socket.MOST_REFUSED):
            chat.send(sent)
        while True:
            assert '"bad_input"' in str(chat.recv(WAIT_SECONDS))
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1008


def test_a_message_is_sent_as_text_alone(edge: Edge) -> None:
    with edge.connect(edge.customer()) as chat:
        chat.send(b'{"text": "hello"}')
        assert '"bad_input"' in str(chat.recv(WAIT_SECONDS))


def test_whoever_slips_now_and_then_is_not(edge: Edge) -> None:
    with edge.connect(edge.customer()) as chat:
        for _ in range(3):
            for _ in range(socket.MOST_REFUSED - 1):
                chat.send("no json")
            chat.send('{"text": "hello"}')
            while '"reply"' not in str(chat.recv(WAIT_SECONDS)):
                pass


@pytest.mark.parametrize("sent", ["no json", b"\x00"])
def test_a_call_of_nothing_but_garbage_is_ended(edge: Edge, sent: str | bytes) -> None:
    with edge.connect(edge.customer(), "/v1/call") as call:
        call.send('{"type": "start"}')
        assert '"ready"' in str(call.recv(WAIT_SECONDS))
        for _ in range(socket.MOST_REFUSED):
            call.send(sent)
        told = [json.loads(each) for each in hear(call, socket.MOST_REFUSED + 1)]
    assert [each.get("code") for each in told[:-1]] == ["bad_input"] * socket.MOST_REFUSED
    assert told[-1] == {"type": "bye", "reason": "refused"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda within: st.lists(within, max_size=4) | st.dictionaries(st.text(max_size=8), within, max_size=4),
    max_leaves=12,
)
FIELD = st.sampled_from([*Message.model_fields, "sender", "metadata"])
BODY = st.dictionaries(FIELD, JSON | st.sampled_from(["/restart", "d1", "\x00", "/\u2215x", "\ud800"]), max_size=4)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")))
def test_bytes_of_any_kind_are_refused_in_the_form_of_every_error(edge: Edge, body: bytes) -> None:
    answer = _customer(edge).post("/v1/messages", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200 or code_of(answer)[0] in (400, 422)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODY)
@example(body={"text": "/restart"})
@example(body={"text": " \uff0f/restart"})
def test_a_message_of_any_form_is_answered_or_refused_and_never_a_command(edge: Edge, body: dict) -> None:
    asked = len(edge.dialogue.asked)
    headers = {"Content-Type": "application/json"}
    answer = _customer(edge).post("/v1/messages", content=json.dumps(body), headers=headers)
    assert answer.status_code == 200 or code_of(answer)[0] in (404, 422)
    for _, message, known in edge.dialogue.asked[asked:]:
        assert not unicodedata.normalize("NFKC", message).startswith("/")
        assert set(known) <= {"turn_id", "customer", "page"}
        assert len(message) <= MAX_RAW_CHARACTERS


_CUSTOMERS: dict[str, httpx.Client] = {}


def _customer(edge: Edge) -> httpx.Client:
    """Return one customer for all examples of a gateway."""
    if edge.address not in _CUSTOMERS:
        _CUSTOMERS[edge.address] = edge.customer()
    return _CUSTOMERS[edge.address]
