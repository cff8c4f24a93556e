"""What a ranker's scores depend on, and what they do not."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.learning.values import Candidates, histories, stranger
from tests.unit.learning.toys import CONDITIONINGS, ITEMS, SCENES, SHAPE, candidates, ranker, requests

CLOSE = {"abs": 1e-4, "rel": 1e-4}


def without_scene(asked):
    return replace(asked, scene=np.zeros_like(asked.scene))


@pytest.mark.parametrize("conditioning", CONDITIONINGS)
def test_contributions_add_up_to_the_score(conditioning):
    model = ranker(conditioning)
    told = model.contributions(requests(), candidates())
    assert told.total() == pytest.approx(model.scores(requests(), candidates()), **CLOSE)


def test_only_items_of_the_history_contribute_as_such():
    told, asked = ranker().contributions(requests(), candidates()), requests()
    assert not told.history[~asked.history.present].any()
    assert told.history[asked.history.present].any(axis=1).all()


def test_contributions_of_a_stranger_add_up_as_well():
    model, asked = ranker(), stranger(5, SHAPE, requests().scene)
    told = model.contributions(asked, candidates())
    assert told.history.shape == (5, 0, ITEMS)
    assert told.total() == pytest.approx(model.scores(asked, candidates()), **CLOSE)


@pytest.mark.parametrize("conditioning", CONDITIONINGS)
def test_a_score_does_not_depend_on_what_else_is_scored(conditioning):
    model, shown = ranker(conditioning), candidates()
    whole = model.scores(requests(), shown)
    turned = np.array([4, 2, 0])
    part = Candidates(shown.content[turned], shown.ids[turned], shown.features[:, :, turned])
    assert model.scores(requests(), part) == pytest.approx(whole[:, turned], **CLOSE)


def test_a_score_does_not_depend_on_who_else_asks():
    model, asked, shown = ranker(), requests(), candidates()
    row = slice(2, 3)
    history = asked.history
    alone = replace(
        asked,
        scene=asked.scene[row],
        person=asked.person[row],
        history=replace(
            history,
            content=history.content[row],
            present=history.present[row],
            facts=history.facts[row],
            ids=history.ids[row],
        ),
    )
    scores = model.scores(alone, replace(shown, features=shown.features[row]))
    assert scores == pytest.approx(model.scores(asked, shown)[row], **CLOSE)


def test_candidates_of_each_request_score_as_those_of_all():
    model, shown = ranker(), candidates()
    own = Candidates(np.tile(shown.content, (5, 1, 1)), np.tile(shown.ids, (5, 1)), shown.features)
    assert model.scores(requests(), own) == pytest.approx(model.scores(requests(), shown), **CLOSE)


def test_a_place_without_a_candidate_comes_last():
    present = np.ones((5, ITEMS), np.bool_)
    present[:, 1] = False
    scores = ranker().scores(requests(), replace(candidates(), present=present))
    assert (scores.argmin(axis=1) == 1).all()


def test_what_is_masked_of_a_history_is_not_read():
    model, asked = ranker(), requests()
    noise = np.where(asked.history.present[..., None], asked.history.content, np.float32(9))
    other = replace(asked, history=replace(asked.history, content=noise.astype(np.float32)))
    assert model.scores(other, candidates()) == pytest.approx(model.scores(asked, candidates()), **CLOSE)


@pytest.mark.parametrize("conditioning", CONDITIONINGS[1:])
def test_a_scene_never_seen_gives_finite_scores_of_its_own(conditioning):
    model, asked = ranker(conditioning), requests()
    unseen = replace(asked, scene=np.full((5, SCENES), 0.3, np.float32))
    scores = model.scores(unseen, candidates())
    assert np.isfinite(scores).all()
    assert np.abs(scores - model.scores(without_scene(asked), candidates())).max() > 0.01


@pytest.mark.parametrize("conditioning", CONDITIONINGS)
def test_without_a_scene_the_terms_of_the_scene_vanish(conditioning):
    told = ranker(conditioning).contributions(without_scene(requests()), candidates())
    assert not told.scene.any()


@pytest.mark.parametrize("conditioning", ["late", "film", "gate", "multi-task"])
def test_without_a_scene_the_taste_stays_as_it_is(conditioning):
    model, asked = ranker(conditioning), without_scene(requests())
    told = model.asked(asked)
    assert (model.conditioning.turned(told.taste.person, told.weights.new_zeros(5, 4)) == told.taste.person).all()


def test_conditioned_by_none_no_scene_is_read():
    model = ranker("none")
    told = model.scores(requests(), candidates())
    assert (told == model.scores(without_scene(requests()), candidates())).all()


def test_an_unknown_item_is_scored_by_its_content():
    shown = candidates()
    scores = ranker().scores(requests(), replace(shown, ids=np.zeros_like(shown.ids)))
    assert np.isfinite(scores).all()
    assert scores != pytest.approx(ranker().scores(requests(), shown))


def test_histories_keep_the_last_items():
    places, present = histories([[1, 2, 3], [4], []], 2)
    assert places.tolist() == [[2, 3], [4, 0], [0, 0]]
    assert present.tolist() == [[True, True], [True, False], [False, False]]
