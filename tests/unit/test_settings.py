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


def test_no_other_origin_may_show_the_chat_unless_it_is_listed(monkeypatch):
    assert settings().origins == ()
    monkeypatch.setenv("ASSISTANT_ORIGINS", "https://shop.example, http://127.0.0.1:8080,https://[::1]:8443,")
    assert settings().origins == ("https://shop.example", "http://127.0.0.1:8080", "https://[::1]:8443")


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https://*.shop.example",
        "shop.example",
        "https://shop.example/",
        "https://Shop.example",
        "https://shop.example:443",
        "http://shop.example:80",
        "https://me@shop.example",
        "ftp://shop.example",
        "null",
        "https://shop.example https://www.shop.example",
        "https://bücher.example",
    ],
)
def test_an_origin_that_no_browser_would_send_is_refused_at_the_start(monkeypatch, origin):
    monkeypatch.setenv("ASSISTANT_ORIGINS", f"https://shop.example,{origin}")
    with pytest.raises(SetupError, match="ASSISTANT_ORIGINS cannot be used: Expected"):
        settings()


def test_the_store_is_a_file_in_the_home_unless_a_server_is_named(monkeypatch):
    assert settings().database == f"sqlite:///{settings().home / 'shop.sqlite'}"
    url = "postgresql+psycopg://shop:quokka@db.example/shop"
    monkeypatch.setenv("ASSISTANT_DATABASE_URL", url)
    assert settings().database == url
    assert "quokka" not in repr(settings())


@pytest.mark.parametrize(
    "url", ["mysql://a:quokka@b/c", "postgresql://a:quokka@b/c", "sqlite:///quokka.sqlite", "quokka"]
)
def test_another_kind_of_database_is_refused_without_its_address(monkeypatch, url):
    monkeypatch.setenv("ASSISTANT_DATABASE_URL", url)
    with pytest.raises(SetupError, match="ASSISTANT_DATABASE_URL cannot be used: Expected an address that") as refused:
        settings()
    assert "quokka" not in str(refused.value)


def test_a_home_that_is_a_file_is_refused(monkeypatch, tmp_path):
    file = tmp_path / "home"
    file.touch()
    monkeypatch.setenv("ASSISTANT_HOME", str(file))
    with pytest.raises(SetupError, match="ASSISTANT_HOME must name a folder"):
        settings()
