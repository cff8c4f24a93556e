"""A customer calls from the page: the real gateway at the other end, tones in place of speech.

What is said is a tone, and so is what is answered: a test that listens to the page hears what it plays.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from assistant.audio.pcm import joined, silence
from assistant.calling.parts import Parts
from assistant.gateway.scripted import full
from assistant.screen import Reply
from tests.fakes import LoudnessDetector
from tests.sounds import tone
from tests.unit.calling.customer import NOTICES, TonePhrases, ToneVoice

from .conftest import DRESSES, Shop
from .elsewhere import Elsewhere
from .microphones import listening
from .steps import online, say

SPOKEN_MS = 15_000  # for what is said to be heard and answered on a busy machine
PHRASES = {300: "red dress", 500: "cheaper ones"}
SPOKEN = {
    "red dress": [full(DRESSES.model_copy(update={"speech": "Here are red dresses 1000. And more of them 1000."}))],
    "cheaper ones": [full(Reply(text="These are cheaper.", speech="These are cheaper 1600."))],
}
#: Said once the page has had time to call; the second while the answer to the first is spoken.
SAID = joined([silence(3.0), tone(300, 0.6), silence(2.2), tone(500, 0.6), silence(30.0)])
#: Lets the test hear what the page plays: [milliseconds, loudest frequency in Hertz or 0] fifty times a second.
EAR = """
(() => {
  window.ear = [];
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) {
      const analyser = new AnalyserNode(this.context, { fftSize: 1024, smoothingTimeConstant: 0 });
      connect.call(this, analyser);
      const heard = new Float32Array(analyser.frequencyBinCount);
      setInterval(() => {
        analyser.getFloatFrequencyData(heard);
        const loudest = heard.reduce((best, each, place) => (each > heard[best] ? place : best), 0);
        const hertz = heard[loudest] > -60 ? (loudest * this.context.sampleRate) / analyser.fftSize : 0;
        window.ear.push([Date.now(), hertz]);
      }, 20);
    }
    return connect.call(this, to, ...rest);
  };
  window.told = [];
  const Socket = WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (typeof data === "string") window.told.push([Date.now(), JSON.parse(data).type]);
      });
    }
  };
})();
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with listening(SAID, tmp_path_factory.mktemp("sound"), once=True) as browser:
        yield browser


@pytest.fixture
def calling() -> Parts:
    workers = ThreadPoolExecutor(2), ThreadPoolExecutor(2)
    return Parts(LoudnessDetector(), TonePhrases(PHRASES), ToneVoice(), NOTICES, *workers)


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.dialogue.script |= SPOKEN
    return shop


class Line:
    """What went over the line of a call, of the page's own events."""

    def __init__(self, page: Page) -> None:
        self.sent: list[dict[str, Any]] = []
        self.got: list[dict[str, Any]] = []
        self.frames: list[int] = []  # bytes of each
        page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        if socket.url.endswith("/v1/call"):
            socket.on("framesent", self._send)
            socket.on("framereceived", lambda data: isinstance(data, str) and self.got.append(json.loads(data)))

    def _send(self, data: str | bytes) -> None:
        if isinstance(data, str):
            self.sent.append(json.loads(data))
        else:
            self.frames.append(len(data))

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in [*self.sent, *self.got] if event["type"] == kind]


@pytest.fixture
def address(shop: Shop) -> str:
    """Where the page lies that the customer calls from."""
    return shop.address


@pytest.fixture
def line(page: Page, address: str) -> Line:
    line = Line(page)
    page.add_init_script(EAR)
    page.goto(address)
    online(page)
    return line


def call(page: Page) -> None:
    page.get_by_role("button", name="Call the assistant").click()


def state(page: Page, text: str) -> None:
    expect(page.locator("#call-bar").get_by_role("status")).to_contain_text(text, timeout=SPOKEN_MS)


def hang_up(page: Page) -> None:
    page.get_by_role("button", name="Hang up").click()
    expect(page.locator("#call-bar")).to_be_hidden()


