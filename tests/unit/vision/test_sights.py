from dataclasses import replace

import numpy as np

from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.types import Detail, Sight
from assistant.vision.neighbors import Neighbor
from assistant.vision.shades import Shades
from assistant.vision.sights import ShopSights, sights
from tests.fakes import ExactIndex, MeanColors
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.vision.drawings import NAVY, RED, WALL, WHITE, photo, striped

ANY = Shades(())
SHIRT = photo(WALL, (RED, slice(20, 100), slice(30, 90)))
DRESS = {
    Sight.CATEGORY: frozenset({"dress", "clothing"}),
    Sight.PATTERN: frozenset({"floral"}),
    Sight.SLEEVE: frozenset({"long sleeves"}),
}
HAT = {Sight.CATEGORY: frozenset({"hat", "accessory"}), Sight.SLEEVE: frozenset({"long sleeves"})}


def told(picture, *stated):
    neighbors = [Neighbor(0.9 - place / 100, each) for place, each in enumerate(stated)]
    return {seen.sight: seen.value for seen in reversed(sights(picture, neighbors, ANY))}


def test_color_is_told_by_pixels_and_the_rest_by_neighbors():
    assert told(SHIRT, DRESS, DRESS) == {
        Sight.COLOR: "red",
        Sight.PATTERN: "floral",
        Sight.CATEGORY: "dress",
        Sight.SLEEVE: "long sleeves",
    }


def test_without_neighbors_pixels_tell_what_they_can():
    assert told(SHIRT) == {Sight.COLOR: "red", Sight.PATTERN: "solid"}


def test_stripes_that_pixels_show_win_over_neighbors():
    assert told(striped(WHITE, NAVY, 3), DRESS, DRESS)[Sight.PATTERN] == "striped"


def test_sleeves_are_told_only_of_what_has_them():
    assert Sight.SLEEVE not in told(SHIRT, HAT, HAT)


def test_sights_come_in_the_order_of_telling():
    order = [seen.sight for seen in sights(SHIRT, [Neighbor(0.9, DRESS)], ANY)]
    assert order == sorted(order, key=list(Sight).index)


def a_shop(*variants):
    stocked = shelf(variants)
    encoder = MeanColors()
    pictures = {"red.webp": SHIRT, "blue.webp": photo(WALL, ((30, 60, 200), slice(20, 100), slice(30, 90)))}
    index = ExactIndex(list(pictures), encoder.photos(list(pictures.values())))
    photos = PhotoShelf.of(index, [each.images for each in variants], stocked.assortment)
    held = HeldShelf(replace(stocked, photos=photos))
    return held, HeldCatalog(dict(enumerate(variants))), encoder


RED_TEE = variant(
    "tee",
    "Tee",
    "10",
    color="Red",
    product_type="Tees",
    images=("red.webp",),
    details=(Detail("", "Sleeves", "Short"),),
)
BLUE_JEANS = variant("jeans", "Jeans", "40", color="Blue", product_type="Jeans", images=("blue.webp",))


def test_a_shop_tells_what_its_nearest_pictures_state():
    shelves, catalog, encoder = a_shop(RED_TEE, BLUE_JEANS)
    seen = ShopSights(shelves, catalog).of(SHIRT, encoder.photos([SHIRT])[0]).seen
    assert {each.sight: each.value for each in seen} == {
        Sight.COLOR: "red",
        Sight.PATTERN: "solid",
        Sight.CATEGORY: "t-shirt",
        Sight.SLEEVE: "short sleeves",
    }


def test_colors_are_named_in_the_words_of_the_shop():
    shelves, catalog, encoder = a_shop(RED_TEE, BLUE_JEANS)
    navy = photo(WALL, (NAVY, slice(20, 100), slice(30, 90)))
    assert ShopSights(shelves, catalog).of(navy, encoder.photos([navy])[0]).seen[0].value == "blue"


def test_a_catalogue_that_just_changed_leaves_pixels_to_tell():
    shelves, catalog, encoder = a_shop(RED_TEE, BLUE_JEANS)
    catalog.revision += 1
    seen = ShopSights(shelves, catalog).of(SHIRT, encoder.photos([SHIRT])[0]).seen
    assert {each.sight for each in seen} == {Sight.COLOR, Sight.PATTERN}


def test_a_shop_without_pictures_leaves_pixels_to_tell():
    shelves = HeldShelf(shelf([RED_TEE]))
    seen = ShopSights(shelves, HeldCatalog({0: RED_TEE})).of(SHIRT, np.ones(4, np.float32)).seen
    assert {each.sight for each in seen} == {Sight.COLOR, Sight.PATTERN}
