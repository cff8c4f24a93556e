"""Calls to a desk over HTTP: bounded in time and size, and nowhere else."""

import time
from collections.abc import Iterator

import httpx
import pytest

from assistant.errors import DeskDown
from assistant.handoff.calls import MAX_ANSWER_BYTES, Calls, parsed
from tests.desks import Service, serving


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    with serving(service):
        yield service


def calls(service: Service, seconds: float = 3, token: str = "") -> Calls:
    headers = {"Authorization": f"Bearer {token or service.token}"}
    return Calls(httpx.Client(trust_env=False), service.url, headers, seconds)


def test_a_call_bears_the_token(service):
    assert parsed(calls(service).post("/a", {"text": "hi"})) == {}
    [(path, body, headers)] = service.calls
    assert (path, body, headers["authorization"]) == ("/a", {"text": "hi"}, f"Bearer {service.token}")


def test_a_desk_that_does_not_know_us_is_down(service):
    with pytest.raises(DeskDown, match="401"):
        calls(service, token="other").post("/", {})  # noqa: S106 - a wrong one


def test_a_slow_desk_is_not_waited_for(service):
    service.is_slow = True
    with pytest.raises(DeskDown, match=r"within 0\.2 seconds"):
        calls(service, seconds=0.2).post("/", {})
    service.hurry.set()  # it would have waited until now


def test_no_call_begins_after_the_time_of_those_before(service):
    slow = calls(service)
    with pytest.raises(DeskDown):
        slow.post("/", {}, until=time.monotonic() - 1)
    assert service.calls == []


@pytest.mark.parametrize("status", [301, 302, 400, 404, 422, 500, 503])
def test_any_answer_but_success_is_a_desk_that_is_down_and_nobody_is_followed(service, status):
    service.status = status
    with pytest.raises(DeskDown, match=str(status)):
        calls(service).post("/here", {})
    assert [path for path, *_ in service.calls] == ["/here"]


def test_an_endless_answer_is_not_read_to_its_end(service):
    service.answer = lambda *_: (200, "x" * (MAX_ANSWER_BYTES + 1))
    with pytest.raises(DeskDown, match="bytes"):
        calls(service).post("/", {})


def test_what_is_no_json_is_told():
    with pytest.raises(DeskDown, match="JSON"):
        parsed(b"<html>")


def test_nobody_there_is_a_desk_that_is_down(service):
    gone = Service(port=service.port)
    with serving(gone):
        port = gone.port
    with pytest.raises(DeskDown, match="ConnectError"):
        calls(Service(port=port)).post("/", {})
