"""What a product of the shop looks like."""

import numpy as np
import pytest

from assistant.retrieval.looks import look_of
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.types import Seen, Sight
from tests.fakes import ExactIndex
from tests.shelves import assortment, variant

TEE = variant(
    "tee",
    "Tee",
    "10",
    color="Navy/White",
    pattern="Striped",
    product_type="Men > Tops > Tees",
    images=("front", "back", "unread"),
)
MUG = variant("mug", "Mug", "5", images=("unread",))


@pytest.fixture
def photos() -> PhotoShelf:
    index = ExactIndex(["front", "back"], np.eye(2, dtype=np.float32))
    return PhotoShelf.of(index, [TEE.images, MUG.images], assortment([TEE, MUG]))


def test_a_look_is_the_mean_of_the_pictures_of_length_1(photos: PhotoShelf):
    look = look_of(TEE, photos)
    assert look is not None
    assert look.vector.tolist() == pytest.approx([0.5**0.5, 0.5**0.5])


def test_a_look_says_what_the_shop_states(photos: PhotoShelf):
    look = look_of(TEE, photos)
    assert look is not None
    assert [(seen.sight, seen.value, seen.share) for seen in look.seen] == [
        (Sight.COLOR, "navy", 0.5),
        (Sight.COLOR, "white", 0.5),
        (Sight.PATTERN, "striped", 1),
        (Sight.CATEGORY, "t-shirt", 1),
    ]


def test_a_look_says_what_was_seen_where_the_shop_states_nothing(photos: PhotoShelf):
    seen = Seen(sight=Sight.COLOR, value="red", confidence=0.8)
    cup = variant("mug", "Mug", "5", images=("front",), seen=(seen,))
    look = look_of(cup, photos)
    assert look is not None
    assert look.seen == (seen,)


def test_without_a_picture_there_is_no_look(photos: PhotoShelf):
    assert look_of(MUG, photos) is None
