"""A customer who speaks to the whole running shop: voice notes over HTTP and from the page, and a call from it."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.audio.notes import MAX_BYTES
from assistant.audio.pcm import RATE, Samples, from_waves, joined, silence, to_waves
from tests.browser.microphones import listening
from tests.browser.steps import online
from tests.browser.steps import say as type_in
from tests.browser.test_calls import call, hang_up, state
from tests.browser.test_voice_notes import record, send
from tests.customers import said
from tests.recordings import FORMATS, recording
from tests.running import Whole
from tests.sounds import music, noise
from tests.whole.test_shop import price, say

WISH, TYPED = "show me red dresses under eighty dollars", "show me red dresses under $80"
WAIT_MS, LOADED_SECONDS = 30_000, 120.0
#: Five turns. The second is said while the answer to the first is spoken, or awaited.
TURNS = ("show me jackets", "under fifty dollars", "show me red sneakers", "add it to my cart", "size forty two")
SURE = 3  # so many are heard word for word; of the others a small word may be misheard, and they mean the same
PAUSES = (5.0, 5.0, 14.0, 14.0, 14.0)  # seconds before each


@pytest.fixture
def customer(unhurried: Whole) -> Iterator[httpx.Client]:
    with closing(unhurried.open_session()) as client:
        yield client


def upload(client: httpx.Client, data: bytes) -> httpx.Response:
    return client.post("/v1/recordings", files={"file": ("note", data)})


def speak(client: httpx.Client, data: bytes) -> list[dict[str, Any]]:
    """Send a voice note; return the turn's messages."""
    sent = upload(client, data).raise_for_status().json()["id"]
    turn = client.post("/v1/messages", json={"recording": sent}).raise_for_status().json()
    return list(turn["messages"])


