"""A shop's ranker begins as the prior and adds what it learnt."""

import numpy as np
import pytest
import torch

from assistant.learning.arrays import arrays_of
from assistant.learning.shop_ranker import ShopRanker, beginner
from assistant.ranking import prior
from assistant.ranking.prior import Prior
from assistant.ranking.terms import JUDGED, LEARNT, Term
from tests.screens import DIMENSIONS, judged


def learnt(seed=5):
    ranker = beginner(DIMENSIONS, seed, prior.weights())
    torch.manual_seed(seed)
    with torch.no_grad():
        for weights in ranker.parameters():
            weights.add_(torch.randn_like(weights) * 0.3)
        for own in (ranker.own, ranker.owned, ranker.own_worth):
            own.weight.zero_()
    return ranker


def test_what_has_learnt_nothing_scores_as_the_prior():
    begun = ShopRanker(beginner(DIMENSIONS, 0, prior.weights()), "new").contributions(judged())
    np.testing.assert_allclose(begun, Prior().contributions(judged()), atol=1e-6)


def test_the_contributions_are_all_of_a_score():
    ranker = learnt()
    parts = ShopRanker(ranker, "new").contributions(judged())
    assert parts.shape == (5, len(Term))
    np.testing.assert_allclose(parts.sum(axis=1), ranker.scores(*arrays_of([judged()]))[0], rtol=1e-4, atol=1e-4)


def test_what_is_learnt_stands_beside_the_terms():
    parts = ShopRanker(learnt(), "new").contributions(judged())
    assert (np.abs(parts[:, len(JUDGED) :]).sum(axis=0) > 0).all()
    assert parts.shape[1] == len(JUDGED) + len(LEARNT)


def test_a_stranger_without_a_scene_is_ordered():
    stranger = judged(chosen=0)
    stranger.scene[:] = 0
    parts = ShopRanker(learnt(), "new").contributions(stranger)
    assert np.isfinite(parts).all()
    assert (parts[:, list(Term).index(Term.LEARNT_SCENE)] == 0).all()


@pytest.mark.parametrize("count", [1, 3])
def test_a_score_does_not_depend_on_what_else_is_scored(count):
    ranker, whole = ShopRanker(learnt(), "new"), judged()
    some = type(whole)(
        whole.products[:count], whole.terms[:count], whole.content[:count], whole.scene, whole.history, whole.worth
    )
    np.testing.assert_allclose(ranker.contributions(some), ranker.contributions(whole)[:count], rtol=1e-4, atol=1e-4)


def test_shorter_lists_and_histories_are_masked():
    requests, candidates = arrays_of([judged(products=5, chosen=2), judged(products=2, chosen=0)])
    assert candidates.present.sum(axis=1).tolist() == [5, 2]
    assert requests.history.present.sum(axis=1).tolist() == [2, 0]
    assert candidates.features.shape == (2, len(JUDGED), 5)
