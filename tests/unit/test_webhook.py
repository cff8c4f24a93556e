"""Telling another system, which may be slow, broken or hostile."""

import hashlib
import hmac
import json
import threading

import httpx
import pytest
from structlog.testing import capture_logs

from assistant import webhook
from assistant.webhook import TIMEOUT_SECONDS, WAITS_SECONDS, Webhook

URL = "https://shop.example/carts"


class Listener:
    """Answers with these statuses, one after the other, and then with the last; an exception is raised."""

    def __init__(self, *answers: int | Exception) -> None:
        self.answers = list(answers)
        self.heard: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer, headers={"location": "http://169.254.169.254/"})


def told(listener: Listener, *messages: dict[str, object]) -> list[dict[str, object]]:
    hook = Webhook(URL, "the secret", httpx.Client(transport=httpx.MockTransport(listener)), waits=(0, 0))
    with capture_logs() as logs:
        for message in messages:
            hook.tell(message)
        hook.join()
    return logs


def test_a_message_arrives_as_json_signed_with_the_secret():
    listener = Listener(200)
    assert told(listener, {"event": "cart.changed", "title": "Café"}) == []
    (request,) = listener.heard
    assert (request.method, str(request.url), request.headers["content-type"]) == ("POST", URL, "application/json")
    assert json.loads(request.content) == {"event": "cart.changed", "title": "Café"}
    expected = hmac.new(b"the secret", request.content, hashlib.sha256).hexdigest()
    assert request.headers["x-signature"] == f"sha256={expected}"


def test_messages_arrive_in_their_order():
    listener = Listener(204)
    told(listener, *({"event": "e", "n": number} for number in range(20)))
    assert [json.loads(each.content)["n"] for each in listener.heard] == list(range(20))


@pytest.mark.parametrize("failure", [500, 503, 429, httpx.ConnectError("refused"), httpx.ReadTimeout("slow")])
def test_what_may_pass_is_tried_again(failure):
    listener = Listener(failure, 200)
    assert told(listener, {"event": "e"}) == []
    assert len(listener.heard) == 2


@pytest.mark.parametrize("failure", [500, httpx.ConnectError("refused")])
def test_after_three_attempts_it_is_given_up_logged_and_the_next_is_told(failure):
    listener = Listener(failure, failure, failure, 200)
    logs = told(listener, {"event": "lost"}, {"event": "next"})
    assert [(line["event"], line["kind"]) for line in logs] == [("webhook given up", "lost")]
    assert [json.loads(each.content)["event"] for each in listener.heard] == ["lost"] * 3 + ["next"]


@pytest.mark.parametrize("status", [301, 302, 307, 400, 401, 404])
def test_what_is_refused_or_sent_elsewhere_is_neither_repeated_nor_followed(status):
    listener = Listener(status)
    logs = told(listener, {"event": "e"})
    assert [line["event"] for line in logs] == ["webhook refused"]
    assert [str(each.url) for each in listener.heard] == [URL]


def test_an_error_nobody_thought_of_does_not_end_the_telling():
    listener = Listener(RuntimeError("odd"), 200)
    logs = told(listener, {"event": "first"}, {"event": "second"})
    assert [line["event"] for line in logs] == ["webhook failed"]
    assert len(listener.heard) == 2


def test_telling_never_waits_and_what_is_too_much_is_dropped_and_logged(monkeypatch):
    monkeypatch.setattr(webhook, "MOST_WAITING", 2)
    held = threading.Event()

    def slow(request: httpx.Request) -> httpx.Response:
        held.wait(10)
        return httpx.Response(200)

    hook = Webhook(URL, "s", httpx.Client(transport=httpx.MockTransport(slow)))
    with capture_logs() as logs:
        for _ in range(5):
            hook.tell({"event": "e"})
        held.set()
        hook.join()
    assert {line["event"] for line in logs} == {"webhook is too far behind: message dropped"}
    assert 2 <= len(logs) <= 3


def test_an_attempt_has_a_bound_and_the_whole_does_too():
    client = webhook.client()
    assert client.timeout == httpx.Timeout(TIMEOUT_SECONDS)
    assert not client.follow_redirects
    assert sum(WAITS_SECONDS) + 3 * TIMEOUT_SECONDS < 30
