"""Training on a toy shop in which the right item depends on the scene."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from assistant.learning.training import Recipe, by_time, examine, loss_of, train, untrained
from tests.unit.learning.toys import SHAPE, SceneLessons

RECIPE = Recipe(epochs=15, batch=40, rate=0.04, patience=15)
LESSONS, LATER = SceneLessons(), SceneLessons(60, seed=4)


def silent(_step, _done, _of):
    pass


def trained(conditioning, recipe=RECIPE, held_out=LATER):
    ranker = untrained(SHAPE.model_copy(update={"conditioning": conditioning}), seed=0)
    return ranker, train(ranker, LESSONS, held_out, recipe, silent)


@pytest.fixture(scope="module")
def blind():
    return examine(trained("none")[0], LATER, 60)


@pytest.mark.parametrize("conditioning", ["early", "film", "gate", "multi-task"])
def test_what_reads_the_scene_beats_what_does_not(conditioning, blind):
    ranker, training = trained(conditioning)
    assert training.losses[-1] < 0.5 * training.losses[0]
    assert examine(ranker, LATER, 60) < 0.5 * blind


def test_the_scene_alone_cannot_tell_what_depends_on_both(blind):
    assert examine(trained("late")[0], LATER, 60) > 0.9 * blind


def test_the_ranker_has_the_weights_of_its_best_epoch():
    ranker, training = trained("film")
    assert training.held_out[training.best] == min(training.held_out)
    assert examine(ranker, LATER, 60) == pytest.approx(min(training.held_out), abs=1e-5)


def test_training_ends_where_it_gets_no_better():
    class Opposite(SceneLessons):
        def take(self, rows):
            lesson = super().take(rows)
            return replace(lesson, chosen=1 - lesson.chosen)

    _, training = trained("film", Recipe(epochs=15, batch=40, rate=0.02, patience=2), Opposite(60))
    assert len(training.losses) == training.best + 2 < 30


def test_without_anything_held_out_all_epochs_count():
    _, training = trained("film", Recipe(epochs=3, batch=40), None)
    assert (training.best, len(training.losses), training.held_out) == (3, 3, ())


def test_the_same_seed_trains_the_same_ranker():
    recipe = Recipe(epochs=2, batch=40)
    first, second = (trained("film", recipe)[0].state_dict() for _ in range(2))
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_progress_is_told_of_every_step():
    told = []
    ranker = untrained(SHAPE, seed=0)
    train(ranker, LESSONS, None, Recipe(epochs=2, batch=40), lambda step, done, of: told.append((step, done, of)))
    assert told[0] == ("training, epoch 1 of 2", 1, 12)
    assert told[-1] == ("training, epoch 2 of 2", 12, 12)


def test_the_vector_of_an_unknown_item_stays_zero():
    ranker, _ = trained("film", Recipe(epochs=2, batch=40, decay_of_ids=0.1))
    assert not ranker.own.weight[0].any()


def test_what_is_later_is_held_out():
    earlier, later = by_time(np.array([30, 10, 40, 20]), 0.25)
    assert (earlier.tolist(), later.tolist()) == ([1, 3, 0], [2])


def test_a_choice_that_weighs_nothing_teaches_nothing():
    ranker, lesson = untrained(SHAPE, seed=0).eval(), LESSONS.take(np.arange(4))
    first = replace(lesson, weights=np.array([1, 1, 0, 0], np.float32))
    assert loss_of(ranker, first).item() == pytest.approx(loss_of(ranker, LESSONS.take(np.arange(2))).item(), rel=1e-5)


def test_equal_weights_are_none():
    ranker, lesson = untrained(SHAPE, seed=0).eval(), LESSONS.take(np.arange(4))
    equal = replace(lesson, weights=np.full(4, 3, np.float32))
    assert loss_of(ranker, equal).item() == pytest.approx(loss_of(ranker, lesson).item(), rel=1e-5)
