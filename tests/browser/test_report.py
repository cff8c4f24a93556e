"""The page that `assistant report --html` writes, as who runs a shop reads it: at a desk, on a phone, by ear."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import ImageColor
from playwright.sync_api import Browser, Page, expect

from assistant.reporting.page import page as written
from assistant.reporting.plots import COLORS, drawn
from assistant.reporting.report import Counted, Day, Misunderstood, Product, Report, Unfound
from assistant.reporting.sections import sections

from .steps import DESKTOP, PHONE, contrast, faults

SENTENCE = "something that keeps me dry on the way to work and still looks like a coat that my aunt would wear"
PRODUCTS = tuple(Product(f"{name} <b>dress</b> with long sleeves", 900, 80, 9) for name in ("Poppy", "Ruby"))
REPORT = Report(
    since=datetime(2026, 10, 26, tzinfo=UTC),
    until=datetime(2026, 11, 25, tzinfo=UTC),
    turns=12_345,
    days=tuple(Day(date(2026, 11, day), 40 + day, day, 3) for day in range(1, 15)),
    unfound=tuple(Unfound(f"shoes, color {color}, price up to 20", "price", 2) for color in ("red", "blue")),
    scenes=(Counted("wedding", 7),),
    categories=(Counted("dress", 20), Counted("unbreakableverylongwordofakind" * 2, 3)),
    products=PRODUCTS,
    misunderstood=(
        Misunderstood(SENTENCE, "fallback", 2),
        Misunderstood("https://x.example/" + "a" * 90, "corrected", 1),
    ),
    errors=(Counted("dialogue_late", 1),),
    handoffs=(Counted("misunderstood", 1),),
)
TITLES = [each.title for each in sections(REPORT)]
#: How high the smallest letters are, in px.
HEIGHT = "texts => Math.min(...texts.map((text) => text.getBoundingClientRect().height))"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(written(REPORT, drawn), encoding="utf-8")
    return file


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Page]:
    with browser.new_context(viewport=request.param) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_of_any_kind(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    assert faults(page) == []


def test_each_drawing_and_each_table_is_named_and_what_is_wider_than_the_page_is_scrolled_by_keys(page: Page) -> None:
    for role, name in (("img", ", drawn as bars; the table below tells the same."), ("group", "")):
        parts = page.get_by_role(role, name=name)
        expect(parts).to_have_count(len(TITLES))
        for part, title in zip(parts.all(), TITLES, strict=True):
            expect(part).to_have_accessible_name(f"{title}{name}")
            expect(part).to_have_attribute("tabindex", "0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = page.get_by_role("group", name="Products").last
    wide.focus()
    page.keyboard.press("ArrowRight")
    is_wider = wide.evaluate("part => part.scrollWidth > part.clientWidth")
    page.wait_for_function("([part, moves]) => part.scrollLeft > 0 === moves", arg=[wide.element_handle(), is_wider])


def test_the_letters_of_a_drawing_can_be_read(page: Page) -> None:
    assert page.locator("figure text").evaluate_all(HEIGHT) >= 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_and_letters_of_a_drawing_stand_out_from_what_is_beneath(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    beneath = page.locator("section").first.evaluate("part => getComputedStyle(part).backgroundColor")
    letters = page.locator("figure text").first.evaluate("part => getComputedStyle(part).fill")
    assert contrast(letters, beneath) >= 4.5
    assert min(contrast(f"rgb{ImageColor.getrgb(color)}", beneath) for color in COLORS) >= 3
