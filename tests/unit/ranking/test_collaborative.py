"""Collaborative filtering on shops so small that the answers can be worked out by hand."""

import numpy as np
import pytest

from assistant.ranking.collaborative import CustomerNeighbors, Ease, ItemNeighbors, Popularity, basket, triples

TENT, BAG, STOVE, VASE = range(4)


@pytest.fixture
def baskets():
    """Four customers: two camp, one camps and cooks, one buys a vase."""
    customers = np.array([0, 0, 1, 1, 2, 2, 2, 3])
    items = np.array([TENT, BAG, TENT, BAG, TENT, BAG, STOVE, VASE])
    return triples(customers, items, np.ones(8, np.float32), (4, 4))


def asked(model, *items):
    return model.scores(basket(np.array(items), 4))[0]


def test_popularity_counts_what_was_taken(baskets):
    assert asked(Popularity.fit(baskets), VASE).tolist() == [3, 3, 1, 1]


def test_cosines_of_items_are_those_worked_out_by_hand(baskets):
    scores = asked(ItemNeighbors.fit(baskets), TENT)
    assert scores == pytest.approx([0, 3 / np.sqrt(3 * 3), 1 / np.sqrt(3 * 1), 0], abs=1e-6)


def test_only_the_nearest_neighbors_of_an_item_are_kept(baskets):
    scores = asked(ItemNeighbors.fit(baskets, neighbors=1), STOVE)
    assert scores[VASE] == 0
    assert np.count_nonzero(ItemNeighbors.fit(baskets, neighbors=1).cosines[TENT].toarray()) == 1


def test_customers_with_like_baskets_are_followed(baskets):
    scores = asked(CustomerNeighbors.fit(baskets), STOVE)
    assert scores == pytest.approx([1 / np.sqrt(3), 1 / np.sqrt(3), 1 / np.sqrt(3), 0], abs=1e-6)


def test_ease_of_two_items_is_the_closed_form():
    # G = [[2, 1], [1, 1]], strength 1: (G + I)^-1 = [[2, -1], [-1, 3]] / 5, so B_01 = 1/3 and B_10 = 1/2.
    held = triples(np.array([0, 0, 1]), np.array([0, 1, 0]), np.ones(3, np.float32), (2, 2))
    assert Ease.fit(held, strength=1).weights == pytest.approx(np.array([[0, 1 / 3], [1 / 2, 0]]), abs=1e-6)


def test_ease_leaves_the_least_taken_items_out_of_a_shop_that_is_too_large(baskets):
    model = Ease.fit(baskets, strength=1, most=2)
    assert model.items.tolist() == [TENT, BAG]
    assert asked(model, TENT)[BAG] > 0
    assert asked(model, TENT)[[STOVE, VASE]].tolist() == [0, 0]


@pytest.mark.parametrize("model", [ItemNeighbors, CustomerNeighbors, Ease])
def test_an_empty_basket_says_nothing(model, baskets):
    assert model.fit(baskets).scores(triples(*np.zeros((2, 0), np.int64), np.zeros(0), (1, 4))).tolist() == [[0] * 4]


def test_a_row_of_a_batch_is_what_it_is_alone(baskets):
    for model in (ItemNeighbors.fit(baskets), CustomerNeighbors.fit(baskets), Ease.fit(baskets)):
        together = model.scores(baskets)
        assert [model.scores(baskets[row])[0] == pytest.approx(together[row]) for row in range(4)] == [True] * 4
