"""Calls at the public port: heard, answered, written down; whoever breaks the rules is told; nobody hears another."""

import asyncio
import json
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import numpy as np
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketDenialResponse
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError

from assistant.audio.pcm import Samples, silence, to_bytes
from assistant.calling.events import MAX_EVENT_BYTES, MAX_FRAME_BYTES
from assistant.calling.parts import Parts
from assistant.calling.vad import SileroDetector
from assistant.gateway.app import create_app
from assistant.gateway.pace import MOST_EVENTS
from assistant.gateway.scripted import ScriptedDialogue, full
from assistant.gateway.socket import MOST_REFUSED
from assistant.hearing.corpus import plain_corpus
from assistant.hearing.pronouncing import Pronouncer
from assistant.hearing.sphinx import SphinxTranscriber
from assistant.hearing.task import prepared
from assistant.mic.client import Client
from assistant.mic.connection import connected
from assistant.mic.files import Recorded
from assistant.mic.loudspeaker import Loudspeaker
from assistant.mic.script import Script
from assistant.screen import Reply
from tests.customers import said as speech
from tests.fakes import LoudnessDetector
from tests.sounds import music, noise, tone
from tests.unit.calling.customer import NOTICES, TonePhrases, ToneVoice, pitch_of

from .conftest import DRESSES, SCRIPT, all_well, health_over
from .shops import history, opened, served

PHRASES = {300: "red dress", 400: "hello", 500: "cheaper ones", 600: "broken"}
SPOKEN = {
    "red dress": [full(DRESSES.model_copy(update={"speech": "Here are red dresses 1000. And more of them 1000."}))],
    "hello": [full(Reply(text="Hello!", speech="Hello to you 1300. And good day 1300."))],
    "cheaper ones": [full(Reply(text="Cheaper.", speech="These are cheaper 1600."))],
}
SPEED = 8.0
START = json.dumps({"type": "start"})


@pytest.fixture
def dialogue() -> ScriptedDialogue:
    return ScriptedDialogue({**SCRIPT, **SPOKEN}, otherwise=[{"text": "No line for that."}])


@pytest.fixture
def parts() -> Parts:
    workers = ThreadPoolExecutor(4), ThreadPoolExecutor(4)
    return Parts(LoudnessDetector(), TonePhrases(PHRASES), ToneVoice(), NOTICES, *workers)


@pytest.fixture
def app(settings, dialogue, phrases, parts) -> FastAPI:
    return create_app(settings, dialogue, phrases, health_over(all_well), calling=parts)


@pytest.fixture
async def shop(app: FastAPI) -> AsyncIterator[str]:
    async with served(app) as url:
        yield url


class Screen:
    def __init__(self) -> None:
        self.events: list[Any] = []

    def show(self, event: Any) -> None:
        self.events.append(event)

    def meter(self, level: float) -> None:
        pass

    def of(self, kind: str) -> list[Any]:
        return [event for event in self.events if event.type == kind]


async def hold(url: str, token: str, *said: Samples, interrupting: tuple[int, ...] = ()) -> tuple[Screen, set[int]]:
    """Hold a call; return what was shown, and the tones that were heard."""
    screen, loudspeaker = Screen(), Loudspeaker()
    sound = Recorded(Script(said, interrupting), loudspeaker, SPEED)
    async with connected(url, token) as connection:
        async with asyncio.timeout(200):
            await Client(connection, sound, loudspeaker, screen).run()
    return screen, {round(pitch_of(frame), -2) for frame in sound.heard} - {0}


@asynccontextmanager
async def line(url: str, token: str) -> AsyncIterator[ClientConnection]:
    """A call as a client of one's own makes it, that has begun."""
    address = f"{url.replace('http', 'ws')}/v1/call"
    headers = {"Authorization": f"Bearer {token}"}
    async with connect(address, additional_headers=headers, proxy=None, max_queue=None) as socket:
        await socket.send(START)
        assert (await told(socket))["type"] == "ready"
        yield socket


async def told(socket: ClientConnection, kind: str = "") -> dict[str, Any]:
    """Return the next event, or the next of a kind; sound is left out."""
    async with asyncio.timeout(60):
        while True:
            came = await socket.recv()
            if isinstance(came, str) and (not kind or json.loads(came)["type"] == kind):
                return json.loads(came)


