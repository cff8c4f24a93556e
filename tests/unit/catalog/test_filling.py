"""An import reads from pictures what its feed leaves out."""

import json

import numpy as np
import pytest
from PIL import Image

from tests.fakes import MeanColors
from tests.unit.catalog.test_seen import found, looked_at
from tests.unit.vision.drawings import NAVY, RED, WALL, photo

STATED = {
    "id": "tee",
    "title": "Tee",
    "product_type": "Tees",
    "color": "Red",
    "pattern": "Solid",
    "image_link": "a.png",
}
BARE = {"id": "bare", "title": "Nomad", "image_link": "b.png"}
VASE = {"id": "vase", "title": "Vase", "product_type": "Vases", "image_link": "c.png"}


class Blind(MeanColors):
    """To whom all photos look the same."""

    def photos(self, photos):
        return super().photos([np.zeros((1, 1, 3), np.uint8)] * len(photos))


@pytest.fixture(autouse=True)
def pictures(tmp_path):
    for name, cloth in (("a", RED), ("b", (205, 45, 40)), ("c", NAVY)):
        drawn = photo(WALL, (cloth, slice(20, 100), slice(30, 90)))
        Image.fromarray(drawn).save(tmp_path / f"{name}.png")


def seen(shop) -> dict[str, dict[str, str]]:
    """Return by id what is seen of each variant: the value of each sight."""
    rows = ((ident, json.loads(cell)) for ident, cell in shop.rows("SELECT id, seen FROM variants ORDER BY id"))
    return {ident: {sight: told["value"] for sight, told in cell.items()} for ident, cell in rows}


def revision(shop) -> int:
    ((number,),) = shop.rows("SELECT revision FROM catalog_state")
    return int(number)


def test_what_a_feed_leaves_out_is_read_from_the_picture_and_found(shop, write):
    report = shop.take(write([STATED, BARE]))
    assert seen(shop) == {"bare": {"color": "red", "pattern": "solid", "category": "t-shirt"}, "tee": {}}
    assert report.seen == 3
    with looked_at(shop) as running:
        assert sorted(found(running, "red t-shirt")) == ["bare", "tee"]


def test_what_is_stated_is_not_read_and_takes_the_place_of_what_was(shop, write):
    shop.take(write([STATED, BARE]))
    shop.take(write([STATED, BARE | {"color": "Green", "pattern": "Floral"}]))
    assert seen(shop)["bare"] == {"category": "t-shirt"}
    assert shop.rows("SELECT color, pattern FROM variants WHERE id = 'bare'") == [("Green", "Floral")]


def test_another_picture_is_read_anew(shop, write):
    shop.take(write([STATED, BARE]))
    shop.take(write([STATED, BARE | {"image_link": "c.png"}]))
    assert seen(shop)["bare"]["color"] == "navy"


def test_an_import_of_nothing_new_reads_nothing_and_writes_nothing(shop, write):
    shop.take(write([STATED, BARE]))
    before = seen(shop), revision(shop)
    assert shop.take(write([STATED, BARE])).seen == 0
    assert (seen(shop), revision(shop)) == before


def test_a_change_elsewhere_leaves_what_was_seen(shop, write):
    shop.take(write([STATED, BARE]))
    before = seen(shop)
    assert shop.take(write([STATED | {"price": "9.00 USD"}, BARE])).seen == 0
    assert seen(shop) == before


def test_another_photo_model_reads_all_anew(shop, write):
    shop.take(write([STATED, BARE]))
    shop.photos = MeanColors("sharper")
    assert shop.take(write([STATED, BARE])).seen == 3
    assert seen(shop)["bare"]["color"] == "red"


def test_what_another_photo_model_is_not_sure_of_is_no_longer_seen(shop, write):
    shop.take(write([STATED, BARE, VASE]))
    assert seen(shop)["bare"]["category"] == "t-shirt"
    shop.photos = Blind("blind")
    shop.take(write([STATED, BARE, VASE]))
    assert "category" not in seen(shop)["bare"]


def test_without_pictures_nothing_is_seen(shop, write):
    assert shop.take(write([STATED, BARE]), images=False).seen == 0
    assert seen(shop) == {"bare": {}, "tee": {}}


def test_progress_shows_the_pictures_looked_at(shop, write):
    told = []
    shop.progress = lambda step, done, total: told.append((step, done, total))
    shop.take(write([STATED, BARE]))
    assert ("looking at pictures", 1, 1) in told
