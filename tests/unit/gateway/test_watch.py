"""Every turn leaves one line and its figures; who may not read the figures does not."""

import asyncio

import httpx
import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from assistant.gateway.app import create_app
from assistant.gateway.meters import Meters
from assistant.gateway.scripted import ScriptedDialogue
from assistant.metrics import Metrics
from assistant.settings import Settings

from .conftest import DRESSES, all_well, health_over

TOKEN = "let me read"  # noqa: S105 - for this test alone


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})


async def say(caller: httpx.AsyncClient, **message: object) -> dict:
    with capture_logs() as log:
        (await caller.post("/v1/messages", json=message)).raise_for_status()
        await asyncio.sleep(0)
    (line,) = [line for line in log if line["event"] == "turn"]
    return line


async def test_a_turn_tells_its_stages_and_nothing_that_was_said(caller, dialogue: ScriptedDialogue):
    dialogue.script["red dress"] = [
        {"custom": {"heard": "red dress", "took": {"hearing": 800.0, "action": 900.0}}},
        {"custom": {"reply": DRESSES.model_dump(mode="json"), "took": {"action": 60.0, "search": 40.0}}},
    ]
    line = await say(caller, text="red dress")
    stages = line["stages"]
    assert (line["kind"], line["outcome"], line["code"]) == ("text", "answered", None)
    assert (stages["hearing"], stages["action"], stages["search"]) == (800.0, 960.0, 40.0)
    assert {"queue", "dialogue"} <= stages.keys()
    assert line["turn_id"] == dialogue.asked[0][2]["turn_id"]
    assert "dress" not in str(line)


@pytest.mark.parametrize(("text", "outcome", "code"), [("broken", "failed", "dialogue_down"), ("quiet", "quiet", None)])
async def test_a_turn_tells_how_it_ended(caller, text: str, outcome: str, code: str | None):
    line = await say(caller, text=text)
    assert (line["outcome"], line["code"]) == (outcome, code)


@pytest.mark.parametrize("took", [{"search": -1}, {"search": "soon"}, {"lunch": 5}, 7])
async def test_times_that_are_none_are_refused_like_any_other_reply(caller, dialogue: ScriptedDialogue, took: object):
    dialogue.script["odd times"] = [{"custom": {"reply": DRESSES.model_dump(mode="json"), "took": took}}]
    assert (await say(caller, text="odd times"))["code"] == "dialogue_down"


async def test_the_figures_are_for_who_has_the_token(caller):
    await say(caller, text="red dress")
    assert (await caller.get("/metrics")).status_code == 401
    assert (await caller.get("/metrics", headers={"Authorization": "Bearer wrong"})).status_code == 401
    told = await caller.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert 'assistant_turns_total{kind="text",outcome="answered",part="gateway"} 1.0' in told.text
    assert caller.cookies["assistant_session"] not in told.text


async def test_without_a_token_in_the_settings_there_is_no_such_page(settings, dialogue, phrases):
    app = create_app(
        settings.model_copy(update={"metrics_token": SecretStr("")}), dialogue, phrases, health_over(all_well)
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        for header in ("Bearer ", "Bearer x", ""):
            assert (await client.get("/metrics", headers={"Authorization": header})).status_code == 404


@pytest.mark.parametrize(
    ("answer", "is_up"),
    [(httpx.Response(200, text="# HELP a b\n# TYPE a gauge\na 5\n"), 1.0), (httpx.Response(500), 0.0)],
)
async def test_the_figures_of_the_action_server_are_joined_where_it_answers(answer: httpx.Response, is_up: float):
    asked: list[httpx.Request] = []

    def upstream(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return answer

    client = httpx.AsyncClient(transport=httpx.MockTransport(upstream))
    text = await Meters(Metrics(), client, "http://actions/", "inner").text()
    assert f'assistant_part_up{{part="actions"}} {is_up}' in text
    assert ('a{part="actions"} 5.0' in text) is bool(is_up)
    assert (asked[0].url.path, asked[0].headers["Authorization"]) == ("/metrics", "Bearer inner")