async def nobody_calls(app: FastAPI) -> bool:
    for _ in range(100):
        if not app.state.parts.calls._held.total():
            return True
        await asyncio.sleep(0.02)
    return False


# --- a call is a conversation of its session


async def test_what_is_said_is_heard_answered_aloud_and_written_down(shop, app):
    token = await opened(shop)
    screen, tones = await hold(shop, token, tone(300, 0.6))
    assert [event.text for event in screen.of("final")] == ["red dress"]
    assert [len(event.content.cards) for event in screen.of("reply")] == [2]
    assert tones == {1000}
    said, answered = await history(shop, token)
    assert (said["text"], answered["reply"]["text"]) == ("red dress", DRESSES.text)
    assert await nobody_calls(app)


async def test_a_page_of_the_session_shows_what_is_said_in_its_call(shop):
    token = await opened(shop)
    address = f"{shop.replace('http', 'ws')}/v1/chat"
    async with connect(address, additional_headers={"Authorization": f"Bearer {token}"}, proxy=None) as page:
        await hold(shop, token, tone(300, 0.6))
        assert [(await told(page))["type"] for _ in range(3)] == ["user", "typing", "reply"]


async def test_the_dialogue_and_the_history_learn_what_was_heard_of_an_interrupted_answer(shop, dialogue):
    token = await opened(shop)
    screen, _ = await hold(shop, token, tone(300, 0.6), tone(500, 0.6), interrupting=(1,))
    cut = screen.of("interrupted")[0].heard
    assert "Here are red dresses 1000. And".startswith(cut) and len(cut.split()) >= 3
    first, second = (metadata for _, _, metadata in dialogue.asked)
    assert (first["cut"], first["confidence"]) == (None, 0.9)
    assert second["cut"] == cut
    answers = [message for message in await history(shop, token) if message["type"] == "reply"]
    assert [answer["heard"] for answer in answers] == [cut, None]


async def test_a_dialogue_that_is_down_is_apologized_for_aloud(shop):
    token = await opened(shop)
    screen, tones = await hold(shop, token, tone(600, 0.6), tone(400, 0.6))
    assert "isn't working" in screen.of("reply")[0].content.speech
    assert [message.get("problem") for message in await history(shop, token)] == [None, "dialogue_down", None, None]
    assert tones == {400, 1300}  # 440: an apology has no tone of its own


async def test_an_ear_that_breaks_is_apologized_for_aloud_and_hears_the_next_sentence(
    settings, dialogue, phrases, parts
):
    class Breaking(TonePhrases):
        def listen(self):
            if not dialogue.asked and not broken:
                broken.append(True)
                raise OSError("the engine's files are gone")
            return super().listen()

    broken: list[bool] = []
    hearing = replace(parts, transcriber=Breaking(PHRASES))
    async with served(create_app(settings, dialogue, phrases, health_over(all_well), calling=hearing)) as url:
        token = await opened(url)
        screen, tones = await hold(url, token, tone(300, 0.6), tone(400, 0.6))
        assert [message.get("text") for message in await history(url, token)][:1] == ["hello"]
    assert [event.code for event in screen.of("error")] == ["hearing_down"]
    assert [event.text for event in screen.of("prompt")] == [NOTICES["trouble"]]
    assert [message for _, message, _ in dialogue.asked] == ["hello"]
    assert tones >= {800, 1300}  # 750 and 1300 Hertz, to 100


async def test_calls_at_once_never_mix_their_sound(shop):
    """Each of four callers says and hears tones that no other does, again and again."""
    tokens = [await opened(shop) for _ in range(4)]
    own = [(300, 1000), (400, 1300), (500, 1600), (300, 1000)]
    calls = [hold(shop, token, *[tone(hertz, 0.6)] * 3) for token, (hertz, _) in zip(tokens, own, strict=True)]
    for (screen, tones), (hertz, answer) in zip(await asyncio.gather(*calls), own, strict=True):
        assert [event.text for event in screen.of("final")] == [PHRASES[hertz]] * 3
        assert tones == {answer}


# --- who may call


