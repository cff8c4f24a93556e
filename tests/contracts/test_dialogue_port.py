"""Every Dialogue answers with messages, or says in one of two ways that it cannot."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from assistant.errors import DialogueDown, DialogueLate
from assistant.gateway.dialogue import MAX_ANSWER_BYTES, Dialogue, RasaDialogue
from assistant.gateway.scripted import ScriptedDialogue

HELLO = [{"recipient_id": "s1", "text": "Hello!"}]
HEADER_SECONDS = 0.2

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class RasaStub:
    """Speaks HTTP as Rasa's REST channel does, and misbehaves where the message asks for it."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.paths.append(head.split(" ")[1])
        length = int(
            next(line.split(":")[1] for line in head.splitlines() if line.lower().startswith("content-length"))
        )
        body = json.loads(await reader.readexactly(length))
        self.bodies.append(body)
        await self._answer(body["message"], reader, writer)
        writer.close()

    async def _answer(self, message: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if message == "slow":
            await reader.read()  # until the caller gives up
            return
        if message == "vanish":
            return
        status = "500 Internal Server Error" if message == "fail" else "200 OK"
        answers = {"silence": b"[]", "garbage": b"<html>", "object": b"{}", "numbers": b"[1]"}
        answers["flood"] = b"[" + b" " * MAX_ANSWER_BYTES + b"]"
        answer = answers.get(message, json.dumps(HELLO).encode())
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer)
        await writer.drain()


@pytest.fixture
async def stub() -> AsyncIterator[tuple[RasaStub, str]]:
    stub = RasaStub()
    server = await asyncio.start_server(stub, "127.0.0.1", 0)
    async with server:
        yield stub, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.fixture
async def rasa(stub: tuple[RasaStub, str]) -> AsyncIterator[RasaDialogue]:
    async with httpx.AsyncClient(timeout=HEADER_SECONDS, trust_env=False) as client:
        yield RasaDialogue(stub[1], "inner-token", client)


@pytest.fixture
def scripted() -> ScriptedDialogue:
    script = {"silence": [], "fail": DialogueDown("Expected a test."), "slow": DialogueLate("Expected a test.")}
    return ScriptedDialogue(script, otherwise=HELLO)


@pytest.fixture(params=["scripted", "rasa"])
def dialogue(request: pytest.FixtureRequest) -> Dialogue:
    made: Dialogue = request.getfixturevalue(request.param)
    return made


async def test_a_message_is_answered_with_messages(dialogue: Dialogue) -> None:
    assert await dialogue.send("s1", "hello", {}) == HELLO


async def test_nothing_to_say_is_an_empty_list(dialogue: Dialogue) -> None:
    assert await dialogue.send("s1", "silence", {}) == []


async def test_a_failure_is_told(dialogue: Dialogue) -> None:
    with pytest.raises(DialogueDown):
        await dialogue.send("s1", "fail", {})


async def test_lateness_is_told(dialogue: Dialogue) -> None:
    with pytest.raises(DialogueLate):
        await dialogue.send("s1", "slow", {})


async def test_several_conversations_are_answered_at_once(dialogue: Dialogue) -> None:
    answers = await asyncio.gather(*(dialogue.send(f"s{number}", "hello", {}) for number in range(5)))
    assert answers == [HELLO] * 5


async def test_rasa_is_told_who_speaks_and_with_what(rasa: RasaDialogue, stub: tuple[RasaStub, str]) -> None:
    await rasa.send("s1", "hello", {"turn_id": "t1"})
    assert stub[0].paths == ["/webhooks/rest/webhook"]
    assert stub[0].bodies == [{"sender": "s1", "message": "hello", "metadata": {"turn_id": "t1"}}]


@pytest.mark.parametrize("message", ["garbage", "object", "numbers", "flood", "vanish"])
async def test_an_answer_that_is_not_rasas_means_that_it_is_down(rasa: RasaDialogue, message: str) -> None:
    with pytest.raises(DialogueDown):
        await rasa.send("s1", message, {})


async def test_nobody_at_rasas_address_means_that_it_is_down() -> None:
    server = await asyncio.start_server(RasaStub(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    async with httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(DialogueDown):
            await RasaDialogue(f"http://127.0.0.1:{port}", "inner-token", client).send("s1", "hello", {})
