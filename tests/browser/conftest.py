"""A real Chromium before a real gateway, over a scripted dialogue."""

import asyncio
import shutil
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.calling.parts import Parts
from assistant.errors import DialogueDown
from assistant.gateway.app import create_app
from assistant.gateway.health import Health
from assistant.gateway.scripted import ScriptedDialogue, full
from assistant.people import News, Nobody
from assistant.phrases import Phrases
from assistant.screen import Card, Chip, QuickReply, Reply
from assistant.settings import Settings

from .answers import ANSWERS, MARKUP, PICTURE
from .elsewhere import Elsewhere, served

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
WAIT_MS = 20_000  # a busy machine must not fail what is right


def card(number: int, title: str, **more: object) -> Card:
    return Card.model_validate(
        {"item_group_id": f"d{number}", "variant_id": f"d{number}-s", "title": title, "price": "$49.00"} | more
    )


DRESS, RED = Chip(key="category:dress", label="dress"), Chip(key="color:red", label="red")
LIKE = Chip(key="like", label="like your photo")
NAVY = Chip(key="seen:color:navy", label="navy", says="only the color")
PLAIN = Chip(key="seen:pattern:plain", label="plain", says="same pattern")
DRESSES = Reply(
    text="Here are six red dresses.",
    speech="I found six red dresses.",
    cards=(
        card(
            1,
            "Poppy dress",
            old_price="$72.00",
            image=PICTURE,
            link="https://shop.example/poppy",
            sizes=("S", "M"),
            colors=("Red", "Navy", "Sand", "Poppy field"),
            rating=4.5,
            rating_count=12,
            reasons=("red, as you asked",),
        ),
        card(2, MARKUP, link="javascript:document.title='broken-in'"),
        *(card(number, f"Dress {number}", sizes=("XS", "S", "M", "L", "XL", "XXL")) for number in range(3, 7)),
    ),
    chips=(DRESS, RED),
    quick_replies=(QuickReply(label="Show more", text="show more"),),
)
LEAVE = QuickReply(label="Back to the assistant", text="back to the assistant")
SCRIPT = {
    "red dress": [full(DRESSES)],
    "poppy": [full(Reply(text="I found 1 match.", speech="One.", cards=DRESSES.cards[:1]))],
    "which poppy": [full(Reply(text="Poppy dress costs $49.00.", speech="It costs $49.", cards=DRESSES.cards[:1]))],
    "show more": [{"text": "That is all there is."}],
    '/remove{"chip": "color:red"}': [full(Reply(text="Any color, then.", speech="Any color.", chips=(DRESS,)))],
    '/details{"product": "d1"}': [full(Reply(text="Cotton, with pockets.", speech="Cotton.", chips=(DRESS, RED)))],
    "seen": [full(Reply(text="I see a navy hoodie.", speech="A navy hoodie.", chips=(LIKE, DRESS, NAVY, PLAIN)))],
    "broken": DialogueDown("Expected a test."),
    "a human": [full(Reply(text="A person will answer.", speech="Wait.", quick_replies=(LEAVE,), is_held=True))],
    "quiet": [{"custom": {"silent": True}}],
    "back to the assistant": [full(Reply(text="It is me again.", speech="It is me again."))],
} | ANSWERS


class HeldMail(Nobody):
    """What people of the shop say, kept in memory until it is told."""

    def __init__(self) -> None:
        self.news: list[News] = []

    def untold(self) -> list[News]:
        return list(self.news)

    def told(self, key: int) -> None:
        self.news = [each for each in self.news if each.key != key]


@dataclass(frozen=True)
class Shop:
    """A running gateway."""

    address: str
    dialogue: ScriptedDialogue
    mail: HeldMail
    loop: asyncio.AbstractEventLoop
    uploads: Path

    def hold(self, held: bool) -> None:
        """Let the dialogue wait before it answers, or go on."""
        act = self.dialogue.open.clear if held else self.dialogue.open.set
        self.loop.call_soon_threadsafe(act)


async def nobody(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"status": "ok", "products": 6})


@pytest.fixture
def calling() -> Parts | None:
    """What calls share; this shop takes none."""
    return None


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """A server of pages of another origin."""
    with served() as elsewhere:
        yield elsewhere


@pytest.fixture
def origins() -> tuple[str, ...]:
    """Whose pages may show the chat; here the gateway's own alone."""
    return ()


@pytest.fixture
def shop(tmp_path: Path, calling: Parts | None, origins: tuple[str, ...]) -> Iterator[Shop]:
    """Serve on a free port; the thread ends with the test."""
    settings = Settings(home=tmp_path, session_rate="1000/minute", address_rate="1000/minute", origins=origins)
    settings.media.mkdir()
    Image.new("RGB", (64, 64), "crimson").save(settings.media / PICTURE)
    mail = HeldMail()
    dialogue = ScriptedDialogue(SCRIPT, otherwise=[{"text": "I have no line for that."}])
    health = Health(httpx.AsyncClient(transport=httpx.MockTransport(nobody)), "http://rasa", "http://actions", "")
    app = create_app(settings, dialogue, Phrases.load(ROOT / "domain.yml"), health, mail, calling=calling)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    started: Future[asyncio.AbstractEventLoop] = Future()

    async def serve() -> None:
        started.set_result(asyncio.get_running_loop())
        await server.serve([listener])

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=lambda: asyncio.run(serve()))
        thread.start()
        yield Shop(f"http://127.0.0.1:{listener.getsockname()[1]}", dialogue, mail, started.result(), settings.uploads)
        server.should_exit = True
        thread.join()


def chromium() -> str:
    """Return Chromium's program; without it the test is skipped."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed; get it with: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh customer. Motion is reduced so that screens hold still."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, shop: Shop) -> Iterator[Page]:
    """The shop's page, with every error of its scripts collected and none allowed."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(shop.address)
    yield page
    assert errors == []