@pytest.mark.parametrize(
    ("headers", "refusal"),
    [({"origin": "https://elsewhere.example"}, (403, "foreign_origin")), ({"cookie": ""}, (401, "unknown_session"))],
)
def test_a_page_of_another_site_and_a_stranger_are_refused(client: TestClient, headers, refusal):
    if "cookie" in headers:
        client.cookies.clear()
    with pytest.raises(WebSocketDenialResponse) as denial, client.websocket_connect("/v1/call", headers=headers):
        pass
    assert (denial.value.status_code, denial.value.json()["error"]["code"]) == refusal


async def test_one_call_too_many_is_told_so_and_the_others_go_on(shop, settings):
    token = await opened(shop)
    async with line(shop, token) as first, line(shop, token):
        screen, _ = await hold(shop, token)
        assert [event.code for event in screen.of("error")] == ["too_many_requests"]
        assert screen.events[-1].reason == "refused"
        await first.send(json.dumps({"type": "text", "text": "hello"}))
        assert (await told(first, "reply"))["content"]["text"] == "Hello!"
    assert settings.calls_per_session == 2


async def test_a_shop_that_takes_no_calls_says_so(settings, dialogue, phrases):
    async with served(create_app(settings, dialogue, phrases, health_over(all_well))) as url:
        screen, _ = await hold(url, await opened(url))
    assert [event.code for event in screen.of("error")] == ["calls_down"]


async def test_the_engines_of_calls_stand_in_the_report_of_health(shop):
    async with httpx.AsyncClient(trust_env=False) as client:
        models = (await client.get(f"{shop}/healthz")).json()["models"]
    assert models == {"words": "MiniLM", "hears": "tones", "speaks": "tones", "detects": "loudness"}


# --- what clients get wrong


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"\0" * (MAX_FRAME_BYTES + 2), "body_too_large"),
        (b"\0" * 641, "bad_input"),
        (b"", "bad_input"),
        ("red dress", "bad_input"),
        ('{"type": "sing"}', "bad_input"),
        ('{"type": "mute", "on": true, "now": 1}', "bad_input"),
        (START, "bad_input"),
        (json.dumps({"type": "text", "text": "a" * (MAX_EVENT_BYTES - 100)}), "bad_input"),
    ],
)
async def test_what_is_malformed_is_told_and_the_call_goes_on(shop, sent, code):
    async with line(shop, await opened(shop)) as socket:
        await socket.send(sent)
        assert (await told(socket))["code"] == code
        await socket.send(json.dumps({"type": "text", "text": "hello"}))
        assert (await told(socket, "reply"))["content"]["text"] == "Hello!"


@pytest.mark.parametrize("first", [b"\0" * 640, '{"type": "stop"}', "hello"])
async def test_a_call_begins_with_a_start_or_not_at_all(shop, app, first, monkeypatch):
    monkeypatch.setattr("assistant.calling.call.START_SECONDS", 0.2)
    address, token = f"{shop.replace('http', 'ws')}/v1/call", await opened(shop)
    async with connect(address, additional_headers={"Authorization": f"Bearer {token}"}, proxy=None) as socket:
        await socket.send(first)
        assert (await told(socket))["code"] == "bad_input"
        assert (await told(socket, "bye"))["reason"] == "refused"
    assert await nobody_calls(app)


async def test_a_message_beyond_all_bounds_ends_the_connection(shop, app):
    async with line(shop, await opened(shop)) as socket:
        await socket.send(b"\0" * 100_000)
        with pytest.raises(ConnectionClosedError):
            await told(socket)
    assert await nobody_calls(app)


async def test_a_flood_of_events_ends_the_call(shop, app):
    async with line(shop, await opened(shop)) as socket:
        for _ in range(MOST_EVENTS + 1):
            await socket.send('{"type": "mute", "on": false}')
        error = {"code": ""}
        while error["code"] != "too_many_requests":
            error = await told(socket, "error")
        assert (await told(socket, "bye"))["reason"] == "refused"
    assert await nobody_calls(app)


@pytest.mark.parametrize("sent", ["no event", b"\0"])
async def test_a_call_of_nothing_but_faults_is_ended(shop, app, sent):
    async with line(shop, await opened(shop)) as socket:
        for _ in range(MOST_REFUSED):
            await socket.send(sent)
        assert (await told(socket, "bye"))["reason"] == "refused"
    assert await nobody_calls(app)


