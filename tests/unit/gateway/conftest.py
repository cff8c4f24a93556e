"""A gateway over a scripted dialogue."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.errors import DialogueDown
from assistant.gateway.app import create_app
from assistant.gateway.health import Health
from assistant.gateway.scripted import ScriptedDialogue, full
from assistant.phrases import Phrases
from assistant.screen import Card, Chip, QuickReply, Reply
from assistant.settings import Settings

ROOT = Path(__file__).parents[3]

DRESSES = Reply(
    text="Here are two red dresses.",
    speech="I found two red dresses.",
    cards=(
        Card(item_group_id="d1", variant_id="d1-s", title="Poppy dress", price="$49.00", image="a" * 32 + ".png"),
        Card(item_group_id="d2", variant_id="d2-m", title="Ruby dress", price="$59.00"),
    ),
    chips=(Chip(key="category:dress", label="dress"), Chip(key="color:red", label="red")),
    quick_replies=(QuickReply(label="Cheaper", text="cheaper"),),
)
SCRIPT = {
    "red dress": [full(DRESSES)],
    "hello": [{"recipient_id": "x", "text": "Hello!", "buttons": [{"title": "Shoes", "payload": "show me shoes"}]}],
    "broken": DialogueDown("Expected a test."),
    "bug": ZeroDivisionError("red dress for my sister"),
    "silence": [],
    "quiet": [{"custom": {"silent": True}}],  # a person has the conversation
    "unlucky": [{"text": "I could not do that."}, {"custom": {"problem": "catalog"}}],
    "odd": [{"custom": {"picture": "of a cat"}}],
}


@pytest.fixture
def phrases() -> Phrases:
    return Phrases.load(ROOT / "domain.yml")


@pytest.fixture
def dialogue() -> ScriptedDialogue:
    return ScriptedDialogue(SCRIPT, otherwise=[{"text": "I have no line for that."}])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, session_rate="1000/minute", address_rate="1000/minute", turn_deadline_seconds=5)


Upstream = Callable[[httpx.Request], httpx.Response]


def all_well(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/health":
        shop = {"status": "ok", "products": 12, "variants": 34, "models": {"words": "MiniLM"}}
        return httpx.Response(200, json=shop)
    return httpx.Response(200, text="Hello from Rasa")


def health_over(upstream: Upstream) -> Health:
    client = httpx.AsyncClient(transport=httpx.MockTransport(upstream))
    return Health(client, "http://rasa", "http://actions", "inner-token")


@pytest.fixture
def app(settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases) -> FastAPI:
    return create_app(settings, dialogue, phrases, health_over(all_well))


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A browser with an open session."""
    with TestClient(app) as client:
        client.post("/v1/sessions").raise_for_status()
        yield client


@pytest.fixture
async def caller(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """An API client with an open session, in the test's own event loop."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as caller:
        (await caller.post("/v1/sessions")).raise_for_status()
        yield caller
