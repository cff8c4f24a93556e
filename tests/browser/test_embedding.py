"""The chat on pages of another origin, by the two lines of docs/embedding.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from assistant.gateway.scripted import full
from tests.sounds import tone

from .conftest import DRESSES, WAIT_MS, Shop
from .elsewhere import HOSTILE, THEMED, Elsewhere
from .microphones import listening
from .steps import PHONE, online, say

NATURAL = "picture => picture.decode().then(() => [picture.naturalWidth, picture.naturalHeight])"
LOOK = "part => Object.fromEntries([...getComputedStyle(part)].map(name => [name, getComputedStyle(part)[name]]))"
KEPT = "localStorage[Object.keys(localStorage).find(key => key.startsWith('assistant-session '))]"
LOOKED_AT = ("#launcher", "#panel", "#heading", "#close", "#text", "#log", ".bubble.assistant", "#suggestions button")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium whose microphone plays a hum, and which asks nobody whether it may be used."""
    with listening(tone(440, 2.0), tmp_path_factory.mktemp("sound")) as browser:
        yield browser


@pytest.fixture
def origins(elsewhere: Elsewhere) -> tuple[str, ...]:
    return (elsewhere.address,)


@pytest.fixture
def told() -> list[str]:
    """What the browser's console says, of which a broken policy would be part."""
    return []


def visit(context: BrowserContext, address: str, told: list[str] | None = None) -> Page:
    page = context.new_page()
    if told is not None:
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(address)
    return page


@pytest.fixture
def page(context: BrowserContext, shop: Shop, elsewhere: Elsewhere, told: list[str]) -> Iterator[Page]:
    """A page of the shop, whose policy allows no more than it must. Nothing may break it."""
    elsewhere.put("/shop", shop.address, "open page='Hiking boots'")
    yield visit(context, f"{elsewhere.address}/shop", told)
    assert told == []


def shown(page: Page, part: str) -> Locator:
    return page.locator("shopping-assistant").locator(part)


