"""Settings that an operator may get wrong."""

import pytest

from assistant.errors import SetupError
from assistant.wiring import settings

TEMPLATE = "https://shop.example/checkout?cart={items}&sig={signature}"


def test_a_shop_has_no_checkout_and_tells_nobody_of_carts_unless_it_is_set():
    assert (settings().checkout_url, settings().cart_webhook_url) == ("", "")


def test_a_template_of_the_checkout_is_taken_as_it_is(monkeypatch):
    monkeypatch.setenv("ASSISTANT_CHECKOUT_URL", TEMPLATE)
    assert settings().checkout_url == TEMPLATE


@pytest.mark.parametrize(
    "template",
    [
        "ftp://shop.example/{items}/{signature}",
        "javascript:alert({items},{signature})",
        "https://{items}.example/{signature}",
        "https://shop.example/{items}",
        "https://shop.example/{items}/{signature}/{customer}",
        "https://shop.example/{items}/{items}/{signature}",
        "https:///{items}/{signature}",
    ],
)
def test_a_template_that_would_lead_nowhere_is_refused_at_the_start(monkeypatch, template):
    monkeypatch.setenv("ASSISTANT_CHECKOUT_URL", template)
    with pytest.raises(SetupError, match="ASSISTANT_CHECKOUT_URL cannot be used: Expected"):
        settings()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "localhost:80", "https://", "https://a b"])
def test_only_an_address_of_the_web_can_be_told_of_carts(monkeypatch, address):
    monkeypatch.setenv("ASSISTANT_CART_WEBHOOK_URL", address)
    with pytest.raises(SetupError, match="ASSISTANT_CART_WEBHOOK_URL"):
        settings()
