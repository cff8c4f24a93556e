"""Customers for `benchmarks.load`, as locust plays them: most type, some show a photo, some send a voice note.

Locust runs this file by itself. LOAD_PHOTO and LOAD_NOTE name what is shown and said; each customer comes from an
address of its own within 127.0.0.0/8, as customers do, so that limits of one address bind none of the others.
"""

import itertools
import os
from pathlib import Path
from typing import Any

from locust import HttpUser, between, task
from requests.adapters import HTTPAdapter

from benchmarks.turns import sentences

_numbers = itertools.count(1)


class FromAddress(HTTPAdapter):
    """Calls from one address of this machine."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *told: Any, **named: Any) -> None:
        """Make the pool whose connections begin at that address."""
        super().init_poolmanager(*told, **named, source_address=(self._address, 0))


class Customer(HttpUser):
    """Somebody who reads an answer for a moment before they say the next thing."""

    wait_time = between(1, 3)

    def on_start(self) -> None:
        """Open a conversation."""
        number = next(_numbers)
        self.client.mount("http://", FromAddress(f"127.0.{1 + number // 200}.{1 + number % 200}"))
        self._says = sentences(number)
        opened = self.client.post("/v1/sessions", name="open")
        self.client.cookies.clear()
        self.client.headers["Authorization"] = f"Bearer {opened.json()['token']}"

    @task(7)
    def type(self) -> None:
        """Say the next thing of a conversation."""
        self._send({"text": next(self._says)}, "text")

    @task(1)
    def show(self) -> None:
        """Show a photo."""
        photo = self._upload("/v1/uploads", "LOAD_PHOTO", "image/webp", "photo upload")
        if photo:
            self._send({"photo": photo, "text": "something like this"}, "photo")

    @task(1)
    def speak(self) -> None:
        """Send a voice note."""
        note = self._upload("/v1/recordings", "LOAD_NOTE", "audio/wav", "voice note upload")
        if note:
            self._send({"recording": note}, "voice note")

    @task(1)
    def come_back(self) -> None:
        """Read the conversation as a page does that is loaded anew: the floor, without Rasa and the shop."""
        self.client.get("/v1/history", name="history")

    def _upload(self, path: str, variable: str, kind: str, name: str) -> str | None:
        content = Path(os.environ[variable]).read_bytes()
        answer = self.client.post(path, data=content, headers={"Content-Type": kind}, name=name)
        return str(answer.json()["id"]) if answer.ok else None

    def _send(self, message: dict[str, str], name: str) -> None:
        """Send a message; an apology in place of an answer is a failure."""
        with self.client.post("/v1/messages", json=message, name=name, catch_response=True) as answer:
            if not answer.ok:
                answer.failure(f"status {answer.status_code}")
                return
            problems = [each["problem"] for each in answer.json()["messages"] if each.get("problem")]
            if problems:
                answer.failure(problems[0])
