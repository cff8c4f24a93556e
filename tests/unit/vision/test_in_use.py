import numpy as np
import pytest

from assistant.errors import CatalogError, ModelMismatch
from assistant.vision.in_use import ModelInUse
from tests.fakes import MeanColors

RED = np.full((4, 4, 3), (200, 0, 0), np.uint8)


def test_a_shop_without_an_index_of_pictures_looks_at_nothing():
    in_use = ModelInUse(lambda made_by: MeanColors())
    with pytest.raises(CatalogError, match="no index of pictures"):
        in_use.photos([RED])


def test_another_model_is_taken_up_when_it_made_the_index_and_no_sooner():
    chosen = ["first"]
    in_use = ModelInUse(lambda made_by: MeanColors(chosen[-1]))
    in_use.take_up("first")
    chosen.append("second")
    in_use.take_up("first")
    assert in_use.name == "first"
    in_use.take_up("second")
    assert in_use.name == "second"
    np.testing.assert_array_equal(in_use.photos([RED]), MeanColors().photos([RED]))
    np.testing.assert_array_equal(in_use.texts(["red"]), MeanColors().texts(["red"]))


def test_an_index_of_another_model_than_the_chosen_one_is_refused_and_the_model_before_stays():
    chosen = ["first"]
    in_use = ModelInUse(lambda made_by: MeanColors(chosen[-1]))
    in_use.take_up("first")
    with pytest.raises(ModelMismatch, match=r"indexed by third, but the photo model chosen is first: .*models use"):
        in_use.take_up("third")
    assert in_use.name == "first"


def test_the_model_that_made_the_index_tells_which_tuning_is_wanted():
    asked = []

    def find(made_by):
        asked.append(made_by)
        return MeanColors(made_by)

    in_use = ModelInUse(find)
    in_use.take_up("embedded@1")
    in_use.take_up("embedded@2")
    assert asked == ["embedded@1", "embedded@2"]


def test_before_anything_is_looked_at_a_newer_index_is_taken_up():
    made_by = ["first"]
    in_use = ModelInUse(MeanColors)

    class Shelves:
        def current(self):
            in_use.take_up(made_by[-1])

    in_use.follow(Shelves())
    assert in_use.name == "first"
    made_by.append("second")
    in_use.photos([RED])
    assert in_use.name == "second"
