"""Pictures, and whose they are."""

import numpy as np
import pytest

from assistant.retrieval.assortment import Fitting
from assistant.retrieval.photo_shelf import PhotoShelf, Pictured
from assistant.types import Choice, Constraint, Facet
from tests.fakes import ExactIndex
from tests.shelves import assortment, variant

VARIANTS = [
    variant("tee", "Tee", "10", color="Red", size="S", images=("red", "label")),
    variant("tee", "Tee", "10", color="Red", size="M", images=("red", "label")),
    variant("tee", "Tee", "10", color="Blue", size="S", images=("blue", "unread")),
    variant("cap", "Cap", "5", color="Blue", images=("cap", "label")),
    variant("mug", "Mug", "5", color="Red"),
]
PICTURES = ["cap", "gone", "red", "blue", "label"]
STOCK = assortment(VARIANTS)


@pytest.fixture
def photos() -> PhotoShelf:
    index = ExactIndex(PICTURES, np.eye(len(PICTURES), dtype=np.float32))
    return PhotoShelf.of(index, [each.images for each in VARIANTS], STOCK)


def fitting(*constraints: Constraint) -> Fitting:
    return Fitting(STOCK, constraints)


def colored(value: str) -> Choice:
    return Choice(facet=Facet.COLOR, values=(value,))


def names(rows: np.ndarray) -> set[str]:
    return {PICTURES[row] for row in np.flatnonzero(rows)}


def test_a_fitting_product_is_recognised_by_each_of_its_pictures(photos: PhotoShelf):
    assert names(photos.allowed(fitting(colored("red")))) == {"red", "blue", "label"}
    assert names(photos.allowed(Fitting(STOCK, [colored("blue")], without={"tee"}))) == {"cap", "label"}


def test_pictures_of_chosen_variants_leave_those_of_other_colors_out(photos: PhotoShelf):
    assert names(photos.showing(fitting(colored("blue")).variants)) == {"blue", "cap", "label"}


def test_a_shared_picture_is_of_all_its_variants(photos: PhotoShelf):
    assert photos.variants_of("label").tolist() == [0, 1, 3]
    assert photos.variants_of("gone").tolist() == []


def test_a_product_is_found_once_by_its_best_picture_and_only_if_it_fits(photos: PhotoShelf):
    hits = [("gone", 0.95), ("label", 0.9), ("red", 0.8), ("cap", 0.7)]
    assert photos.best(hits, fitting()) == [Pictured("tee", "label", 0.9), Pictured("cap", "label", 0.9)]
    assert photos.best(hits, fitting(Choice(facet=Facet.SIZE, values=("M",)))) == [Pictured("tee", "label", 0.9)]


def test_vectors_come_in_the_order_of_the_pictures_and_unread_ones_have_none(photos: PhotoShelf):
    assert photos.vectors_of(["blue", "unread", "red"]).argmax(axis=1).tolist() == [3, 2]
    assert photos.vectors_of(["unread"]).shape == (0, len(PICTURES))


def test_a_shop_whose_pictures_are_unread_has_nothing_to_show():
    index = ExactIndex(["gone"], np.ones((1, 1), np.float32))
    photos = PhotoShelf.of(index, [() for _ in VARIANTS], STOCK)
    assert names(photos.allowed(fitting())) == set()