async def test_a_call_of_nothing_but_faults_is_ended_before_it_begins(shop, app, monkeypatch):
    monkeypatch.setattr("assistant.calling.call.START_SECONDS", 1000.0)
    address, token = f"{shop.replace('http', 'ws')}/v1/call", await opened(shop)
    async with connect(address, additional_headers={"Authorization": f"Bearer {token}"}, proxy=None) as socket:
        for _ in range(MOST_REFUSED):
            await socket.send("no event")
        assert (await told(socket, "bye"))["reason"] == "refused"
    assert await nobody_calls(app)


async def test_a_client_that_never_stops_sending_comes_to_an_end(settings, dialogue, phrases, parts):
    app = create_app(settings, dialogue, phrases, health_over(all_well), calling=replace(parts, most_seconds=8.0))
    async with served(app) as url, line(url, await opened(url)) as socket:
        loud = to_bytes(noise(0.1))

        async def send() -> None:
            while True:
                await socket.send(loud)

        sending = asyncio.create_task(send())
        assert (await told(socket, "bye"))["reason"] == "limit"
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    assert await nobody_calls(app)


async def test_a_connection_that_is_cut_frees_all_and_the_turn_is_finished(shop, app, dialogue):
    token = await opened(shop)
    dialogue.open.clear()
    async with line(shop, token) as socket:
        await socket.send(json.dumps({"type": "text", "text": "hello"}))
        await socket.send(to_bytes(tone(300, 0.1)))
        while not dialogue.asked:
            await asyncio.sleep(0.01)
        socket.transport.abort()
    assert await nobody_calls(app)
    dialogue.open.set()
    for _ in range(100):
        if len(messages := await history(shop, token)) == 2:
            break
        await asyncio.sleep(0.02)
    assert messages[1]["reply"]["text"] == "Hello!"


async def test_what_breaks_unforeseen_is_told_and_frees_the_place(settings, dialogue, phrases, parts):
    class Broken:
        name = "broken"

        def begin(self):
            return self

        def feed(self, samples):
            raise ZeroDivisionError

    app = create_app(settings, dialogue, phrases, health_over(all_well), calling=replace(parts, detector=Broken()))
    async with served(app) as url:
        screen, _ = await hold(url, await opened(url), tone(300, 0.6))
    assert [event.code for event in screen.of("error")] == ["assistant_error"]
    assert screen.events[-1].reason == "refused"
    assert await nobody_calls(app)


# --- what microphones make of it


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> Parts:
    """The real engines, which listen for a few words."""
    corpus = plain_corpus(["red dress", "show me a red dress", "hello", "cheaper ones", "blue shoes", "the second one"])
    task = prepared(corpus, tmp_path_factory.mktemp("hearing"), Pronouncer.english())
    workers = ThreadPoolExecutor(2), ThreadPoolExecutor(2)
    return Parts(SileroDetector(), SphinxTranscriber(task), ToneVoice(), NOTICES, *workers)


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(silence(4.0), id="silence"),
        pytest.param(music(4.0), id="music"),
        pytest.param(noise(4.0, 0.5), id="noise"),
        pytest.param(tone(1000, 4.0, 1.0), id="a tone of full scale"),
        pytest.param(np.full(64_000, 32_767, np.int16), id="a broken microphone"),
        pytest.param(np.tile(np.array([32_767, -32_768], np.int16), 32_000), id="the loudest sound there is"),
    ],
)
async def test_sound_that_is_no_speech_leads_to_no_question_and_the_call_goes_on(
    settings, dialogue, phrases, real, sound
):
    async with served(create_app(settings, dialogue, phrases, health_over(all_well), calling=real)) as url:
        screen, _ = await hold(url, await opened(url), sound, speech("the second one"))
    assert [message for _, message, _ in dialogue.asked] == ["the second one"]
    assert screen.of("error") == []


async def test_speech_that_is_clipped_hurts_nothing(settings, dialogue, phrases, real):
    shout = np.clip(speech("cheaper ones").astype(np.int32) * 40, -32_768, 32_767).astype(np.int16)
    async with served(create_app(settings, dialogue, phrases, health_over(all_well), calling=real)) as url:
        screen, _ = await hold(url, await opened(url), shout, speech("the second one"))
    assert dialogue.asked[-1][1] == "the second one"
    assert screen.of("error") == []
