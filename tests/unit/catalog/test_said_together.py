"""Words that must be said together, and what a kind of thing implies, in a real full-text search."""

import pytest

from assistant.catalog.store import open_store
from assistant.catalog.words import word_index
from tests.unit.catalog.test_shelves import found, opened

pytestmark = pytest.mark.usefixtures("in_each_database")

LONG = {"id": "honor", "title": "Honor Dress", "product_type": "Dresses", "product_detail": "Fit:Sleeves:Long"}
STRAPS = {
    "id": "petra",
    "title": "Petra Dress",
    "product_type": "Dresses",
    "description": "Spun long and smooth.",
    "product_detail": "Fit:Sleeves:Straps",
}
HOODIE = {"id": "hartwell", "title": "Hartwell Hoodie", "product_type": "Hoodies & Sweatshirts"}
SWEATSHIRT = {"id": "mach", "title": "Mach Sweatshirt", "product_type": "Hoodies & Sweatshirts"}


def test_long_sleeves_are_said_by_a_detail_and_not_by_two_words_apart(shop, write):
    shop.take(write([LONG, STRAPS]))
    engine = open_store(shop.settings.database)
    try:
        words = word_index(engine)
        assert words.saying(["long sleeves"]) == {"honor"}
        assert [product for product, _ in words.search(["long sleeves"], 5)] == ["honor"]
        assert words.saying(["long", "sleeves"]) == {"honor", "petra"}
    finally:
        engine.dispose()


def test_a_hoodie_goes_with_the_hood_that_is_not_wanted(shop, write):
    shop.take(write([HOODIE, SWEATSHIRT]))
    with opened(shop) as running:
        assert found(running, "without a hood") == ["mach"]
