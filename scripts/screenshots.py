"""Takes the pictures of the documentation: the demo shop, run as a customer meets it, in Chromium.

Run it by `make screenshots`.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from open_shop import opened_shop  # noqa: E402

from assistant.audio.notes import CleanRecording  # noqa: E402 - found by the line above
from assistant.audio.pcm import joined, resampled, silence  # noqa: E402
from assistant.errors import SetupError  # noqa: E402
from assistant.speaking.espeak import Espeak  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
CONVERSATION = ("show me red dresses under $80", "in blue", "not striped")
COMPARISON = ("show me tents", "compare the first two")
#: A picture of the demo shop below ASSISTANT_HOME, shown as a customer's photo, and what is said with and after it.
PHOTO = Path("demo") / "images" / "dress-002-red.webp"
PHOTO_CONVERSATION = ("something like this", "but in blue, under $100")
#: Said in a call, after time to begin it and before time to answer.
CALL, BEFORE_SECONDS, AFTER_SECONDS = "Sneakers under one hundred dollars.", 4.0, 60.0
#: Waits until the cards in sight have their pictures.
SHOWN = "cards => Promise.all([...cards.querySelectorAll('img')].slice(0, 2).map((image) => image.decode()))"
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
    page.locator(".carousel").last.evaluate(SHOWN)


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


def spoken(folder: Path) -> Path:
    """Write what is said in a call to a file."""
    speaker = Espeak()
    try:
        said = resampled(speaker.speak(CALL), speaker.rate)
    finally:
        speaker.close()
    file = folder / "call.wav"
    file.write_bytes(CleanRecording(joined([silence(BEFORE_SECONDS), said, silence(AFTER_SECONDS)])).wav)
    return file


def take_call(playwright: Playwright, chromium: str, address: str) -> None:
    """Take a picture of a call while it is answered, in a browser whose microphone plays a file."""
    with TemporaryDirectory() as folder:
        microphone = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
        file = f"--use-file-for-fake-audio-capture={spoken(Path(folder))}%noloop"
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *microphone, file])
        page = browser.new_page(reduced_motion="reduce", viewport=DESKTOP)
        page.set_default_timeout(WAIT_MS)
        page.goto(address)
        page.get_by_role("button", name="Call the assistant").click()
        expect(page.locator(".card").first).to_be_visible(timeout=WAIT_MS)
        expect(page.locator("#call-bar")).to_contain_text("Speaking")
        page.locator(".carousel").last.evaluate(SHOWN)
        page.screenshot(path=FOLDER / "chat-call.png")
        browser.close()


def take_all(address: str, home: Path) -> None:
    """Take the pictures on a desktop, with a photo, of a comparison, in the dark, on a phone, and of a call."""
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
        take_call(playwright, chromium, address)


def main() -> None:
    """Open the shop and take its pictures."""
    with opened_shop() as (address, settings):
        take_all(address, settings.home)


if __name__ == "__main__":
    main()
