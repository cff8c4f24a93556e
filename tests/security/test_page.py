"""Pages run no script but their own files, and what comes from elsewhere is text."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.gateway.scripted import full
from assistant.screen import Basket, BasketLine, Card, Chip, QuickReply, Reply, Row, Source, Table
from tests.browser.conftest import browser  # noqa: F401 - a fixture
from tests.security.conftest import WAIT_SECONDS, Edge

MARKUP = "<img src=x onerror=\"document.title='broken-in'\"><script>document.title='broken-in'</script>"
SCRIPT_LINK = "javascript:document.title='broken-in'"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:  # noqa: F811 - the imported fixture
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(WAIT_SECONDS * 1000)
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """Collect what the Content-Security-Policy refuses to run, from now on."""
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text) if "Content Security Policy" in line.text else None)
    return told


@pytest.mark.parametrize("path", ["/", "/docs", "/nowhere", "/v1/history", "/static/page.js"])
def test_no_answer_allows_a_script_within_a_page(edge: Edge, path: str) -> None:
    policy = edge.stranger().get(path).headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["base-uri"] == "'none'"


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_has_no_script_of_its_own(edge: Edge, path: str) -> None:
    page = edge.stranger().get(path).text
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"\son\w+=", page) == []


@pytest.mark.parametrize(("path", "shown"), [("/", "#log, main"), ("/docs", ".swagger-ui .opblock")])
def test_a_script_that_got_into_a_page_does_not_run(edge: Edge, page: Page, path: str, shown: str) -> None:
    refused = violations(page)
    page.goto(edge.address + path)
    expect(page.locator(shown).first).to_be_visible()
    assert refused == []  # what the page does itself is allowed
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'broken-in'";
            document.body.append(script);
        }"""
    )
    assert page.title() != "broken-in"
    assert refused != []


def marked(place: str) -> str:
    return f"{place} {MARKUP}"


def card(**more: object) -> Card:
    told = {name: marked(name) for name in ("title", "price")}
    return Card.model_validate({"item_group_id": "x", "variant_id": "x", "link": SCRIPT_LINK, **told, **more})


LISTED = Reply(
    text=marked("listed"),
    speech="",
    cards=(card(old_price=marked("old price"), **{name: (marked(name),) for name in ("sizes", "colors", "reasons")}),),
    chips=(Chip(key="x", label=marked("chip")),),
    sources=(Source(name=marked("source"), quote=marked("quote")), Source(name="Odd", quote=SCRIPT_LINK)),
    quick_replies=(QuickReply(label=marked("quick reply"), text="x"),),
)
LINE = BasketLine(
    variant_id="x",
    title=marked("line"),
    options=marked("options"),
    quantity=2,
    price=marked("each"),
    total=marked("line total"),
)
COMPARED = Reply(
    text=marked("compared"),
    speech="",
    cards=(card(title="Dress", price="", lead=(marked("lead"),)),),
    table=Table(rows=(Row(label=marked("row"), cells=(marked("cell"),)),)),
    basket=Basket(lines=(LINE,), total=marked("total"), checkout=SCRIPT_LINK),
)


def told(value: object) -> Iterator[str]:
    """Return every text with markup that a reply tells."""
    if isinstance(value, str):
        yield from [value] if MARKUP in value else []
    elif isinstance(value, dict | list | tuple):
        for within in value.values() if isinstance(value, dict) else value:
            yield from told(within)


@pytest.mark.parametrize(("reply", "count"), [(LISTED, 11), (COMPARED, 9)], ids=["listed", "compared"])
def test_whatever_a_feed_or_a_dialogue_tells_is_text(edge: Edge, page: Page, reply: Reply, count: int) -> None:
    edge.dialogue.script[MARKUP] = [full(reply)]
    refused = violations(page)
    page.goto(edge.address)
    page.get_by_label("Your message").fill(MARKUP)
    page.keyboard.press("Enter")
    expect(page.get_by_text(MARKUP, exact=True)).to_be_attached()  # what the customer said
    texts = [*told(reply.model_dump())]
    assert len(texts) == count
    for text in texts:
        expect(page.get_by_text(text).first).to_be_attached()
    if reply.basket:
        page.get_by_role("button", name=re.compile("cart", re.IGNORECASE)).first.click()
        expect(page.locator(".cart-panel h4")).to_have_text(LINE.title)
    assert page.locator("img[src=x]").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.title() != "broken-in"
    assert refused == []
