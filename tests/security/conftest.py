"""A real gateway on a free port of the loopback, over a scripted dialogue: attacked from outside as anybody could."""

import asyncio
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from websockets.sync.client import ClientConnection, connect

from assistant.calling.parts import Parts
from assistant.gateway import serving
from assistant.gateway.app import create_app
from assistant.gateway.health import Health
from assistant.gateway.scripted import ScriptedDialogue, full
from assistant.phrases import Phrases
from assistant.recollection import memory
from assistant.screen import Card, Reply
from assistant.settings import Settings
from tests.fakes import FakeTranscriber, LoudnessDetector
from tests.unit.calling.customer import NOTICES, AtOnce, ToneVoice

ROOT = Path(__file__).parents[2]
#: For what is to happen at once; far more than it takes, so that a busy machine fails nothing.
WAIT_SECONDS = 15.0
CARD = Card(item_group_id="d1", variant_id="d1-s", title="Poppy dress", price="$49.00")
SCRIPT = {
    "red dress": [full(Reply(text="Here is a red dress.", speech="Here it is.", cards=(CARD,)))],
    "long": [{"text": "word " * 100_000}],
}
CALLING = Parts(LoudnessDetector(), FakeTranscriber("red dress"), ToneVoice(), NOTICES, AtOnce(), AtOnce())


@dataclass(frozen=True)
class Edge:
    """A running gateway."""

    address: str
    app: FastAPI
    dialogue: ScriptedDialogue
    settings: Settings

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def stranger(self) -> httpx.Client:
        """Return a client without a session."""
        return httpx.Client(base_url=self.address, timeout=WAIT_SECONDS, trust_env=False)

    def customer(self) -> httpx.Client:
        """Return a program with a session of its own; its token is in its headers alone."""
        client = self.stranger()
        token = client.post("/v1/sessions").raise_for_status().json()["token"]
        client.cookies.clear()
        client.headers["Authorization"] = f"Bearer {token}"
        return client

    def connect(self, customer: httpx.Client, path: str = "/v1/chat", **headers: str) -> ClientConnection:
        """Open a socket of a customer."""
        told = {"Authorization": customer.headers.get("Authorization", ""), **headers}
        url = f"ws://127.0.0.1:{self.port}{path}"
        return connect(url, additional_headers=told, proxy=None, open_timeout=WAIT_SECONDS, close_timeout=1)

    def wire(self, source: str = "127.0.0.1") -> socket.socket:
        """Open a bare connection."""
        wire = socket.create_connection(("127.0.0.1", self.port), WAIT_SECONDS, (source, 0))
        wire.settimeout(WAIT_SECONDS)
        return wire

    def rewrite(self, statement: str) -> None:
        """Change the gateway's database beside it, as time would."""
        with closing(sqlite3.connect(self.settings.gateway_database)) as database, database:
            database.execute(statement)


async def nobody(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"status": "ok", "products": 6})


@contextmanager
def served(home: Path, **told: object) -> Iterator[Edge]:
    """Serve a gateway with these settings; it is closed when the block is left."""
    rates = {f"{name}_rate": "100000/minute" for name in ("session", "address", "upload", "opening")}
    settings = Settings.model_validate({"home": home, **rates, **told})
    dialogue = ScriptedDialogue(SCRIPT, otherwise=[{"text": "I have no line for that."}])
    health = Health(httpx.AsyncClient(transport=httpx.MockTransport(nobody)), "http://rasa", "http://actions", "")
    app = create_app(
        settings, dialogue, Phrases.load(ROOT / "domain.yml"), health, calling=CALLING, memory=memory(settings)
    )
    server = serving.server(app, "127.0.0.1", 0)
    server.config.timeout_graceful_shutdown = 1
    started: Future[None] = Future()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(server, started)))
    thread.start()
    started.result(WAIT_SECONDS)
    try:
        yield Edge(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", app, dialogue, settings)
    finally:
        server.should_exit = True
        thread.join()


async def _serve(server: uvicorn.Server, started: Future[None]) -> None:
    serving_now = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    started.set_result(None)
    await serving_now


@pytest.fixture(scope="module")
def edge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """A gateway that counts nobody out."""
    with served(tmp_path_factory.mktemp("edge")) as edge:
        yield edge


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Edge]]:
    """Serve gateways with settings of one's own."""
    with ExitStack() as stack:
        yield lambda **told: stack.enter_context(served(tmp_path, **told))


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]