def test_a_call_is_heard_answered_shown_and_interrupted(page: Page, line: Line, shop: Shop) -> None:
    call(page)
    expect(page.get_by_role("button", name="Hang up")).to_be_focused()
    state(page, "Listening")
    expect(page.locator(".bubble.user.pending")).to_have_text("You said: red dress")
    state(page, "Speaking")
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".bubble.user").last).to_contain_text("cheaper ones")
    expect(page.locator(".bubble.assistant").last).to_contain_text("These are cheaper.")
    state(page, "Speaking")
    state(page, "Listening")
    expect(page.locator(".bubble.user:not(.pending) .said")).to_have_text(["red dress", "cheaper ones"])
    expect(page.locator(".bubble.user")).to_have_count(2)
    hang_up(page)
    expect(page.get_by_role("button", name="Call the assistant")).to_be_focused()

    assert [asked[1] for asked in shop.dialogue.asked] == ["red dress", "cheaper ones"]
    assert line.sent[0] == {"type": "start", "client": "page"}
    assert {640} == set(line.frames)
    positions = [(event["stream"], event["sentence"], event["offset"]) for event in line.of("played")]
    assert len(positions) > 5
    assert positions == sorted(positions)
    (cut,) = line.of("interrupted")
    assert cut["heard"]
    assert cut["heard"] in "Here are red dresses 1000. And more of them 1000."
    assert line.sent[-1] == {"type": "stop"}


def test_what_is_played_is_what_the_shop_says_and_an_interruption_silences_it_at_once(page: Page, line: Line) -> None:
    call(page)
    state(page, "Speaking")
    expect(page.locator(".bubble.assistant").last).to_contain_text("These are cheaper.")
    state(page, "Speaking")
    state(page, "Listening")
    ear, told = page.evaluate("[window.ear, window.told]")
    hang_up(page)
    held = next(at for at, kind in told if kind == "hold")
    played = [round(hertz, -2) for at, hertz in ear if hertz and at < held]
    assert played.count(1000) > 0.9 * len(played) > 10
    again = next(at for at, kind in told if kind == "audio" and at > held)
    between = [hertz for at, hertz in ear if held + 100 < at < again]
    assert len(between) > 5
    assert not any(between)
    after = [round(hertz, -2) for at, hertz in ear if hertz and at > again]
    assert after.count(1600) > 0.9 * len(after) > 10


def test_a_muted_microphone_sends_nothing_and_says_so(page: Page, line: Line) -> None:
    call(page)
    state(page, "Listening")
    mute = page.get_by_role("button", name="Mute the microphone", exact=True)
    mute.click()
    state(page, "Your microphone is off")
    muted = page.get_by_role("button", name="Unmute the microphone")
    expect(muted).to_have_attribute("aria-pressed", "true")
    sent = len(line.frames)
    page.wait_for_timeout(500)
    assert len(line.frames) <= sent + 1
    muted.click()
    state(page, "Listening")
    page.wait_for_timeout(500)
    assert len(line.frames) > sent + 5
    assert [event["on"] for event in line.of("mute")] == [True, False]
    hang_up(page)


