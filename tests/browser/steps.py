"""What a customer does in most tests."""

from playwright.sync_api import Page, expect


def say(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.keyboard.press("Enter")


def online(page: Page) -> None:
    expect(page.locator("#state")).to_have_text("Online")
