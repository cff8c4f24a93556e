"""What is understood and found after an import, in particular of a shop that was there before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from assistant.catalog.reading import StoredCatalog
from assistant.catalog.shelves import StoreShelves
from assistant.catalog.store import open_store
from assistant.errors import CatalogError, ModelMismatch
from assistant.retrieval.lexical import WordIndex
from assistant.shop import Shop
from assistant.types import Facet, Query
from assistant.wish import begun
from tests.fakes import ExactIndex
from tests.unit.catalog.fakes import LetterCounts, read_vectors

TENT = {"id": "tent", "title": "Nomad Tent", "brand": "Harborline", "product_type": "Outdoor > Tents", "color": "Red"}
SKIRT = {"id": "skirt", "title": "Swing Skirt", "brand": "Luma", "product_type": "Women > Skirts", "color": "Blue"}
DRESS = {"id": "dress", "title": "Swing Dress", "brand": "Noor", "product_type": "Women > Dresses", "color": "Red"}


def exact(generation: Path) -> ExactIndex:
    vectors = read_vectors(generation)
    return ExactIndex(list(vectors), np.array(list(vectors.values()), np.float32))


@contextmanager
def opened(shop) -> Iterator[Shop]:
    engine = open_store(shop.settings.database)
    shelves = StoreShelves(engine, shop.settings.vectors, shop.encoder.name, exact, WordIndex(engine))
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
