import numpy as np
import pytest

from assistant.retrieval.trait_shelf import NO_AFFINITY, TraitShelf
from assistant.retrieval.traits import phrases_of
from assistant.types import Detail
from tests.fakes import ExactIndex, LetterEncoder
from tests.shelves import variant

ENCODER = LetterEncoder()
COAT = variant("coat", "Coat", "9", details=(Detail("", "rain", "yes"),), description="For the zoo.")
HAT = variant("hat", "Hat", "9", material="Felt")
BARE = variant("bare", "Bare", "9")
DENIED = variant("denied", "Denied", "9", details=(Detail("", "rain", "no"),), material="Felt")


@pytest.fixture
def traits() -> TraitShelf:
    phrases = list(phrases_of([[COAT], [HAT], [BARE]]))
    shelf = TraitShelf(ExactIndex(phrases, ENCODER.embed(phrases)))
    shelf.learn({0: COAT, 1: HAT, 2: BARE, 3: DENIED})
    return shelf


def part(name):
    return name, ENCODER.embed([name])[0]


def test_a_product_that_states_the_scene_is_nearer_than_one_that_does_not(traits):
    coat, hat = traits.affinities(*part("rain"), [0, 1])
    assert coat.value > hat.value
    assert coat.leading == "rain"


def test_what_is_denied_speaks_against_where_the_scene_asks_for_it(traits):
    denied, hat = traits.affinities(*part("rain"), [3, 1])
    assert denied.value < hat.value
    assert denied.leading == ""


def test_only_what_a_shop_states_as_such_is_told(traits):
    assert traits.affinities(*part("zoo"), [0])[0].leading == "rain"  # the sentence is nearer, and is no name


def test_a_product_without_traits_fits_nothing_and_hinders_nothing(traits):
    assert traits.affinities(*part("rain"), [2]) == [NO_AFFINITY]


def test_affinities_do_not_depend_on_what_else_is_compared(traits):
    together = traits.affinities(*part("rain"), [0, 1, 2])
    assert [traits.affinities(*part("rain"), [product])[0] for product in (0, 1, 2)] == [
        pytest.approx(each) if isinstance(each, float) else each for each in together
    ]


def test_only_products_it_was_not_told_of_are_unknown(traits):
    assert traits.unknown([0, 7, 1, 9]) == [7, 9]


def test_an_index_of_nothing_compares_with_nothing():
    empty = TraitShelf(ExactIndex([], np.empty((0, 26), np.float32)))
    empty.learn({0: COAT})
    assert empty.affinities(*part("rain"), [0]) == [NO_AFFINITY]


def test_what_is_stated_for_the_opposite_speaks_against_a_product():
    warm, cold = (
        variant(name, name, "9", details=(Detail("", "climate", name),)) for name in ("warm days", "cold days")
    )
    phrases = list(phrases_of([[warm], [cold]]))
    shelf = TraitShelf(ExactIndex(phrases, ENCODER.embed(phrases)))
    shelf.learn({0: warm, 1: cold})
    wanted, unwanted = shelf.affinities(*part("warm days"), [0, 1])
    assert wanted.value > 0 > unwanted.value
    assert unwanted.leading == ""
