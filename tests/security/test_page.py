"""Pages run no script but their own files, and what comes from elsewhere is text."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.gateway.scripted import full
from assistant.screen import Card, QuickReply, Reply, Source
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


def test_whatever_a_feed_or_a_dialogue_tells_is_text(edge: Edge, page: Page) -> None:
    told = Reply(
        text=MARKUP,
        speech="",
        cards=(Card(item_group_id="x", variant_id="x", title=MARKUP, price=MARKUP, link=SCRIPT_LINK),),
        sources=(Source(name=MARKUP, quote=MARKUP), Source(name="Odd", quote=SCRIPT_LINK)),
        quick_replies=(QuickReply(label=MARKUP, text=MARKUP),),
    )
    edge.dialogue.script[MARKUP] = [full(told)]
    refused = violations(page)
    page.goto(edge.address)
    page.get_by_label("Your message").fill(MARKUP)
    page.keyboard.press("Enter")
    expect(page.get_by_text(MARKUP).nth(3)).to_be_attached()
    assert page.locator("img[src=x]").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.title() != "broken-in"
    assert refused == []
