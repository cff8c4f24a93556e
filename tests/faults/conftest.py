"""One running shop whose parts are made to fail, one after the other. Every test leaves it as well as it was."""

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.settings import Settings
from tests.running import Whole, opened, process_of

PATIENCE_SECONDS = 120.0  # until a part is back, on a busy machine
ACTIONS, RASA, GATEWAY = "actions", "bot", "assistant.gateway"


@dataclass(frozen=True)
class Faulty:
    """The running shop, and its home."""

    whole: Whole
    home: Path

    def process(self, module: str) -> int:
        return process_of(self.whole, module)

    def kill(self, module: str) -> None:
        os.kill(self.process(module), signal.SIGKILL)

    @contextmanager
    def stopped(self, module: str) -> Iterator[None]:
        """Let a process stand still: whoever asks it waits."""
        process = self.process(module)
        os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(process, signal.SIGCONT)

    @contextmanager
    def held(self, database: str, how: str = "IMMEDIATE") -> Iterator[None]:
        """Let another program hold a database: IMMEDIATE keeps others from writing, EXCLUSIVE from reading too."""
        with closing(sqlite3.connect(self.home / database, isolation_level=None, timeout=30)) as other:
            other.execute(f"BEGIN {how}")
            yield
            other.execute("ROLLBACK")

    def health(self) -> tuple[int, dict[str, Any]]:
        answer = httpx.get(f"{self.whole.address}/healthz", trust_env=False, timeout=30)
        return answer.status_code, answer.json()

    def is_well(self) -> bool:
        try:
            return bool(self.health()[1]["status"] == "ok")
        except httpx.TransportError:  # the gateway itself is not there
            return False

    def is_ill(self, part: str) -> bool:
        return not self.health()[1]["parts"].get(part, {"ok": True})["ok"]

    def until_well(self) -> None:
        until(self.is_well, "the shop is well")


class Customer:
    """A customer with a conversation of their own."""

    def __init__(self, whole: Whole) -> None:
        self.client = whole.open_session()

    @property
    def token(self) -> str:
        return str(self.client.headers["Authorization"]).removeprefix("Bearer ")

    def send(self, text: str) -> httpx.Response:
        return self.client.post("/v1/messages", json={"text": text})

    def say(self, text: str) -> dict[str, Any]:
        """Say something; return the answer's event."""
        answered: dict[str, Any] = self.send(text).raise_for_status().json()["messages"][-1]
        return answered

    def until_answered(self, text: str) -> dict[str, Any]:
        """Say something again and again until it is not apologized for."""
        found: list[dict[str, Any]] = []
        until(lambda: not found.append(self.say(text)) and found[-1]["problem"] is None, f"“{text}” is answered")  # type: ignore[func-returns-value]
        return found[-1]

    def history(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = self.client.get("/v1/history").raise_for_status().json()["messages"]
        return messages

    def cart(self) -> list[tuple[str, int]]:
        """Return what is in the cart, and how often."""
        lines = self.client.get("/v1/me").raise_for_status().json()["cart"]
        return [(line["title"], line["quantity"]) for line in lines]


def chips(answered: dict[str, Any]) -> list[str]:
    return [chip["label"] for chip in answered["reply"]["chips"]]


def is_sorry(answered: dict[str, Any]) -> bool:
    """Tell whether an answer apologizes, in words that are spoken too, and shows nothing."""
    reply = answered["reply"]
    return "sorry" in reply["text"].lower() and "sorry" in reply["speech"].lower() and not reply["cards"]


def until(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, f"it did not come to be that {what}"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def shop(stocked: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faulty]:
    """Open a shop on a home of its own: what is damaged here is nobody else's."""
    home = tmp_path_factory.mktemp("faults") / "shop"
    shutil.copytree(stocked.home, home)
    with opened(home) as whole:
        yield Faulty(whole, home)


@pytest.fixture
def customer(shop: Faulty) -> Iterator[Customer]:
    """Let a customer come while all is well."""
    shop.until_well()
    customer = Customer(shop.whole)
    yield customer
    customer.client.close()
