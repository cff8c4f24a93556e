"""The indexes of vectors are made anew from the store, whatever became of their folder."""

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.catalog.importer import no_progress
from assistant.catalog.rebuilding import Rebuilt, rebuild
from assistant.errors import CatalogError, SetupError
from tests.unit.catalog.conftest import Shop, Write, picture
from tests.unit.catalog.fakes import read_vectors

INDEXES = ("words", "photos", "traits")
ROWS = [
    {"id": "tee", "title": "Tee", "color": "Red", "description": "Soft cotton", "image_link": "a.png"},
    {"id": "mug", "title": "Mug", "description": "Holds coffee"},
]


@pytest.fixture
def stocked(shop: Shop, write: Write, tmp_path: Path) -> Shop:
    (tmp_path / "a.png").write_bytes(picture("red"))
    shop.take(write(ROWS))
    return shop


def vectors(shop: Shop) -> dict[str, dict[str, list[float]]]:
    """Return the vectors of each index that the store names."""
    [names] = shop.rows("SELECT generation, photo_generation, trait_generation FROM catalog_state")
    folders = [shop.settings.home / "vectors" / index / name for index, name in zip(INDEXES, names, strict=True)]
    return {folder.parent.name: read_vectors(folder) for folder in folders}


def revision(shop: Shop) -> int:
    return int(shop.rows("SELECT revision FROM catalog_state")[0][0])


def generations(shop: Shop) -> list[str]:
    return sorted(folder.name for folder in (shop.settings.home / "vectors").glob("*/*"))


@pytest.mark.parametrize("fault", ["lost", "damaged", "whole"])
def test_every_index_is_made_anew_as_the_import_made_it(stocked: Shop, fault: str) -> None:
    before = vectors(stocked)
    assert all(before[index] for index in INDEXES)
    if fault == "lost":
        shutil.rmtree(stocked.settings.home / "vectors")
    if fault == "damaged":
        for file in (stocked.settings.home / "vectors").rglob("*.json"):
            file.write_text("{")
    assert rebuild(stocked.workshop, no_progress) == Rebuilt(products=2, pictures=1)
    assert vectors(stocked) == before


def test_a_running_shop_sees_a_newer_revision_and_the_generations_before_are_gone(stocked: Shop) -> None:
    old, before = generations(stocked), revision(stocked)
    rebuild(stocked.workshop, no_progress)
    assert revision(stocked) == before + 1
    assert len(generations(stocked)) == len(INDEXES)
    assert not set(old) & set(generations(stocked))


def test_a_product_that_left_the_feed_stays_in_the_index_as_it_stays_in_the_store(stocked: Shop, write: Write) -> None:
    stocked.take(write(ROWS[1:]))
    rebuild(stocked.workshop, no_progress)
    assert set(vectors(stocked)["words"]) == {"tee", "mug"}


@pytest.mark.parametrize("fault", ["the model breaks", "a picture is gone"])
def test_where_it_fails_the_shop_is_as_it_was(stocked: Shop, fault: str) -> None:
    before = revision(stocked), generations(stocked), vectors(stocked)
    stocked.encoder.fails = fault == "the model breaks"
    if fault == "a picture is gone":
        for file in stocked.settings.media.iterdir():
            file.unlink()
    with pytest.raises((RuntimeError, CatalogError), match=r"the model broke|is missing or damaged"):
        rebuild(stocked.workshop, no_progress)
    assert (revision(stocked), generations(stocked), vectors(stocked)) == before


def test_a_shop_without_a_catalogue_says_what_to_do(shop: Shop) -> None:
    with pytest.raises(CatalogError, match="import one with `assistant catalog import FEED`"):
        rebuild(shop.workshop, no_progress)


def test_it_waits_for_no_import(stocked: Shop) -> None:
    with FileLock(stocked.home / "import.lock"), pytest.raises(SetupError, match="wait until it has ended"):
        rebuild(stocked.workshop, no_progress)
