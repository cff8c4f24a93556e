"""The pictures of an import: which are looked at, by which model, and what becomes of their index."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from assistant.catalog import switching
from assistant.catalog.gallery import read_picture
from assistant.catalog.importer import no_progress
from assistant.catalog.switching import use_photo_model
from assistant.errors import CatalogError, SetupError
from assistant.ports import Lesson
from assistant.vision.choice import FullModel, chosen
from tests.fakes import MeanColors
from tests.unit.catalog.conftest import picture
from tests.unit.catalog.fakes import JsonVectors, read_vectors

MUG = {"id": "mug", "image_link": "red.png", "color": "Red", "product_type": "Kitchen > Mugs"}
CUP = {"id": "cup", "image_link": "blue.png"}
JUG = {"id": "jug", "image_link": "red.png"}
FULL = FullModel(architecture="ViT-B-32", checkpoint=Path("/srv/b32.pt"), parameters=1)


class Teacher:
    """Tunes by handing out the models of its list."""

    def __init__(self, *models: MeanColors) -> None:
        self.models = list(models)
        self.given: list[Sequence[Lesson]] = []

    def tune(self, lessons, progress):
        self.given.append(lessons)
        return self.models.pop(0)


@pytest.fixture(autouse=True)
def pictures(tmp_path):
    for color in ("red", "blue", "green"):
        (tmp_path / f"{color}.png").write_bytes(picture(color))


def made(shop) -> tuple[str, dict[str, list[float]]]:
    """Return which model made the index of pictures, and its rows."""
    ((generation, encoder),) = shop.rows("SELECT photo_generation, photo_encoder FROM catalog_state")
    return encoder, read_vectors(shop.settings.photo_vectors / generation) if generation else {}


def images(shop) -> dict[str, str]:
    """Return the name of each variant's picture."""
    rows = shop.rows("SELECT id, images FROM variants WHERE images != '[]'")
    return {own: json.loads(names)[0] for own, names in rows}


def switch(shop, choice: FullModel | None, model: MeanColors) -> int:
    return use_photo_model(choice, model, shop.settings, JsonVectors(), no_progress)


def test_every_picture_has_one_row_whichever_variants_have_it(shop, write):
    shop.take(write([MUG, CUP, JUG, {"id": "pot"}]))
    encoder, rows = made(shop)
    assert encoder == shop.photos.name
    assert set(rows) == set(images(shop).values())
    assert len(rows) == shop.photos.looked == 2
    red = MeanColors().texts(["red"])[0]
    assert max(rows, key=lambda name: float(np.dot(rows[name], red))) == images(shop)["jug"]


def test_only_new_pictures_are_looked_at_and_those_no_longer_used_go(shop, write):
    shop.take(write([MUG, CUP]))
    shop.take(write([MUG, CUP]))
    shop.take(write([MUG | {"price": "9 USD"}, CUP]))
    assert shop.photos.looked == 2
    shop.take(write([MUG, CUP | {"image_link": "green.png"}]))
    assert shop.photos.looked == 3
    assert set(made(shop)[1]) == set(images(shop).values())


def test_a_product_that_left_the_feed_keeps_its_rows(shop, write):
    shop.take(write([MUG, CUP]))
    shop.take(write([MUG]))
    assert set(made(shop)[1]) == set(images(shop).values())
    assert len(made(shop)[1]) == 2


def test_a_feed_without_pictures_needs_no_photo_model(shop, write):
    shop.photos = None
    shop.take(write([{"id": "pot"}]))
    assert made(shop) == ("", {})


def test_pictures_that_all_go_take_their_index_along(shop, write):
    shop.take(write([MUG]))
    shop.take(write([MUG]), images=False)
    assert made(shop) == ("", {})


def test_another_model_looks_at_all_pictures_anew(shop, write):
    shop.take(write([MUG, CUP]))
    shop.photos = MeanColors("sharper")
    shop.take(write([MUG, CUP]))
    assert (made(shop)[0], shop.photos.looked) == ("sharper", 2)


