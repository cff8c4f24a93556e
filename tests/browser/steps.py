"""What a customer does in most tests, and how what they see is judged."""

import re
from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def say(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.keyboard.press("Enter")


def log_fits(page: Page) -> bool:
    """Return whether nothing in the conversation is wider than it is."""
    return bool(page.locator("#log").evaluate("log => log.scrollWidth <= log.clientWidth"))


def online(page: Page) -> None:
    expect(page.locator("#state")).to_have_text("Online")


def faults(page: Page, tags: Sequence[str] = ()) -> list[tuple[str, str, str, str]]:
    """Return what axe finds, and where; by the rules of these tags, or by all it has."""
    rules = {"runOnly": {"type": "tag", "values": list(tags)}} if tags else {}
    found = Axe().run(page, options={**rules, "resultTypes": ["violations"]})
    return [
        (fault["id"], fault["impact"], node["target"], node["failureSummary"])
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2.2 between two colors, which are written as a browser computes them."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(each) / 255 for each in re.findall(r"\d+", color)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
