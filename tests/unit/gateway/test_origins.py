"""Pages of other origins: those listed may speak with the gateway by a token, all others not at all."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketDenialResponse

from assistant.settings import Settings

SHOP, STRANGER = "https://shop.example", "https://elsewhere.example"
PROTOCOL = "assistant.v1"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"origins": (SHOP,)})


@pytest.fixture
def token(app: FastAPI) -> str:
    with TestClient(app) as page:
        return str(page.post("/v1/sessions", headers={"origin": SHOP}).json()["token"])


def test_a_listed_page_reads_what_it_asks_for_and_is_given_no_cookie(app: FastAPI) -> None:
    with TestClient(app) as page:
        answer = page.post("/v1/sessions", headers={"origin": SHOP})
    assert answer.status_code == 201
    assert answer.headers["access-control-allow-origin"] == SHOP
    assert "access-control-allow-credentials" not in answer.headers
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("method", "header"), [("POST", "content-type"), ("PUT", "authorization"), ("DELETE", "authorization")]
)
def test_a_listed_page_may_send_what_the_chat_sends(client: TestClient, method: str, header: str) -> None:
    asked = {"origin": SHOP, "access-control-request-method": method, "access-control-request-headers": header}
    answer = client.options("/v1/me", headers=asked)
    assert answer.status_code == 200
    assert method in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize("path", ["/static/widget.js", "/static/base.css", "/widget.js", "/v1/history", "/nowhere"])
def test_errors_and_modules_can_be_read_by_a_listed_page_too(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"origin": SHOP}, follow_redirects=False)
    assert answer.headers["access-control-allow-origin"] == SHOP


def test_a_failure_that_nobody_foresaw_can_be_read_too(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.gateway.sessions.secrets.token_hex", lambda _: 1 / 0)
    with TestClient(app, raise_server_exceptions=False) as page:
        answer = page.post("/v1/sessions", headers={"origin": SHOP})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (500, SHOP)


@pytest.mark.parametrize(
    "origin", [STRANGER, "null", "https://shop.example.evil", "http://shop.example", SHOP + ":444", ""]
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/sessions"),
        ("GET", "/v1/history"),
        ("DELETE", "/v1/me"),
        ("OPTIONS", "/v1/me"),
        ("GET", "/static/widget.js"),
    ],
)
def test_a_page_that_is_not_listed_is_refused_whatever_it_asks(
    client: TestClient, origin: str, method: str, path: str
) -> None:
    headers = {"origin": origin, "access-control-request-method": "DELETE"}
    answer = client.request(method, path, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign_origin")
    assert "set-cookie" not in answer.headers


def test_nothing_is_done_for_a_page_that_is_refused(client: TestClient) -> None:
    client.post("/v1/messages", json={"text": "hello"}, headers={"origin": STRANGER})
    client.delete("/v1/me", headers={"origin": STRANGER})
    assert client.get("/v1/history").json() == {"messages": []}


def test_the_cookie_of_the_gateways_own_pages_is_nothing_to_a_listed_page(client: TestClient) -> None:
    assert client.get("/v1/history").status_code == 200
    assert client.get("/v1/history", headers={"origin": SHOP}).status_code == 401


def test_the_gateways_own_page_needs_no_list(client: TestClient) -> None:
    assert client.post("/v1/sessions", headers={"origin": "http://testserver"}).cookies


@pytest.mark.parametrize("path", ["/v1/chat", "/v1/call"])
def test_a_socket_carries_its_token_as_a_subprotocol_and_is_answered_with_the_other(
    app: FastAPI, token: str, path: str
) -> None:
    offered = [PROTOCOL, f"token.{token}"]
    with TestClient(app) as page, page.websocket_connect(path, offered, headers={"origin": SHOP}) as socket:
        assert socket.accepted_subprotocol == PROTOCOL


@pytest.mark.parametrize("path", ["/v1/chat", "/v1/call"])
@pytest.mark.parametrize(
    "offered", [[PROTOCOL], [PROTOCOL, "token."], [PROTOCOL, "token.0123.made-up"], ["token.{}"], [PROTOCOL, "{}"]]
)
def test_a_socket_without_its_token_in_that_form_is_refused(
    app: FastAPI, token: str, path: str, offered: list[str]
) -> None:
    offered = [each.format(token) for each in offered]
    with (
        TestClient(app) as page,
        pytest.raises(WebSocketDenialResponse) as denial,
        page.websocket_connect(path, offered, headers={"origin": SHOP}),
    ):
        pass
    assert denial.value.status_code == 401


def test_a_token_of_a_socket_is_none_of_a_request(app: FastAPI, token: str) -> None:
    with TestClient(app) as page:
        answer = page.get("/v1/history", headers={"sec-websocket-protocol": f"{PROTOCOL}, token.{token}"})
    assert answer.status_code == 401


def test_a_program_that_offers_nothing_is_answered_with_nothing(client: TestClient) -> None:
    with client.websocket_connect("/v1/chat") as socket:
        assert socket.accepted_subprotocol is None


@pytest.mark.parametrize(
    ("path", "policy"), [("/static/base.css", "cross-origin"), ("/v1/history", "same-origin"), ("/", "same-origin")]
)
def test_other_sites_pages_may_draw_and_run_what_is_made_for_them_and_no_more(
    client: TestClient, path: str, policy: str
) -> None:
    assert client.get(path).headers["cross-origin-resource-policy"] == policy


def test_caches_keep_answers_for_one_origin_apart_from_those_for_another(client: TestClient) -> None:
    assert "origin" in client.get("/static/base.css").headers["vary"].lower()


def test_modules_are_asked_for_anew(client: TestClient) -> None:
    answer = client.get("/static/widget.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert client.get("/static/widget.js", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
