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


def test_rare_words_and_words_of_titles_count_more(shop, write):
    dresses = [{"id": name, "title": f"{name} Dress"} for name in ("Ada", "Bea", "Cleo", "Dora", "Etta")]
    shawl = {"id": "shawl", "title": "Linen Shawl"}
    robe = {"id": "robe", "title": "Robe", "description": "It goes with a shawl."}
    shop.take(write([*dresses, shawl, robe]))
    assert shop.searched("dress", "linen")[0][0] == "shawl"
    assert [product for product, _ in shop.searched("shawl")] == ["shawl", "robe"]


def test_words_are_parted_at_every_mark_and_even_small_ones_are_found(shop, write):
    shop.take(write([{"id": "tee", "title": "V-neck Tee", "description": "Off the shoulder; see shop.example/tees"}]))
    for word in ("neck", "v", "the", "example", "tees", "v-neck"):
        assert shop.saying(word) == {"tee"}
    assert shop.saying("off the shoulder") == {"tee"}
    assert shop.saying("off shoulder") == set()
    assert shop.saying("&|!") == set()
