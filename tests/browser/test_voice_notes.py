"""A customer records voice notes in the page, with a microphone of Chromium's that plays a file."""

import json
import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from assistant.audio.notes import samples_of
from assistant.audio.pcm import RATE, Samples, level_db
from assistant.gateway.scripted import full
from assistant.uploads import Kind
from tests.sounds import tone

from .conftest import DRESSES, WAIT_MS, Shop
from .microphones import listening
from .steps import online, say

#: What the microphone hears, over and over.
HUM = tone(440, 2.0)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium whose microphone plays a hum, and which asks nobody whether it may be used."""
    with listening(HUM, tmp_path_factory.mktemp("sound")) as browser:
        yield browser


def record(page: Page, seconds: float = 1.0) -> None:
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.locator(".note")).to_contain_text("Recording")
    page.wait_for_timeout(1000 * seconds)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send the voice note").click()


def kept(shop: Shop) -> list[Samples]:
    return [samples_of(file.read_bytes()) for file in sorted(shop.uploads.glob(f"*.{Kind.RECORDING}"))]


def answer(shop: Shop, *lines: dict[str, object]) -> None:
    """Let the dialogue answer every voice note so."""
    shop.dialogue.otherwise = lines


def test_a_voice_note_is_recorded_sent_and_told_as_it_was_heard(page: Page, shop: Shop) -> None:
    answer(shop, {"custom": {"heard": "red dresses"}}, full(DRESSES))
    online(page)
    record(page)
    assert page.locator(".note progress").evaluate("level => level.value") > 0.3
    send(page)
    expect(page.locator(".bubble.user .said")).to_have_text("red dresses")
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".note")).to_be_hidden()
    expect(page.get_by_label("Your message")).to_be_focused()
    (sound,) = kept(shop)
    assert 0.8 < len(sound) / RATE < 6
    spectrum = np.abs(np.fft.rfft(sound[RATE // 2 :]))
    assert np.argmax(spectrum) * RATE / len(sound[RATE // 2 :]) == pytest.approx(440, abs=10)
    assert level_db(sound[RATE // 2 :]) > -30
    page.reload()
    expect(page.locator(".bubble.user .said")).to_have_text("red dresses")


def test_a_sent_note_can_be_heard_again_until_it_is_no_longer_kept(page: Page, shop: Shop) -> None:
    answer(shop, {"custom": {"heard": "red dresses"}}, {"text": "Here."})
    online(page)
    record(page)
    send(page)
    expect(page.locator(".bubble.user .said")).to_have_text("red dresses")
    expect(page.locator(".bubble audio")).to_have_attribute("src", re.compile("^blob:"))
    played = "audio => { audio.muted = true; return audio.play().then(() => audio.duration); }"
    assert page.locator(".bubble audio").evaluate(played) > 0.5
    for file in shop.uploads.glob("*.wav"):
        file.unlink()
    page.reload()
    expect(page.locator(".bubble.user")).to_contain_text("no longer kept")
    expect(page.locator(".bubble.user .said")).to_have_text("red dresses")
    expect(page.locator(".bubble audio")).to_have_count(0)


def test_a_note_in_which_nothing_was_heard_shows_no_words(page: Page, shop: Shop) -> None:
    answer(shop, {"text": "I couldn't hear any words."})
    online(page)
    record(page)
    shop.hold(True)
    send(page)
    expect(page.locator(".bubble.user .said")).to_have_text("…")
    shop.hold(False)
    expect(page.locator(".bubble.assistant").last).to_contain_text("couldn't hear")
    expect(page.locator(".bubble.user .said")).to_have_count(0)


@pytest.mark.parametrize("way", ["button", "key", "closed"])
def test_a_note_that_is_given_up_is_not_sent_and_the_microphone_is_let_go(page: Page, shop: Shop, way: str) -> None:
    online(page)
    page.evaluate(
        "() => { const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);"
        " navigator.mediaDevices.getUserMedia = async (wanted) => (window.stream = await ask(wanted)); }"
    )
    record(page, 0.3)
    expect(page.get_by_role("button", name="Send the voice note")).to_be_focused()
    if way == "button":
        page.get_by_role("button", name="Discard the voice note").click()
    elif way == "key":
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_visible()
        expect(page.get_by_role("button", name="Record a voice note")).to_be_focused()
    else:
        page.get_by_role("button", name="Close the assistant").click()
    expect(page.locator(".note")).to_be_hidden()
    assert page.evaluate("window.stream.getTracks().map((track) => track.readyState)") == ["ended"]
    assert (kept(shop), shop.dialogue.asked) == ([], [])


def test_a_note_ends_by_itself_after_a_minute_and_can_still_be_sent(page: Page, shop: Shop) -> None:
    answer(shop, {"custom": {"heard": "red dresses"}}, {"text": "Here."})
    online(page)
    page.evaluate("() => { const now = performance.now.bind(performance); performance.now = () => 60 * now(); }")
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.locator(".note")).to_contain_text("That is a minute")
    send(page)
    expect(page.locator(".bubble.user .said")).to_have_text("red dresses")


def test_a_note_that_did_not_get_through_is_sent_again(page: Page, shop: Shop) -> None:
    answer(shop, {"custom": {"heard": "red dresses"}}, {"text": "Here."})
    online(page)
    page.route("**/v1/recordings", lambda route: route.abort())
    record(page)
    send(page)
    expect(page.locator("#notice")).to_contain_text("did not get through")
    expect(page.locator(".note")).to_contain_text("not sent yet")
    page.unroute("**/v1/recordings")
    send(page)
    expect(page.locator(".bubble.user .said")).to_have_text("red dresses")


@pytest.mark.parametrize(
    ("code", "told"),
    [("bad_recording", "cannot listen"), ("speech_too_long", "too long"), ("too_many_requests", "7 s")],
)
def test_why_a_note_is_refused_is_told(page: Page, shop: Shop, code: str, told: str) -> None:
    def refuse(route: Route) -> None:
        body = json.dumps({"error": {"code": code, "message": "Expected another."}})
        route.fulfill(status=422, body=body, content_type="application/json", headers={"Retry-After": "7"})

    online(page)
    page.route("**/v1/recordings", refuse)
    record(page)
    send(page)
    expect(page.locator("#notice")).to_contain_text(told)
    expect(page.locator(".note")).to_be_visible(visible=code == "too_many_requests")


@pytest.mark.parametrize(
    ("name", "told"),
    [("NotAllowedError", "may not use"), ("NotFoundError", "no microphone"), ("NotReadableError", "another program")],
)
def test_why_there_is_no_microphone_is_told(page: Page, name: str, told: str) -> None:
    online(page)
    page.evaluate(
        "(name) => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', name); }; }", name
    )
    for button in ("Record a voice note", "Call the assistant"):
        page.get_by_role("button", name=button).click()
        expect(page.locator("#notice")).to_contain_text(told)
        expect(page.locator(".note")).to_be_hidden()
        expect(page.locator("#call-bar")).to_be_hidden()
        say(page, "red dress")
        expect(page.locator("#notice")).to_be_hidden()


def test_a_page_without_a_secure_connection_says_so(page: Page) -> None:
    online(page)
    page.evaluate(
        "() => { Object.defineProperty(navigator, 'mediaDevices', { value: undefined });"
        " Object.defineProperty(window, 'isSecureContext', { value: false }); }"
    )
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.locator("#notice")).to_contain_text("https")


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MS)
    yield context
    context.close()


def test_on_a_small_phone_every_button_of_speaking_is_a_thumb_s_width_and_in_sight(
    phone: BrowserContext, shop: Shop
) -> None:
    page = phone.new_page()
    page.goto(shop.address)
    page.locator("#launcher").click()
    online(page)
    record(page, 0.1)
    for name in ("Send the voice note", "Discard the voice note", "Call the assistant"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    width = page.get_by_label("Your message").bounding_box()
    assert width is not None
    assert width["width"] >= 120
