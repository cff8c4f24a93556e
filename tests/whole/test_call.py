"""Customers who call the whole running shop: real ears, a real voice, and the microphone client with recordings."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import numpy as np
import pytest

from assistant import parts
from assistant.mic.files import recording
from tests.customers import written
from tests.running import Whole, process_of

CONVERSATION = (
    "show me red dresses",
    "under fifty dollars",  # said into the answer
    "tell me about the first one",
    "add it to my cart",
    "size medium",
)


class Caller:
    """A customer with a conversation of their own."""

    def __init__(self, whole: Whole, folder: Path) -> None:
        self.whole, self.folder = whole, folder
        self.client = whole.open_session()
        self.heard = folder / f"heard-{id(self)}.wav"

    def start(self, *sentences: str, interrupt: int = 0) -> subprocess.Popen[str]:
        """Begin a call that says these."""
        said = [written(each, self.folder / f"{'-'.join(each.split())}.wav") for each in sentences]
        command = [sys.executable, "-m", "assistant.cli", "mic", "--url", self.whole.address]
        command += [word for file in said for word in ("--input", str(file))]
        command += ["--output", str(self.heard), *(["--interrupt", str(interrupt)] if interrupt else [])]
        token = self.client.headers["Authorization"].removeprefix("Bearer ")
        environment = {**os.environ, "ASSISTANT_SESSION": token}
        return subprocess.Popen(command, cwd=parts.ROOT, env=environment, stdout=subprocess.PIPE, text=True)

    def call(self, *sentences: str, interrupt: int = 0) -> str:
        """Hold a call; return what stood on the terminal."""
        with self.start(*sentences, interrupt=interrupt) as calling:
            told, _ = calling.communicate(timeout=240)
        assert calling.returncode == 0, told
        return told

    def messages(self, kind: str) -> list[dict]:
        messages = self.client.get("/v1/history").raise_for_status().json()["messages"]
        return [message for message in messages if message["type"] == kind]


@pytest.fixture
def caller(unhurried: Whole, tmp_path: Path) -> Caller:
    return Caller(unhurried, tmp_path)


def test_a_spoken_conversation_of_five_turns_with_an_interruption_fills_the_cart(caller: Caller) -> None:
    told = caller.call(*CONVERSATION, interrupt=2)
    replies = caller.messages("reply")
    assert len(caller.messages("user")) == len(replies) == 5, told
    assert [chip["label"] for chip in replies[1]["reply"]["chips"]] == ["dress", "red", "under $50"]
    first = replies[1]["reply"]["cards"][0]
    assert replies[2]["reply"]["cards"][0]["title"] == first["title"]
    lines = replies[4]["reply"]["basket"]["lines"]
    assert [(line["title"], line["options"], line["quantity"]) for line in lines] == [(first["title"], "Red, M", 1)]
    assert first["title"] in told

    interrupted, *others = [reply["heard"] for reply in replies]
    assert interrupted and replies[0]["reply"]["speech"].startswith(interrupted)
    assert len(interrupted) < len(replies[0]["reply"]["speech"]) / 2
    assert others == [None] * 4
    assert np.mean(np.abs(recording(caller.heard)) > 500) > 0.1


def test_callers_at_once_each_have_their_own_conversation(caller: Caller) -> None:
    other = Caller(caller.whole, caller.folder)
    calls = caller.start("show me red dresses"), other.start("show my cart")
    for call in calls:
        with call:
            call.communicate(timeout=240)
        assert call.returncode == 0
    assert [message["text"] for message in caller.messages("user")] == ["show me red dresses"]
    assert [message["text"] for message in other.messages("user")] == ["show my cart"]
    assert caller.messages("reply")[0]["reply"]["cards"]
    assert other.messages("reply")[0]["reply"]["basket"]["lines"] == []


def test_the_report_of_health_names_the_engines_of_calls(unhurried: Whole) -> None:
    report = httpx.get(f"{unhurried.address}/healthz", trust_env=False).raise_for_status().json()
    assert report["parts"]["calls"] == {"ok": True, "detail": "calls are taken"}
    named = [report["models"][part].split()[0] for part in ("hears", "speaks", "detects")]
    assert named == ["pocketsphinx", "espeak-ng", "silero-vad"]


def test_where_the_dialogue_has_died_the_caller_hears_an_apology(caller: Caller) -> None:
    os.kill(process_of(caller.whole, "bot"), signal.SIGKILL)
    told = caller.call("show my cart")
    assert "sorry" in told.lower()
    assert [reply["problem"] for reply in caller.messages("reply")] == ["dialogue_down"]
    assert np.mean(np.abs(recording(caller.heard)) > 500) > 0.1