def test_what_is_typed_in_a_call_is_answered_aloud(page: Page, line: Line, shop: Shop) -> None:
    call(page)
    state(page, "Listening")
    page.get_by_role("button", name="Mute the microphone", exact=True).click()
    say(page, "cheaper ones")
    state(page, "Speaking")
    expect(page.locator(".bubble.user")).to_have_text(["You said: cheaper ones"])
    assert line.of("text") == [{"type": "text", "text": "cheaper ones"}]
    assert [asked[1] for asked in shop.dialogue.asked] == ["cheaper ones"]
    hang_up(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    assert len(line.of("text")) == 1


@pytest.mark.parametrize("way", ["button", "key"])
def test_who_closes_the_chat_hangs_up(page: Page, line: Line, way: str) -> None:
    call(page)
    state(page, "Listening")
    if way == "key":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Close the assistant").click()
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#launcher").click()
    expect(page.locator("#call-bar")).to_be_hidden()
    assert line.sent[-1] == {"type": "stop"}


def test_a_line_that_breaks_is_told_and_the_microphone_is_let_go(page: Page, line: Line) -> None:
    page.evaluate(
        "() => { const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);"
        " navigator.mediaDevices.getUserMedia = async (wanted) => (window.stream = await ask(wanted));"
        " const Socket = WebSocket;"
        " window.WebSocket = class extends Socket { constructor(...given) { super(...given); window.line = this; } }; }"
    )
    call(page)
    state(page, "Listening")
    page.evaluate("window.line.close()")
    expect(page.locator("#notice")).to_contain_text("broke off")
    expect(page.locator("#call-bar")).to_be_hidden()
    assert page.evaluate("window.stream.getTracks().map((track) => track.readyState)") == ["ended"]


class TestFromAPageElsewhere:
    @pytest.fixture
    def origins(self, elsewhere: Elsewhere) -> tuple[str, ...]:
        return (elsewhere.address,)

    @pytest.fixture
    def address(self, shop: Shop, elsewhere: Elsewhere) -> str:
        elsewhere.put("/shop", shop.address, "open")
        return f"{elsewhere.address}/shop"

    def test_a_whole_call_is_held(self, page: Page, line: Line, shop: Shop) -> None:
        told: list[str] = []  # by the console, of which a broken policy would be part
        page.on("console", lambda message: told.append(message.text))
        call(page)
        state(page, "Listening")
        expect(page.locator(".bubble.user.pending")).to_have_text("You said: red dress", timeout=SPOKEN_MS)
        state(page, "Speaking")
        expect(page.locator(".card")).to_have_count(6)
        expect(page.locator(".bubble.assistant").last).to_contain_text("These are cheaper.")
        state(page, "Speaking")
        state(page, "Listening")
        heard = {round(hertz, -2) for _, hertz in page.evaluate("window.ear")}
        hang_up(page)
        assert {1000, 1600} <= heard
        assert line.sent[-1] == {"type": "stop"}
        assert [asked[1] for asked in shop.dialogue.asked] == ["red dress", "cheaper ones"]
        expect(page.locator(".bubble.user:not(.pending) .said")).to_have_text(["red dress", "cheaper ones"])
        assert told == []


class TestWithoutCalls:
    @pytest.fixture
    def calling(self) -> None:
        return None

    def test_a_shop_that_takes_no_calls_says_so(self, page: Page, line: Line) -> None:
        call(page)
        expect(page.locator("#notice")).to_contain_text("take no calls")
        expect(page.locator("#call-bar")).to_be_hidden()


@pytest.mark.parametrize(("start", "to"), [(48_000, 16_000), (44_100, 16_000), (16_000, 48_000), (16_000, 44_100)])
def test_sound_of_another_rate_keeps_its_pitch_and_brings_in_no_other(page: Page, start: int, to: int) -> None:
    resample = """async ([start, to, hertz]) => {
      const { Resampler } = await import("/static/resampler.js");
      const resampler = new Resampler(start, to);
      const sample = (_, place) => 0.5 * Math.sin((2 * Math.PI * hertz * place) / start);
      const wave = Float32Array.from({ length: start }, sample);
      const made = [];
      for (let at = 0; at < start; at += 128) made.push(...resampler.feed(wave.subarray(at, at + 128)));
      return made;
    }"""
    for hertz, passes in ((440, True), (3000, True), (11_000, False)):
        if hertz > min(start, 24_000) / 2:
            continue
        made = np.array(page.evaluate(resample, [start, to, hertz]))
        assert len(made) == pytest.approx(to, rel=0.01)
        middle = made[len(made) // 4 : -len(made) // 4]
        loudness = float(np.sqrt(2 * np.mean(middle**2)))
        assert loudness == pytest.approx(0.5 if passes or to > start else 0.0, abs=0.02)
        if loudness > 0.1:
            spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
            assert np.argmax(spectrum) * to / len(middle) == pytest.approx(hertz, abs=5)
            near = slice(max(0, int(np.argmax(spectrum)) - 10), int(np.argmax(spectrum)) + 11)
            spectrum[near] = 0
            assert spectrum.max() < 0.01 * len(middle) / 8