def test_a_tuned_model_is_used_for_all_pictures_and_learns_from_those_of_the_feed(shop, write):
    shop.take(write([MUG, CUP]))
    shop.tuner = Teacher(MeanColors("tuned"), MeanColors("tuned"))
    for _ in range(2):
        shop.take(write([MUG, {"id": "pot"}]))
    assert made(shop)[0] == "tuned"
    assert len(made(shop)[1]) == 2
    ((lesson,), again) = shop.tuner.given
    assert again == [lesson]
    assert (lesson.picture, lesson.product, lesson.color) == (shop.settings.media / images(shop)["mug"], "mug", "Red")


def test_without_pictures_nothing_is_tuned(shop, write):
    shop.tuner = Teacher()
    shop.take(write([{"id": "pot"}]))
    assert shop.tuner.given == []


def test_a_tuning_that_fails_changes_nothing(shop, write):
    shop.take(write([MUG]))
    shop.tuner = Teacher()
    with pytest.raises(IndexError):
        shop.take(write([MUG | {"price": "9 USD"}]))
    assert made(shop)[0] == "mean colors"
    assert shop.rows("SELECT price_mills, revision FROM variants, catalog_state") == [(10_000, 1)]


def test_a_damaged_picture_is_named(shop, write):
    shop.take(write([MUG]))
    file = shop.settings.media / images(shop)["mug"]
    file.write_bytes(file.read_bytes()[:20])
    with pytest.raises(CatalogError, match=rf"{file.name} is missing or damaged: delete it and import"):
        read_picture(file)


def test_a_model_that_is_chosen_indexes_the_pictures_of_the_shop(shop, write):
    shop.take(write([MUG, CUP]))
    words = shop.rows("SELECT generation, encoder FROM catalog_state")
    assert switch(shop, FULL, MeanColors("full")) == 2
    assert (made(shop)[0], chosen(shop.settings.models)) == ("full", FULL)
    assert shop.rows("SELECT generation, encoder FROM catalog_state") == words
    assert shop.rows("SELECT revision FROM catalog_state") == [(2,)]
    switch(shop, None, MeanColors("embedded"))
    assert (made(shop)[0], chosen(shop.settings.models)) == ("embedded", None)


def test_a_model_that_is_in_use_already_looks_at_nothing_anew(shop, write):
    shop.take(write([MUG]))
    switch(shop, None, MeanColors())
    assert shop.rows("SELECT revision FROM catalog_state") == [(1,)]


def test_a_model_can_be_chosen_before_there_is_a_catalogue(shop, write):
    assert switch(shop, FULL, MeanColors("full")) == 0
    assert chosen(shop.settings.models) == FULL
    shop.photos = MeanColors("full")
    shop.take(write([MUG]))
    assert made(shop)[0] == "full"


def test_only_the_present_and_the_previous_index_are_kept(shop, write):
    shop.take(write([MUG]))
    for number in range(3):
        switch(shop, None, MeanColors(f"model {number}"))
    assert len(list(shop.settings.photo_vectors.iterdir())) == 2


@pytest.mark.parametrize("step", ["write_state", "files_of"])
def test_a_change_of_model_that_fails_leaves_index_and_choice_as_they_were(shop, write, monkeypatch, step):
    shop.take(write([MUG]))
    before = shop.rows("SELECT * FROM catalog_state")

    def fail(*args):
        raise RuntimeError(step)

    monkeypatch.setattr(switching, step, fail)
    with pytest.raises(RuntimeError, match=step):
        switch(shop, FULL, MeanColors("full"))
    assert chosen(shop.settings.models) is None
    assert shop.rows("SELECT * FROM catalog_state") == before
    assert made(shop)[0] == "mean colors"
    assert len(list(shop.settings.photo_vectors.iterdir())) == 1


def test_a_model_is_not_changed_during_an_import(shop, write):
    shop.take(write([MUG]))
    with FileLock(shop.home / "import.lock"), pytest.raises(SetupError, match="Another import"):
        switch(shop, FULL, MeanColors("full"))
