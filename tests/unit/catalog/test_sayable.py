import pytest

from assistant.catalog.sayable import prices, revision, sayable
from assistant.catalog.store import open_store

pytestmark = pytest.mark.usefixtures("in_each_database")

DRESS = {
    "id": "d1",
    "item_group_id": "dress",
    "title": "Aurora Wrap Dress",
    "price": "59.90 EUR",
    "product_type": "Clothing > Dresses",
    "brand": "Novaline",
    "color": "Teal",
    "material": "Linen",
    "size": "M",
}


def test_the_shops_own_words_are_told_by_kind(shop, write):
    shop.take(write([DRESS]))
    told = sayable(open_store(shop.settings.database))
    assert {"dress", "dresses"} <= set(told["category"])
    assert "novaline" in told["brand"]
    assert "teal" in told["color"]
    assert "linen" in told["material"]
    assert {"M", "medium"} <= set(told["size"])
    assert told["product_name"] == ("Aurora Wrap Dress",)
    assert {"80 euros", "80"} <= set(told["price"])


def test_what_the_shop_lacks_is_not_listened_for(shop, write):
    shop.take(write([DRESS]))
    told = sayable(open_store(shop.settings.database))
    assert not {"tent", "jacket", "red", "leather"} & {phrase for phrases in told.values() for phrase in phrases}


def test_the_revision_changes_with_the_catalogue(shop, write):
    engine = open_store(shop.settings.database)
    before = revision(engine)
    shop.take(write([DRESS]))
    assert revision(engine) > before


def test_a_shop_without_a_catalogue_has_prices_to_be_said(shop):
    told = sayable(open_store(shop.settings.database))
    assert told["price"] == prices("USD")
    assert told["category"] == told["product_name"] == ()