def test_a_page_elsewhere_converses_and_shows_products_with_their_pictures(page: Page, shop: Shop) -> None:
    online(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    assert page.locator(".card img").first.evaluate(NATURAL) == [64, 64]
    assert shop.dialogue.asked[-1][2]["page"] == "Hiking boots"


def test_the_conversation_is_there_again_after_a_reload_and_in_another_tab(
    page: Page, context: BrowserContext, elsewhere: Elsewhere, told: list[str]
) -> None:
    online(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    page.reload()
    expect(page.locator(".bubble.user .said")).to_have_text("red dress")
    other = visit(context, f"{elsewhere.address}/shop", told)
    expect(other.locator(".bubble.user .said")).to_have_text("red dress")
    online(other)
    say(other, "show more")
    expect(page.locator(".bubble.user .said").last).to_have_text("show more")


def test_no_cookie_is_kept_and_no_token_stands_in_an_address(context: BrowserContext, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.reload()
    online(page)
    token = page.evaluate(KEPT)
    assert context.cookies() == []
    assert any(url.startswith("ws") for url in asked)
    assert not [url for url in asked if token in url]


def test_a_photo_is_sent_and_seen_again(page: Page, shop: Shop, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    Image.new("RGB", (90, 60), "navy").save(photo)
    online(page)
    page.locator("input[type=file]").first.set_input_files(photo)
    expect(page.get_by_role("group", name="The photo you attached")).to_contain_text("Photo attached")
    page.get_by_label("Your message").press("Enter")
    say(page, "like this")
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    page.reload()
    assert page.get_by_role("img", name="Your photo").evaluate(NATURAL) == [90, 60]
    assert page.get_by_role("img", name="Your photo").get_attribute("src").startswith("blob:")  # type: ignore[union-attr]


def test_a_voice_note_is_sent_and_heard_again(page: Page, shop: Shop) -> None:
    shop.dialogue.otherwise = [{"custom": {"heard": "red dresses"}}, full(DRESSES)]
    online(page)
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.locator(".note")).to_contain_text("Recording")
    page.wait_for_timeout(800)
    page.get_by_role("button", name="Send the voice note").click()
    expect(page.locator(".bubble.user .said")).to_have_text("red dresses")
    page.reload()
    expect(page.locator(".bubble audio")).to_have_attribute("src", re.compile("^blob:"), timeout=WAIT_MS)
    played = "audio => { audio.muted = true; return audio.play().then(() => audio.duration); }"
    assert page.locator(".bubble audio").evaluate(played) > 0.5


def test_the_example_of_the_documentation_works(context: BrowserContext, shop: Shop, elsewhere: Elsewhere) -> None:
    elsewhere.put_example(shop.address)
    told: list[str] = []
    page = visit(context, f"{elsewhere.address}/example", told)
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#launcher").click()
    expect(page.get_by_role("heading", name="Ask our shop")).to_be_visible()
    online(page)
    say(page, "red dress")
    assert page.locator(".card img").first.evaluate(NATURAL) == [64, 64]
    assert told == []


# --- pages that may not


def test_a_page_of_an_unknown_origin_gets_no_script_and_shows_what_it_has_for_that(
    context: BrowserContext, shop: Shop, elsewhere: Elsewhere
) -> None:
    elsewhere.put("/shop", shop.address, "open")
    page = visit(context, f"{elsewhere.other}/shop")
    expect(page.get_by_text("Write to us")).to_be_visible()
    expect(page.locator("#panel")).to_have_count(0)


def test_a_copy_of_the_script_opens_no_session_for_an_unknown_origin_and_says_so(
    context: BrowserContext, shop: Shop, elsewhere: Elsewhere
) -> None:
    elsewhere.put("/shop", shop.address, f"open gateway='{shop.address}'", script="/static/widget.js")
    page = visit(context, f"{elsewhere.other}/shop")
    expect(page.locator("#state")).to_have_text("Not available on this page")
    expect(page.locator("#notice")).to_contain_text("does not work on this page")
    assert page.evaluate("localStorage.length") == 0
    assert context.cookies() == []
    page.goto(f"{elsewhere.address}/shop")
    online(page)  # from an origin that is known the copy is as good


# --- the page and the chat leave each other alone


def looks(page: Page) -> dict[str, object]:
    """Return the whole look of some parts, open and closed."""
    online(page)
    expect(page.locator(".bubble")).to_have_count(1)
    open_looks = {part: shown(page, part).first.evaluate(LOOK) for part in LOOKED_AT[1:]}
    page.get_by_role("button", name="Close the assistant").click()
    page.mouse.move(10, 10)
    page.locator("#launcher").evaluate("button => button.blur()")
    return {**open_looks, LOOKED_AT[0]: shown(page, LOOKED_AT[0]).evaluate(LOOK)}


def test_no_style_of_the_page_reaches_in(context: BrowserContext, shop: Shop, elsewhere: Elsewhere) -> None:
    elsewhere.put("/bare", shop.address, "open")
    elsewhere.put("/hostile", shop.address, "open", HOSTILE)
    bare = looks(visit(context, f"{elsewhere.address}/bare"))
    page = visit(context, f"{elsewhere.address}/hostile")
    expect(page.locator("body > h2")).to_have_css("font-size", "40px")  # so it is hostile
    assert looks(page) == bare


def test_no_style_of_the_chat_reaches_out(context: BrowserContext, shop: Shop, elsewhere: Elsewhere) -> None:
    elsewhere.put("/with", shop.address, "open")
    elsewhere.put("/without", shop.address, "open", script="/nothing.js")
    chatting, plain = (visit(context, f"{elsewhere.address}/{name}") for name in ("with", "without"))
    online(chatting)
    expect(plain.get_by_text("Write to us")).to_be_visible()
    for part in ("body > h2", "#buy"):
        assert chatting.locator(part).evaluate(LOOK) == plain.locator(part).evaluate(LOOK)


def test_variables_of_the_page_give_the_chat_its_colors_corners_and_letters(
    context: BrowserContext, shop: Shop, elsewhere: Elsewhere
) -> None:
    elsewhere.put("/shop", shop.address, "open theme='light'", THEMED)
    page = visit(context, f"{elsewhere.address}/shop")
    online(page)
    expect(page.locator(".round.send[type=submit]")).to_have_css("background-color", "rgb(120, 0, 60)")
    panel = page.locator("#panel")
    for name, value in {
        "background-color": "rgb(250, 240, 245)",
        "border-radius": "3px",
        "font-family": "monospace",
        "width": "300px",
    }.items():
        expect(panel).to_have_css(name, value)
    expect(page.locator("shopping-assistant")).to_have_css("z-index", "77")


def test_attributes_choose_light_or_dark_the_side_and_the_heading(
    context: BrowserContext, shop: Shop, elsewhere: Elsewhere
) -> None:
    elsewhere.put("/shop", shop.address, "open theme='dark' position='left' heading='Ask us'")
    page = visit(context, f"{elsewhere.address}/shop")
    online(page)
    panel = page.locator("#panel")
    expect(panel).to_have_css("background-color", "rgb(30, 32, 37)")
    expect(panel).to_have_accessible_name("Ask us")
    assert panel.evaluate("panel => panel.getBoundingClientRect().right < innerWidth / 2")
    element = page.locator("shopping-assistant")
    element.evaluate("element => { element.setAttribute('theme', 'light'); element.setAttribute('heading', 'Help'); }")
    expect(panel).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(panel).to_have_accessible_name("Help")


def test_the_page_opens_closes_and_asks_by_the_element(page: Page) -> None:
    online(page)
    element = page.locator("shopping-assistant")
    element.evaluate("element => element.close()")
    expect(page.locator("#panel")).to_be_hidden()
    expect(element).not_to_have_attribute("open", "")
    element.evaluate("element => element.setAttribute('open', '')")
    expect(page.locator("#panel")).to_be_visible()
    element.evaluate("element => element.ask('red dress')")
    expect(page.locator(".card")).to_have_count(6)


def test_the_chat_stays_as_the_customer_left_it_on_the_shops_next_page(
    page: Page, shop: Shop, elsewhere: Elsewhere
) -> None:
    elsewhere.put("/next", shop.address)
    page.goto(f"{elsewhere.address}/next")
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#launcher").click()
    page.reload()
    expect(page.locator("#panel")).to_be_visible()
    page.get_by_role("button", name="Close the assistant").click()
    page.goto(f"{elsewhere.address}/shop")
    expect(page.locator("#launcher")).to_be_visible()
    expect(page.locator("#panel")).to_be_hidden()


def test_keys_typed_into_the_chat_are_no_shortcuts_of_the_page(page: Page) -> None:
    online(page)
    page.evaluate("window.keys = 0; document.addEventListener('keydown', () => window.keys++)")
    page.get_by_label("Your message").press_sequentially("/s")
    assert page.evaluate("window.keys") == 0
    page.locator("#buy").press("s")
    assert page.evaluate("window.keys") == 1


def test_on_a_phone_the_page_beneath_the_open_chat_is_out_of_reach(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.reload()
    still = "[document.querySelector('#buy').inert, document.documentElement.style.overflow]"
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#launcher").click()
    online(page)
    assert page.evaluate(still) == [True, "hidden"]
    page.get_by_role("button", name="Close the assistant").click()
    assert page.evaluate(still) == [False, ""]


def test_an_element_that_is_taken_out_is_silent_and_comes_back_with_its_conversation(page: Page, shop: Shop) -> None:
    online(page)
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    page.evaluate("window.element = document.querySelector('shopping-assistant'); element.remove()")
    expect(page.locator("#panel")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.evaluate("document.body.append(element)")
    online(page)
    expect(page.locator(".bubble.user .said")).to_have_text("red dress")
    say(page, "show more")
    expect(page.locator(".bubble.assistant").last).to_contain_text("That is all")
