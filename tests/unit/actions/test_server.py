"""The action server, spoken to as Rasa speaks."""

from typing import Any

import httpx
import pytest

from actions.server import MAX_BODY_BYTES, create_app
from assistant.errors import CatalogError, SetupError
from assistant.thread import Turn
from assistant.troubles import Troubles
from tests.unit.actions.conftest import TURN, Script, parse, tracker

TOKEN = "the token of this run"  # noqa: S105 - for this test alone
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def client(script: Script, troubles: Troubles = Troubles()) -> httpx.AsyncClient:  # noqa: B008 - it is only read
    app = create_app(script, parse, TOKEN, troubles)  # type: ignore[arg-type]
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://actions", headers=BEARER)


def call(action: str = "action_search", **rest: Any) -> dict[str, Any]:
    """What Rasa 3.6 sends when it was told to leave the domain out."""
    return {"next_action": action, "sender_id": "customer-1", "tracker": tracker(**rest), "version": "3.6.21"}


async def test_a_call_runs_its_action(script):
    async with client(script) as rasa:
        answer = await rasa.post("/webhook", json=call())
    assert answer.status_code == 200
    assert answer.json()["events"][0]["name"] == "thread"
    assert answer.json()["responses"][0]["custom"]["reply"]["text"] == TURN.reply.text


async def test_an_action_that_fails_still_answers():
    async with client(Script(ValueError("secret"))) as rasa:
        answer = await rasa.post("/webhook", json=call())
    assert answer.status_code == 200
    assert answer.json()["responses"][0]["response"] == "utter_action_failed"


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer other"}, {"Authorization": TOKEN}])
@pytest.mark.parametrize(("method", "path"), [("POST", "/webhook"), ("GET", "/health")])
async def test_nobody_is_served_without_the_token(script, method, path, headers):
    async with client(script) as stranger:
        stranger.headers.pop("Authorization")
        answer = await stranger.request(method, path, json=call(), headers=headers)
    assert answer.status_code == 401
    assert script.asked == []


async def test_a_token_is_not_taken_from_the_address(script):
    async with client(script) as stranger:
        stranger.headers.pop("Authorization")
        assert (await stranger.get("/health", params={"token": TOKEN})).status_code == 401


async def test_a_body_over_the_bound_is_refused_while_it_is_read(script):
    sent = []

    async def endless():
        while True:
            sent.append(1)
            yield b" " * 1024 * 1024

    async with client(script) as rasa:
        answer = await rasa.post("/webhook", content=endless())
    assert answer.status_code == 413
    assert len(sent) <= MAX_BODY_BYTES / 1024**2 + 2


async def test_a_compressed_body_is_refused(script):
    async with client(script) as rasa:
        answer = await rasa.post("/webhook", content=b"x", headers={"Content-Encoding": "deflate"})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"no json", b"[]", b"5", b"{}", b"[" * 100_000),
        *(
            b'{"next_action": 5}',
            b'{"next_action": "action_search"}',
            b'{"next_action": "action_search", "tracker": {}}',
        ),
    ],
)
async def test_a_body_that_is_no_call_is_refused_as_rasa_understands(script, body):
    # 400 would be taken for an action that declines to run.
    async with client(script) as rasa:
        assert (await rasa.post("/webhook", content=body)).status_code == 422


async def test_an_unknown_action_is_named_neither_back_nor_run(script):
    async with client(script) as rasa:
        answer = await rasa.post("/webhook", json=call("action_secret"))
    assert answer.status_code == 404
    assert "secret" not in answer.text
    assert script.asked == []


async def test_an_error_repeats_nothing_of_the_conversation():
    unsayable = Turn.model_construct(thread=TURN.thread, reply="my secret, which is no reply", instead=None)
    async with client(Script(unsayable)) as rasa:
        answer = await rasa.post("/webhook", json=call(text="my secret"))
    assert answer.status_code == 500
    assert "secret" not in answer.text


async def test_a_conversation_that_cannot_be_read_is_apologized_for(script):
    broken = call(text="my secret")
    broken["tracker"]["events"] = 5
    async with client(script) as rasa:
        answer = await rasa.post("/webhook", json=broken)
    assert answer.json()["responses"][0]["response"] == "utter_action_failed"
    assert "secret" not in answer.text


async def test_health_tells_what_the_shop_holds(script):
    async with client(script) as gateway:
        answer = await gateway.get("/health")
    shop = {"products": 3, "variants": 7, "models": {"words": "letters"}}
    assert answer.json() == {"status": "ok", **shop, "troubles": {}}


async def test_health_tells_what_the_shop_does_without(script):
    troubles = Troubles()
    troubles.watch("ranker", lambda: "train it anew")
    troubles.watch("policies", lambda: None)
    async with client(script, troubles) as gateway:
        answer = await gateway.get("/health")
    assert (answer.status_code, answer.json()["troubles"]) == (200, {"ranker": "train it anew"})


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (CatalogError("The index is damaged."), "The index is damaged."),
        (SetupError("/srv/shop is full."), "the shop cannot be opened (setup): the action server's log says why"),
    ],
)
async def test_a_shop_that_cannot_be_opened_says_so_without_naming_paths(script, monkeypatch, error, reason):
    def closed() -> dict[str, object]:
        raise error

    monkeypatch.setattr(script, "statistics", closed)
    async with client(script) as gateway:
        answer = await gateway.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"status": "closed", "reason": reason})
