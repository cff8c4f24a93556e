"""Which products look as wanted."""

import numpy as np
import pytest

from assistant.ports import Look, Vectors
from assistant.retrieval.assortment import Fitting
from assistant.retrieval.composition import Blend, photo_alone
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.retrieval.resemblance import NOT_SEEN, Resemblance
from assistant.types import Choice, Constraint, Facet
from tests.fakes import ExactIndex
from tests.shelves import assortment, variant

#: A picture's vector tells its shape first and then its color.
LOOKS = {
    "hoodie-orange": (1, 0, 0.8, 0),
    "hoodie-black": (1, 0, 0, 0.8),
    "tee-black": (0, 1, 0, 0.8),
    "tee-orange": (0, 1, 0.8, 0),
}
VARIANTS = [
    variant("hoodie", "Hoodie", "50", color="Orange", size="S", images=("hoodie-orange",)),
    variant("hoodie", "Hoodie", "50", color="Orange", size="M", images=("hoodie-orange",)),
    variant("hoodie", "Hoodie", "50", color="Black", images=("hoodie-black",)),
    variant("hoodie", "Hoodie", "50", color="Green"),
    variant("tee", "Tee", "20", color="Orange", images=("tee-orange",)),
    variant("tee", "Tee", "20", color="Black", images=("tee-black",)),
    variant("mug", "Mug", "5", color="Black"),
]
STOCK = assortment(VARIANTS)


def vector(*numbers: float) -> Vectors:
    return np.array(numbers, np.float32) / np.linalg.norm(numbers)


ORANGE_HOODIE = vector(*LOOKS["hoodie-orange"])
LOOK = Look(ORANGE_HOODIE, ())


@pytest.fixture
def photos() -> PhotoShelf:
    index = ExactIndex(list(LOOKS), np.stack([vector(*look) for look in LOOKS.values()]))
    return PhotoShelf.of(index, [each.images for each in VARIANTS], STOCK)


def colored(*colors: str) -> list[Constraint]:
    return [Choice(facet=Facet.COLOR, values=colors)]


def test_products_come_by_their_likest_picture_and_what_has_none_not_at_all(photos: PhotoShelf):
    looks = Resemblance(photos, Fitting(STOCK, []), LOOK, photo_alone(ORANGE_HOODIE))
    assert [product for product, _ in looks.ranked] == ["hoodie", "tee"]
    assert looks.ranked[0][1] == pytest.approx(1)


def test_a_product_wanted_in_another_color_is_recognised_by_the_one_shown(photos: PhotoShelf):
    looks = Resemblance(photos, Fitting(STOCK, colored("black")), LOOK, photo_alone(ORANGE_HOODIE))
    assert [product for product, _ in looks.ranked] == ["hoodie", "tee"]


def test_a_variant_without_a_picture_does_not_hide_its_product(photos: PhotoShelf):
    looks = Resemblance(photos, Fitting(STOCK, colored("green")), LOOK, photo_alone(ORANGE_HOODIE))
    assert [product for product, _ in looks.ranked] == ["hoodie"]


def test_the_question_decides_beside_the_photo(photos: PhotoShelf):
    wanted = Blend(0, vector(*LOOKS["tee-black"]))
    looks = Resemblance(photos, Fitting(STOCK, []), LOOK, wanted)
    assert looks.ranked[0][0] == "tee"
    assert looks.of_variants(np.array([4, 5])).argmax() == 1


def test_of_two_things_about_as_like_the_one_of_the_kind_seen_comes_first(photos: PhotoShelf):
    between = vector(1, 0.97, 0.8, 0)
    firsts = [
        Resemblance(photos, Fitting(STOCK, []), Look(between, (), kinds), photo_alone(between)).ranked[0][0]
        for kinds in ({}, {"t-shirt": 0.2})
    ]
    assert firsts == ["hoodie", "tee"]


def test_what_is_of_a_kind_seen_comes_first_of_what_words_find_the_surest_kind_before_others(photos: PhotoShelf):
    look = Look(ORANGE_HOODIE, (), {"t-shirt": 0.3, "clothing": 0.9})
    looks = Resemblance(photos, Fitting(STOCK, []), look, photo_alone(ORANGE_HOODIE))
    assert looks.akin_first(["mug", "hoodie", "tee"]) == ["tee", "hoodie", "mug"]


def test_variants_of_one_picture_are_alike_exactly_and_one_without_is_not_seen(photos: PhotoShelf):
    looks = Resemblance(photos, Fitting(STOCK, []), LOOK, photo_alone(ORANGE_HOODIE))
    small, medium, black, green = looks.of_variants(np.arange(4)).tolist()
    assert small == medium > black > green == NOT_SEEN


def test_products_left_out_stay_out(photos: PhotoShelf):
    looks = Resemblance(
        photos, Fitting(STOCK, [], without={"hoodie"}), LOOK, Blend(0.5, vector(*LOOKS["hoodie-black"]))
    )
    assert [product for product, _ in looks.ranked] == ["tee"]


def test_alike_is_what_is_more_alike_than_products_mostly_are(photos: PhotoShelf):
    pale_hoodie = vector(1, 0, 0.3, 0)
    looks = Resemblance(photos, Fitting(STOCK, []), Look(pale_hoodie, ()), photo_alone(pale_hoodie))
    assert photos.typical == pytest.approx(0.64 / 1.64, abs=0.01)  # an orange hoodie and an orange tee
    assert looks.alike == {"hoodie"}


def test_where_nothing_fits_nothing_is_alike(photos: PhotoShelf):
    looks = Resemblance(photos, Fitting(STOCK, colored("pink")), LOOK, photo_alone(ORANGE_HOODIE))
    assert (looks.ranked, looks.alike) == ([], frozenset())
