"""Takes the pictures of the documentation: the demo shop, run as a customer meets it, in Chromium.

Run it by `make screenshots`.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from open_shop import opened_shop  # noqa: E402

from assistant.errors import SetupError  # noqa: E402 - found by the line above

FOLDER = ROOT / "docs" / "screenshots"
CONVERSATION = ("show me red dresses under $80", "in blue", "not striped")
COMPARISON = ("show me tents", "compare the first two")
#: A picture of the demo shop below ASSISTANT_HOME, shown as a customer's photo, and what is said with and after it.
PHOTO = Path("demo") / "images" / "dress-002-red.webp"
PHOTO_CONVERSATION = ("something like this", "but in blue, under $100")
#: Waits until the cards in sight have their pictures.
SHOWN = (
    "Promise.all([...[...document.querySelectorAll('.carousel')].at(-1).querySelectorAll('img')].slice(0, 2)"
    ".map((image) => image.decode()))"
)
DESKTOP: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 844}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run")
WAIT_MS = 20_000


def converse(page: Page, address: str, texts: Sequence[str], photo: Path | None) -> None:
    """Hold a conversation until its last cards have their pictures; begin with a photo where there is one."""
    page.set_default_timeout(WAIT_MS)
    page.goto(address)
    if page.viewport_size == PHONE:  # where the chat waits to be opened
        page.locator("#launcher").click()
    if photo:
        page.locator("input[type=file]").first.set_input_files(photo)
        expect(page.get_by_role("group", name="The photo you attached")).to_contain_text("Photo attached")
    for number, text in enumerate(texts, start=1):
        page.get_by_label("Your message").fill(text)
        page.keyboard.press("Enter")
        expect(page.locator(".bubble.user")).to_have_count(number)
        expect(page.locator(".bubble.assistant")).to_have_count(number + 1, timeout=WAIT_MS)
    page.evaluate(SHOWN)


def take(
    browser: Browser,
    address: str,
    name: str,
    texts: Sequence[str] = CONVERSATION,
    photo: Path | None = None,
    **look: Any,
) -> None:
    """Take one picture of a conversation."""
    context = browser.new_context(reduced_motion="reduce", device_scale_factor=1, **look)
    page = context.new_page()
    converse(page, address, texts, photo)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def take_all(address: str, home: Path) -> None:
    """Take the pictures on a desktop, with a photo, of a comparison, in the dark, and on a phone."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SetupError("Chromium is not installed: get it with `apt-get install chromium`.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        take(browser, address, "chat", viewport=DESKTOP)
        take(browser, address, "chat-photo", PHOTO_CONVERSATION, home / PHOTO, viewport=DESKTOP)
        take(browser, address, "chat-compare", COMPARISON, viewport=DESKTOP)
        take(browser, address, "chat-dark", viewport=DESKTOP, color_scheme="dark")
        take(browser, address, "chat-phone", viewport=PHONE, has_touch=True)
        browser.close()


def main() -> None:
    """Open the shop and take its pictures."""
    with opened_shop() as (address, settings):
        take_all(address, settings.home)


if __name__ == "__main__":
    main()
