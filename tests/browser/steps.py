"""What a customer does in most tests."""

from playwright.sync_api import Page, expect


def say(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.keyboard.press("Enter")


def log_fits(page: Page) -> bool:
    """Return whether nothing in the conversation is wider than it is."""
    return bool(page.locator("#log").evaluate("log => log.scrollWidth <= log.clientWidth"))


def online(page: Page) -> None:
    expect(page.locator("#state")).to_have_text("Online")