def refusal(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


# Voice notes over HTTP.


@pytest.mark.parametrize("kind", FORMATS)
def test_a_voice_note_of_any_kind_is_answered_as_the_typed_sentence(
    unhurried: Whole, customer: httpx.Client, kind: str
) -> None:
    note, answered = speak(customer, recording(said(WISH), kind, rate=48_000))
    assert (note["text"], answered["transcript"]) == (WISH, WISH)
    with closing(unhurried.open_session()) as typist:
        assert answered["reply"] == say(typist, TYPED)
    assert all(price(card["price"]) < 80 for card in answered["reply"]["cards"])
    assert customer.get("/v1/history").json()["messages"] == [note, answered]


def test_what_was_misheard_is_corrected_by_typing(unhurried: Whole, customer: httpx.Client) -> None:
    speak(customer, recording(said("show me jackets")))
    corrected = say(customer, f"no, I said {TYPED}")
    with closing(unhurried.open_session()) as typist:
        assert corrected == say(typist, TYPED)


HEARD: dict[str, tuple[str, Callable[[Samples], bytes]]] = {
    "stereo": (WISH, lambda sound: recording(sound, "FLAC", rate=44_100, channels=2)),
    "clipped": (WISH, lambda sound: recording(from_waves(2 * to_waves(sound)))),
    "overdriven": (WISH, lambda sound: recording(from_waves(8 * to_waves(sound)))),
    "faint": (WISH, lambda sound: recording(from_waves(0.02 * to_waves(sound)))),
    "cut short": (WISH, lambda sound: recording(joined([sound, silence(3.0)]))[: -4 * RATE]),  # two seconds less
    "8 kHz": ("show my cart", lambda sound: recording(sound, rate=8_000)),
}


@pytest.mark.parametrize("form", HEARD)
def test_bad_audio_that_is_speech_is_understood_or_asked_about(customer: httpx.Client, form: str) -> None:
    wanted, spoil = HEARD[form]
    note, answered = speak(customer, spoil(said(wanted)))
    if f"Did you say “{note['text']}”?" in answered["reply"]["text"]:
        assert answered["reply"]["cards"] == []
    else:
        assert note["text"] == wanted


BAD, LONG = (422, "bad_recording"), (413, "speech_too_long")
REFUSED: dict[str, tuple[Callable[[], bytes], tuple[int, str]]] = {
    "empty": (lambda: b"", BAD),
    "a text called .wav": (lambda: b"What I say is a text, and no sound at all." * 100, BAD),
    "a text that begins like a WAV": (lambda: b"RIFF....WAVE, and no sound at all" * 100, BAD),
    "a blink": (lambda: recording(said(WISH)[:2_000]), BAD),
    "a bomb of low-rate Opus": (lambda: recording(silence(600.0), "OGG", bit_rate=6_000), LONG),
    "too many bytes": (lambda: recording(noise(1.0)) + bytes(MAX_BYTES), LONG),
    "cut to its head": (lambda: recording(said(WISH))[:60], BAD),
}


@pytest.mark.parametrize("form", REFUSED)
def test_bad_audio_is_refused_with_a_sentence(customer: httpx.Client, form: str) -> None:
    data, expected = REFUSED[form]
    answer = upload(customer, data())
    assert refusal(answer) == expected
    assert answer.json()["error"]["message"].startswith("Expected a")


NOTHING: dict[str, Callable[[], Samples]] = {
    "silence": lambda: silence(3.0),
    "music": lambda: music(5.0),
    "noise": lambda: noise(3.0, level=0.5),
    "full scale": lambda: np.tile(np.array([32_767, -32_768], np.int16), RATE),
}


@pytest.mark.parametrize("form", NOTHING)
def test_sound_without_speech_is_told_to_be_none_and_nothing_is_searched(customer: httpx.Client, form: str) -> None:
    note, answered = speak(customer, recording(NOTHING[form]()))
    assert (note["text"], answered["transcript"], answered["problem"]) == ("", None, None)
    assert "couldn't hear any words" in answered["reply"]["text"]
    assert answered["reply"]["cards"] == []


# From the page.


def spoken_to(whole: Whole, browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.goto(whole.address)
    online(page)
    return page


def await_calls(whole: Whole) -> None:
    """Wait until the engines of calls are loaded."""
    deadline = time.monotonic() + LOADED_SECONDS
    while "hears" not in httpx.get(f"{whole.address}/healthz", trust_env=False).json()["models"]:
        assert time.monotonic() < deadline, "the engines of calls were not loaded"
        time.sleep(0.5)


def test_a_voice_note_recorded_on_the_page_is_understood(unhurried: Whole, tmp_path: Path) -> None:
    sound = joined([silence(1.0), said(WISH), silence(30.0)])
    with listening(sound, tmp_path, once=True) as browser:
        page = spoken_to(unhurried, browser)
        record(page, len(said(WISH)) / RATE + 1.5)
        send(page)
        expect(page.locator(".bubble.user .said")).to_have_text(WISH, timeout=WAIT_MS)
        expect(page.locator(".chip")).to_have_text(["dress", "red", "under $80"], timeout=WAIT_MS)
        type_in(page, "no, I said show me jackets")
        expect(page.locator(".chip")).to_have_text(["jacket"], timeout=WAIT_MS)


def test_a_call_of_five_turns_with_an_interruption_ends_with_the_right_product_in_the_cart(
    unhurried: Whole, tmp_path: Path
) -> None:
    parts = [part for pause, turn in zip(PAUSES, TURNS, strict=True) for part in (silence(pause), said(turn))]
    with listening(joined([*parts, silence(60.0)]), tmp_path, once=True) as browser:
        await_calls(unhurried)
        page = spoken_to(unhurried, browser)
        call(page)
        state(page, "Listening")
        told = page.locator(".bubble.user:not(.pending) .said")
        for number, turn in enumerate(TURNS, start=1):
            expect(told).to_have_count(number, timeout=WAIT_MS)
            if number <= SURE:
                expect(told.last).to_have_text(turn)
        basket = page.locator(".basket").last
        expect(basket).to_contain_text("Court Leather Sneakers", timeout=WAIT_MS)
        expect(basket).to_contain_text("Red, 42")
        expect(basket.locator("li")).to_have_count(1)
        hang_up(page)
        messages = page.evaluate("fetch('/v1/history').then((answer) => answer.json())")["messages"]
    cut = {each["turn_id"] for each in messages if each["type"] == "reply" and each["heard"] is not None}
    assert messages[0]["turn_id"] in cut
