"""What is searched and what is shown are of one revision, or it is searched again."""

from dataclasses import replace

import pytest

from assistant.errors import CatalogError, StaleShelf
from assistant.retrieval.snapshot import ATTEMPTS, Snapshot, Snapshots
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

VARIANTS = [
    variant("d1", "Ada Dress", "60", color="Red"),
    variant("d1", "Ada Dress", "60", color="Navy"),
    variant("t1", "Peak Tent", "200", color="Green"),
]


@pytest.fixture
def catalog() -> HeldCatalog:
    return HeldCatalog(dict(enumerate(VARIANTS)))


def read_all(now: Snapshot) -> list[str]:
    return [each.id for each in now.records(range(3)).variants]


def test_records_of_another_revision_than_the_shelf_are_not_read(catalog: HeldCatalog):
    catalog.revision = 2
    with pytest.raises(StaleShelf):
        Snapshot(shelf(VARIANTS), catalog).records([0])


def test_a_search_is_done_again_on_the_shelf_that_has_come_meanwhile(catalog: HeldCatalog):
    held = HeldShelf(shelf(VARIANTS))
    searched: list[int] = []

    def search(now: Snapshot) -> list[str]:
        searched.append(now.shelf.revision)
        catalog.revision, held.shelf = 2, replace(shelf(VARIANTS), revision=2)
        return read_all(now)

    assert Snapshots(held, catalog).settled(search) == [each.id for each in VARIANTS]
    assert searched == [1, 2]


def test_a_catalogue_that_never_rests_is_an_error_in_the_end(catalog: HeldCatalog):
    searched: list[int] = []

    def search(now: Snapshot) -> list[str]:
        searched.append(now.shelf.revision)
        catalog.revision += 1
        return read_all(now)

    with pytest.raises(CatalogError, match="faster than it can be searched"):
        Snapshots(HeldShelf(shelf(VARIANTS)), catalog).settled(search)
    assert len(searched) == ATTEMPTS


def test_the_example_of_a_product_is_its_first_variant(catalog: HeldCatalog):
    examples = Snapshot(shelf(VARIANTS), catalog).examples([1, 0])
    assert {place: each.color for place, each in examples.items()} == {1: "Green", 0: "Red"}


def test_a_product_the_catalogue_does_not_have_has_no_variants(catalog: HeldCatalog):
    assert Snapshot(shelf(VARIANTS), catalog).variants("nope") is None
