"""WCAG 2.2 AA: axe-core over every state of the chat, and what no tool can tell: keys, focus, zoom, motion, reading."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.audio.pcm import silence
from assistant.calling.parts import Parts
from assistant.gateway.scripted import full
from tests.fakes import LoudnessDetector
from tests.photos import quarters, written
from tests.unit.calling.customer import NOTICES, TonePhrases, ToneVoice

from .answers import MARKUP, SOLD_OUT, cart, line
from .conftest import WAIT_MS, Shop
from .microphones import listening
from .steps import DESKTOP, PHONE, WCAG, contrast, faults, online, say

CART = cart(line("Poppy dress", 2, options="Red, M"), SOLD_OUT, total="$120")
#: The parts of the chat that can be used now, with their sizes in px; what lies inside a line of words is exempt.
TARGETS = """root => [...root.getRootNode().querySelectorAll("button, a, input, textarea, summary, [tabindex='0']")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.type !== "file")
    .map((each) => [each.closest("label") ?? each, each])
    .map(([box, each]) => [each.getAttribute("aria-label") || each.textContent, box.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < 24).map(([name]) => name)"""
#: Waits until a page is shown as it now is.
PAINTED = "() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))"
#: Whether what has the focus, however deep, is seen to have it; and its name.
FOCUS = """() => {
    let held = document.activeElement;
    while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(held);
    const box = held.getBoundingClientRect();
    const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && box.width > 0 && box.height > 0;
    const name = held.getAttribute("aria-label") || held.textContent;
    return [name, held === document.body ? "lost" : isSeen ? "seen" : "unseen"];
}"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with listening(silence(60.0), tmp_path_factory.mktemp("sound")) as browser:
        yield browser


@pytest.fixture
def calling() -> Parts:
    workers = ThreadPoolExecutor(2), ThreadPoolExecutor(2)
    return Parts(LoudnessDetector(), TonePhrases({}), ToneVoice(), NOTICES, *workers)


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.dialogue.script["/show_cart"] = [full(CART)]
    return shop


def opened(page: Page) -> None:
    """Open the chat where it is not."""
    expect(page.locator("#state")).to_have_attribute("data-state", "online")
    if page.locator("#launcher").is_visible():
        page.locator("#launcher").click()
    online(page)


def cards(page: Page) -> None:
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)


def why(page: Page) -> None:
    cards(page)
    page.get_by_role("button", name="No, this was not helpful").click()


def comparison(page: Page) -> None:
    say(page, "compare")
    expect(page.get_by_role("table")).to_be_visible()


def open_cart(page: Page) -> None:
    page.locator("#cart").click()
    expect(page.get_by_role("dialog", name="Your cart").get_by_role("listitem")).to_have_count(2)


def photo(page: Page) -> None:
    file = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": written(quarters())}
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Attach a photo").click()
    chosen.value.set_files(file)
    expect(page.locator(".attachment p")).to_contain_text("Photo attached")


def call(page: Page) -> None:
    page.get_by_role("button", name="Call the assistant").click()
    expect(page.locator("#call-bar p")).to_have_text("Listening")


def privacy(page: Page) -> None:
    page.get_by_text("Your data").click()
    expect(page.get_by_role("checkbox", name="Personalise")).to_be_enabled()


def notice(page: Page) -> None:
    say(page, "///")
    expect(page.locator("#notice")).to_be_visible()


def person(page: Page) -> None:
    say(page, "a human")
    expect(page.locator("#small-print")).to_contain_text("a person")


def sources(page: Page) -> None:
    say(page, "how heavy")
    expect(page.locator(".sources")).to_be_visible()


