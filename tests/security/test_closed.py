"""Where a check cannot run the answer is no: nobody gets through, and the dialogue is never asked."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.security.conftest import Edge, code_of

UNCHECKED = (503, "not_checked")


@pytest.fixture
def edge(serve) -> Edge:
    """A gateway of one's own: it is broken on purpose."""
    return serve()


def every_call(customer: httpx.Client) -> list[tuple[int, str]]:
    """Return how the gateway answers a customer who does what a session is for."""
    photo = {"content": b"x", "headers": {"Content-Type": "image/png"}}
    answers = [
        customer.post("/v1/messages", json={"text": "hello"}),
        customer.get("/v1/history"),
        customer.get("/v1/me"),
        customer.post("/v1/uploads", **photo),
        customer.post("/v1/sessions"),
    ]
    return [code_of(answer) for answer in answers]


def test_whose_session_cannot_be_looked_up_is_not_let_in(edge: Edge) -> None:
    customer = edge.customer()
    edge.rewrite("ALTER TABLE sessions RENAME TO gone")
    assert every_call(customer) == [UNCHECKED] * 5
    for path in ("/v1/chat", "/v1/call"):
        with pytest.raises(InvalidStatus) as refused, edge.connect(customer, path):
            pass
        assert refused.value.response.status_code == 503
    assert edge.dialogue.asked == []
    edge.rewrite("ALTER TABLE gone RENAME TO sessions")
    assert customer.post("/v1/messages", json={"text": "hello"}).status_code == 200


def test_a_session_is_not_opened_in_a_database_that_is_locked(edge: Edge) -> None:
    with closing(sqlite3.connect(edge.settings.gateway_database)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert code_of(edge.stranger().post("/v1/sessions")) == UNCHECKED


def test_whom_nobody_can_count_is_not_let_in(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    customer = edge.customer()

    async def broken(*_: object) -> bool:
        raise MemoryError

    monkeypatch.setattr(edge.app.state.parts.rates._limiter, "hit", broken)
    assert every_call(customer) == [UNCHECKED] * 5
    assert edge.dialogue.asked == []


@pytest.mark.parametrize("kept", ["", "short"])
def test_a_gateway_whose_secret_is_damaged_does_not_start(tmp_path: Path, kept: str) -> None:
    (tmp_path / "secret").write_text(kept)
    environment = os.environ | {"ASSISTANT_HOME": str(tmp_path), "ASSISTANT_PORT": "0", "ASSISTANT_CALLS_AT_ONCE": "0"}
    command = [sys.executable, "-m", "assistant.gateway"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 1
    assert "holds no secret" in ended.stdout + ended.stderr


def test_a_gateway_whose_secret_is_gone_knows_nobody_of_before(serve) -> None:
    first = serve()
    customer = first.customer()
    (first.settings.home / "secret").unlink()
    second = serve()  # in the same home
    answer = second.stranger().get("/v1/history", headers=customer.headers)
    assert code_of(answer) == (401, "unknown_session")
