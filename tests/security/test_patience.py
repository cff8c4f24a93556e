"""Slow clients and floods are cut off: nobody is waited for without an end."""

import socket
import time

import httpx
import pytest

from assistant.gateway import bodies, serving
from assistant.gateway import edge as bounds
from tests.security.conftest import WAIT_SECONDS, Edge

HEAD = b"GET / HTTP/1.1\r\nHost: shop\r\n"
#: How often a slow client says a little.
DRIP_SECONDS = 0.1
IMPATIENCE_SECONDS = 0.5


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the gateway wait for moments where it waits for seconds."""
    for module, name in ((serving, "HEAD_SECONDS"), (serving, "UNREAD_SECONDS"), (bounds, "BODY_SECONDS")):
        monkeypatch.setattr(module, name, IMPATIENCE_SECONDS)
    monkeypatch.setattr(bodies, "UPLOAD_SECONDS", IMPATIENCE_SECONDS)


def is_cut(wire: socket.socket, drip: bytes = b"") -> bool:
    """Tell whether a connection is ended by the other side, while a little more is sent now and then."""
    wire.settimeout(DRIP_SECONDS)
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            if drip:
                wire.sendall(drip)
            if not wire.recv(65536):
                return True
        except TimeoutError:
            continue
        except ConnectionError:
            return True
    return False


@pytest.mark.parametrize(
    ("sent", "drip"),
    [
        (b"", b""),
        (b"", b"\r\n"),
        (HEAD, b""),
        (HEAD, b"X: a\r\n"),
        (HEAD + b"\r\n" + HEAD, b"X: a\r\n"),  # the second request of a connection
    ],
    ids=["silent", "empty lines", "half a head", "a header now and then", "a second head"],
)
def test_a_head_that_does_not_come_is_not_waited_for(edge: Edge, sent: bytes, drip: bytes) -> None:
    with edge.wire() as wire:
        wire.sendall(sent)
        assert is_cut(wire, drip)


@pytest.mark.parametrize("path", ["/v1/messages", "/v1/uploads", "/v1/recordings", "/nowhere"])
def test_a_body_that_does_not_come_is_not_waited_for(edge: Edge, path: str) -> None:
    token = edge.customer().headers["Authorization"]
    kind = "audio/wav" if path.endswith("recordings") else "image/png"
    head = f"POST {path} HTTP/1.1\r\nHost: shop\r\nAuthorization: {token}\r\nContent-Type: {kind}\r\n"
    with edge.wire() as wire:
        wire.sendall(f"{head}Content-Length: 10000\r\n\r\n".encode())
        assert is_cut(wire, b"a")


def test_a_body_that_was_refused_is_not_waited_for(edge: Edge) -> None:
    with edge.wire() as wire:
        wire.sendall(b"POST /v1/messages HTTP/1.1\r\nHost: shop\r\nContent-Length: 1000000\r\n\r\n")
        assert is_cut(wire, b"a")


@pytest.fixture
def talkative(edge: Edge) -> httpx.Client:
    """A customer with a history that fits in no buffer."""
    customer = edge.customer()
    for _ in range(20):
        customer.post("/v1/messages", json={"text": "long"}).raise_for_status()
    return customer


def test_whoever_does_not_read_an_answer_is_hung_up_on(edge: Edge, talkative: httpx.Client) -> None:
    ask = f"GET /v1/history HTTP/1.1\r\nHost: shop\r\nAuthorization: {talkative.headers['Authorization']}\r\n\r\n"
    with edge.wire() as wire:
        wire.sendall(ask.encode())
        time.sleep(4 * IMPATIENCE_SECONDS)
        whole = len(talkative.get("/v1/history").content)
        assert len(_rest(wire)) < whole


def test_whoever_does_not_read_a_socket_is_hung_up_on(edge: Edge, talkative: httpx.Client) -> None:
    with edge.wire() as wire:
        wire.sendall(_handshake(talkative.headers["Authorization"]))
        time.sleep(4 * IMPATIENCE_SECONDS)
        assert is_cut(wire)


def test_a_socket_that_answers_no_ping_is_hung_up_on(edge: Edge, monkeypatch: pytest.MonkeyPatch, serve) -> None:
    monkeypatch.setattr(serving, "PING_INTERVAL_SECONDS", 0.2)
    monkeypatch.setattr(serving, "PONG_SECONDS", 0.2)
    hurried_edge = serve()
    with hurried_edge.wire() as wire:
        wire.sendall(_handshake(hurried_edge.customer().headers["Authorization"]))
        assert is_cut(wire)


def test_a_connection_on_which_nothing_more_is_asked_is_ended(serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "IDLE_SECONDS", IMPATIENCE_SECONDS)
    with serve().wire() as wire:
        wire.sendall(HEAD + b"\r\n")
        assert wire.recv(100).startswith(b"HTTP/1.1 200 ")
        assert is_cut(wire)


def test_a_customer_is_served_while_others_are_slow(edge: Edge) -> None:
    slow = [edge.wire() for _ in range(50)]
    for wire in slow:
        wire.sendall(HEAD)
    assert edge.customer().post("/v1/messages", json={"text": "hello"}).status_code == 200
    for wire in slow:
        wire.close()


def _handshake(authorization: str) -> bytes:
    lines = (
        "GET /v1/chat?after=0 HTTP/1.1",
        "Host: shop",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Authorization: {authorization}",
    )
    return "\r\n".join([*lines, "", ""]).encode()


def _rest(wire: socket.socket) -> bytes:
    """Return what still comes, to the end of the connection."""
    rest = bytearray()
    try:
        while piece := wire.recv(1 << 20):
            rest += piece
    except ConnectionError:
        pass
    return bytes(rest)
