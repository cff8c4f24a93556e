"""The real pair under test: Rasa and an action server, started as a shop starts them, on free ports of the loopback."""

import json
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from assistant import parts
from assistant.processes import ProcessGroup
from assistant.settings import Settings
from assistant.supervisor import Part, Supervisor

READY_SECONDS = 120
TURN_SECONDS = 30


@dataclass(frozen=True)
class Pair:
    """A way to Rasa, and the conversations it has stored."""

    rasa: httpx.Client
    conversations: Path

    def customer(self) -> "Customer":
        return Customer(self, f"customer-{uuid.uuid4()}")


@dataclass(frozen=True)
class Customer:
    """One customer with a conversation of their own."""

    pair: Pair
    sender: str

    def say(self, text: str, **metadata: Any) -> list[dict[str, Any]]:
        """Return Rasa's messages."""
        body = {"sender": self.sender, "message": text, "metadata": metadata}
        answer = self.pair.rasa.post("/webhooks/rest/webhook", json=body)
        answer.raise_for_status()
        return answer.json()

    def understood(self) -> str:
        """Return the intent of the latest message, as Rasa stored it."""
        return next(intent for kind, intent in reversed(self._events()) if kind == "user")

    def session(self) -> list[str]:
        """Return the kinds of the events that Rasa will load at the next message."""
        kinds = [kind for kind, _ in self._events()]
        return kinds[len(kinds) - kinds[::-1].index("session_started") - 1 :]

    def slot(self) -> dict[str, Any]:
        """Return what is kept of the conversation, as Rasa stored it last."""
        query = "SELECT data FROM events WHERE sender_id = ? AND type_name = 'slot' ORDER BY id DESC LIMIT 1"
        with closing(sqlite3.connect(self.pair.conversations)) as stored:
            kept: dict[str, Any] = json.loads(stored.execute(query, [self.sender]).fetchone()[0])["value"]
        return kept

    def _events(self) -> list[tuple[str, str]]:
        query = "SELECT type_name, intent_name FROM events WHERE sender_id = ? ORDER BY id"
        with closing(sqlite3.connect(self.pair.conversations)) as stored:
            return stored.execute(query, [self.sender]).fetchall()


@contextmanager
def running(settings: Settings, module: str = "actions") -> Iterator[Pair]:
    """Start the pair, with `module` as the action server; both are gone when the block is left."""
    wires = parts.new_wires()
    actions = parts.actions(settings, wires)
    server = Part(
        name=actions.name,
        command=(*actions.command[:-1], module),
        health=actions.health,
        health_headers=actions.health_headers,
        log=settings.logs / f"{module}.log",
        environment=actions.environment,
    )
    with ProcessGroup(parts.ROOT) as group:
        supervisor = Supervisor(group, [server, parts.rasa(settings, wires)])
        supervisor.start()
        supervisor.await_healthy(READY_SECONDS, lambda _: None)
        url = f"http://127.0.0.1:{wires.rasa_port}"
        headers = {"Authorization": f"Bearer {wires.token}"}
        with httpx.Client(base_url=url, timeout=TURN_SECONDS, trust_env=False, headers=headers) as rasa:
            yield Pair(rasa, settings.home / "conversations.sqlite")