STATES: dict[str, Callable[[Page], None]] = {
    "empty": lambda page: None,
    "cards": cards,
    "why": why,
    "comparison": comparison,
    "cart": open_cart,
    "photo": photo,
    "call": call,
    "privacy": privacy,
    "notice": notice,
    "person": person,
    "sources": sources,
}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_all_that_can_be_tapped_measures_24_px(page: Page, state: str, size: dict) -> None:
    page.set_viewport_size(size)
    opened(page)
    STATES[state](page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(PAINTED)
        assert faults(page, WCAG) == [], scheme
    assert page.locator("#panel").evaluate(TARGETS) == []


@pytest.mark.parametrize("state", ["cards", "comparison", "cart", "photo", "privacy", "why"])
@pytest.mark.parametrize("zoomed", [True, False], ids=["zoom of 200 %", "320 px"])
def test_at_twice_the_size_nothing_scrolls_sideways_or_is_out_of_reach(
    browser: Browser, shop: Shop, state: str, zoomed: bool
) -> None:
    size = {"width": 640, "height": 512} if zoomed else {"width": 320, "height": 640}
    with browser.new_context(viewport=size, device_scale_factor=2, reduced_motion="reduce") as context:
        context.set_default_timeout(WAIT_MS)
        page = context.new_page()
        page.goto(shop.address)
        opened(page)
        STATES[state](page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("#panel").evaluate("panel => panel.scrollWidth <= panel.clientWidth")
        for name in ("Close the assistant", *([] if state == "cart" else ["Send"])):
            expect(page.get_by_role("button", name=name, exact=True).last).to_be_in_viewport(ratio=1)
        if state != "cart":
            expect(page.locator("#log")).to_be_visible()
            assert page.locator("#log").evaluate("log => log.clientHeight") >= 80


#: How much wider than its field the hint is, in px; and the colors of both.
HINT = """field => {
    const words = document.createElement("span");
    words.textContent = field.placeholder;
    words.style.cssText = "position: absolute; white-space: nowrap";
    words.style.font = getComputedStyle(field).font;
    field.after(words);
    const { paddingLeft, paddingRight, backgroundColor } = getComputedStyle(field);
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const over = words.getBoundingClientRect().width - room;
    words.remove();
    return [over, getComputedStyle(field, "::placeholder").color, backgroundColor];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_hint_in_the_field_is_whole_and_readable_on_every_width(browser: Browser, shop: Shop, scheme: str) -> None:
    with browser.new_context(viewport=DESKTOP, has_touch=True, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(shop.address)
        opened(page)
        field = page.get_by_label("Your message")
        hints = []
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            expect(page.get_by_role("button", name="Take a photo")).to_be_visible()
            page.wait_for_function("() => new Promise(requestAnimationFrame)")
            over, letters, beneath = field.evaluate(HINT)
            assert over <= 0, field.get_attribute("placeholder")
            assert contrast(letters, beneath) >= 4.5
            hints.append(field.get_attribute("placeholder"))
        assert all(hints)
        assert len(set(hints)) > 1


def focused(page: Page) -> str:
    """Return the name of what has the focus, which must be seen to have it."""
    name, state = page.evaluate(FOCUS)
    assert state == "seen", name
    return str(name)


def tab_to(page: Page, name: str, most: int = 60, key: str = "Tab") -> None:
    """Press a key until something of this name has the focus; on the way the focus is always seen."""
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press(key)
        passed.append(focused(page))
        if passed[-1] == name:
            return
    raise AssertionError(f"{name!r} is not among {passed}")


def test_all_of_it_is_done_by_keys_and_the_focus_is_always_seen(page: Page, shop: Shop) -> None:
    opened(page)
    page.locator("#close").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#launcher")).to_be_focused()
    page.keyboard.press("Enter")
    assert focused(page) == "Your message"
    page.keyboard.type("red dress")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(6)
    tab_to(page, "Add to cart: Poppy dress", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert focused(page) == "Add to cart: Poppy dress"
    tab_to(page, "Compare Poppy dress")
    page.keyboard.press("Space")
    tab_to(page, f"Compare {MARKUP}")
    page.keyboard.press("Space")
    tab_to(page, "Compare these 2")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble.user .said").last).to_contain_text("Compare Poppy dress and")
    tab_to(page, "Yes, this was helpful")
    page.keyboard.press("Space")
    tab_to(page, "Remove red")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_text(["dress"])
    focused(page)
    tab_to(page, "Show my cart", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Your cart").get_by_role("listitem")).to_have_count(2)
    assert focused(page) == "Your cart"
    tab_to(page, "One more: Poppy dress (Red, M)")
    page.keyboard.press("Escape")
    assert focused(page).startswith("Show my cart")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert "Ask the assistant" in focused(page)


def test_the_row_of_cards_is_turned_by_keys(page: Page) -> None:
    opened(page)
    cards(page)
    row = page.get_by_role("list", name="6 products")
    row.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("article", name="Dress 3")).to_be_in_viewport(ratio=1)


#: Notes what a screen reader is given from the start on: what the log gets while it is neither busy nor silenced.
LISTEN = """
window.aloud = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    let isBusy = false;
    const silenced = '[aria-live="off"], [hidden], [aria-hidden="true"]';
    new MutationObserver((changes) => {
        for (const { type, target, oldValue, addedNodes } of changes) {
            if (type === "attributes") isBusy = target.id === "log" ? oldValue !== "true" : isBusy;
            else if (!isBusy && target.closest?.("#log"))
                for (const node of addedNodes) {
                    const isSilent = (node.closest ? node : target).closest(silenced);
                    if (node.textContent && !isSilent) window.aloud.push(node.textContent);
                }
        }
    }).observe(root, { subtree: true, childList: true, attributeFilter: ["aria-busy"], attributeOldValue: true });
    return root;
};
"""


def test_each_finished_message_is_read_aloud_once_and_what_was_said_before_is_not(page: Page) -> None:
    page.add_init_script(LISTEN)
    page.reload()
    opened(page)
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    say(page, "show more")
    expect(page.locator(".bubble.assistant").last).to_contain_text("That is all there is.")
    said = ["You said: show more", "Assistant: That is all there is."]
    assert [each for each in page.evaluate("window.aloud") if "Hello" not in each] == said
    page.reload()
    expect(page.locator(".bubble.assistant").last).to_contain_text("That is all there is.")
    online(page)
    assert page.evaluate("window.aloud") == []


def test_who_wants_less_motion_sees_none(page: Page, shop: Shop) -> None:
    opened(page)
    shop.hold(True)
    say(page, "red dress")
    expect(page.locator(".typing")).to_be_visible()
    page.wait_for_timeout(100)
    moving = "root => root.getRootNode().getAnimations().filter((each) => each.playState === 'running').length"
    assert page.locator("#panel").evaluate(moving) == 0
    shop.hold(False)
    expect(page.locator(".card")).to_have_count(6)


def test_who_wants_motion_sees_the_dots_move(page: Page, shop: Shop) -> None:
    page.emulate_media(reduced_motion="no-preference")
    opened(page)
    shop.hold(True)
    say(page, "red dress")
    expect(page.locator(".typing")).to_be_visible()
    moving = "root => root.getRootNode().getAnimations().filter((each) => each.playState === 'running').length"
    assert page.locator("#panel").evaluate(moving) > 0
    shop.hold(False)
