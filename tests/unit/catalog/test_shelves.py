"""What is understood and found after an import, in particular of a shop that was there before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from assistant.catalog.reading import StoredCatalog
from assistant.catalog.shelves import NewestIndex, StoreShelves, only
from assistant.catalog.store import open_store
from assistant.catalog.words import word_index
from assistant.errors import CatalogError, ModelMismatch, StoreDown
from assistant.retrieval.assortment import Fitting
from assistant.retrieval.vectors import ChromaIndex
from assistant.shop import Shop
from assistant.types import Facet, Query
from assistant.wish import begun
from tests.fakes import ExactIndex, MeanColors
from tests.unit.catalog.conftest import picture
from tests.unit.catalog.fakes import LetterCounts, read_vectors

pytestmark = pytest.mark.usefixtures("in_each_database")

TENT = {"id": "tent", "title": "Nomad Tent", "brand": "Harborline", "product_type": "Outdoor > Tents", "color": "Red"}
SKIRT = {"id": "skirt", "title": "Swing Skirt", "brand": "Luma", "product_type": "Women > Skirts", "color": "Blue"}
DRESS = {"id": "dress", "title": "Swing Dress", "brand": "Noor", "product_type": "Women > Dresses", "color": "Red"}


def exact(generation: Path) -> ExactIndex:
    vectors = read_vectors(generation)
    return ExactIndex(list(vectors), np.array(list(vectors.values()), np.float32))


@contextmanager
def opened(shop) -> Iterator[Shop]:
    engine = open_store(shop.settings.database)
    vectors = NewestIndex(shop.settings.word_vectors, only(shop.encoder.name, "import the catalogue again"), exact)
    photos = NewestIndex(shop.settings.photo_vectors, only(shop.photos.name, "use the model that made them"), exact)
    shelves = StoreShelves(engine, vectors, word_index(engine), photos)
    try:
        yield Shop(shelves, StoredCatalog(engine), shop.encoder)
    finally:
        engine.dispose()


def named(running: Shop, text: str) -> set[tuple[Facet, str]]:
    choices = running.read(text).constraints
    return {(each.facet, value) for each in choices if each.kind == "choice" for value in each.values}


def found(running: Shop, text: str) -> list[str]:
    return [hit.variant.id for hit in running.find(Query(begun(running.read(text)))).hits]


def test_what_only_another_shops_feed_had_is_no_longer_understood_as_this_shops(shop, write):
    shop.take(write([TENT, DRESS]))
    with opened(shop) as running:
        assert named(running, "harborline tent") == {(Facet.BRAND, "Harborline"), (Facet.CATEGORY, "tent")}
    shop.take(write([SKIRT]))
    with opened(shop) as running:
        assert (Facet.BRAND, "Harborline") not in named(running, "harborline bags")
        assert running.find(Query(begun(running.read("harborline bags")))).missing == ("harborline",)
        assert named(running, "blue skirt") == {(Facet.COLOR, "blue"), (Facet.CATEGORY, "skirt")}
        for text in ("tent", "harborline", "nomad", "red dress", "blue skirt"):
            assert found(running, text) == ["skirt"]


def test_what_is_sold_out_stays_understood(shop, write):
    shop.take(write([SKIRT, DRESS | {"availability": "out_of_stock"}]))
    with opened(shop) as running:
        assert named(running, "noor dress") == {(Facet.BRAND, "Noor"), (Facet.CATEGORY, "dress")}
        assert found(running, "noor dress") == ["skirt"]


def test_what_returns_to_the_feed_is_understood_and_found_again(shop, write):
    for rows in ([SKIRT, DRESS], [SKIRT], [SKIRT, DRESS]):
        shop.take(write(rows))
    with opened(shop) as running:
        assert found(running, "noor dress") == ["dress"]
        assert running.find(Query(begun(running.read("swing")))).missing == ()


def test_a_home_without_a_catalogue_and_one_of_another_model_say_what_to_do(shop, write):
    open_store(shop.settings.database).dispose()
    with pytest.raises(CatalogError, match="assistant catalog import"), opened(shop) as running:
        running.currency()
    shop.take(write([SKIRT]))
    shop.encoder = LetterCounts("letters-2")
    with pytest.raises(ModelMismatch, match="import the catalogue again"), opened(shop) as running:
        running.currency()


@pytest.fixture
def pictured(shop, write, tmp_path):
    for row, color in ((SKIRT, "blue"), (DRESS, "red")):
        (tmp_path / f"{row['id']}.png").write_bytes(picture(color))
    shop.take(write([row | {"image_link": f"{row['id']}.png"} for row in (SKIRT, DRESS)] + [TENT]))
    return shop


def test_pictures_lead_to_the_products_they_show(pictured):
    with opened(pictured) as running:
        shelf = running.shelves.current()
    hits = shelf.photos.index.search(pictured.photos.texts(["red"])[0], 2, None)
    found = shelf.photos.best(hits, Fitting(shelf.assortment, ()))
    assert [each.item_group_id for each in found] == ["dress", "skirt"]


def test_a_shop_without_pictures_has_no_shelf_of_them(shop, write):
    shop.take(write([SKIRT]))
    with opened(shop) as running:
        assert running.shelves.current().photos is None


def test_pictures_looked_at_by_another_model_say_what_to_do(pictured):
    pictured.photos = MeanColors("another looker")
    with pytest.raises(ModelMismatch, match="use the model that made them"), opened(pictured) as running:
        running.currency()


def test_vectors_that_lie_where_an_older_version_put_them_say_what_to_do(shop, write):
    shop.take(write([SKIRT]))
    for generation in shop.settings.word_vectors.iterdir():
        generation.rename(shop.home / "vectors" / generation.name)
    engine = open_store(shop.settings.database)
    words = NewestIndex(shop.settings.word_vectors, only(shop.encoder.name, ""), ChromaIndex)
    with pytest.raises(CatalogError, match="catalog rebuild"):
        StoreShelves(engine, words, word_index(engine)).current()
    engine.dispose()


def test_a_store_that_cannot_be_reached_is_told_as_such(shop, write, postgres, kept_in):
    kept_in("postgresql")
    shop.take(write([SKIRT]))
    with opened(shop) as running:
        assert found(running, "blue skirt") == ["skirt"]
        with postgres.unreachable(shop.settings.database), pytest.raises(StoreDown):
            running.shelves.current()
        assert found(running, "blue skirt") == ["skirt"]
