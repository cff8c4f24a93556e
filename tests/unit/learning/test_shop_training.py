"""A ranker is used where it is surely better on what it did not see, and not otherwise."""

import numpy as np
import pytest

from assistant.errors import TooLittleToLearn
from assistant.learning import shop_training
from assistant.learning.gains import Gain, gain_of
from assistant.learning.shop_lessons import PLACES
from assistant.learning.shop_training import SHARPNESS, learn, losses, sharpness
from assistant.ranking.prior import Prior
from tests.screens import screens


@pytest.fixture
def shown(monkeypatch):
    """Learn from these screens, whatever the searches are."""

    def show(some):
        monkeypatch.setattr(shop_training, "screens_of", lambda logged, judge: some)
        monkeypatch.setattr(shop_training, "propensities", lambda logged: np.ones(PLACES, np.float32))
        return learn([], lambda wish, taste, popularity, products: None, Prior(), lambda *step: None)

    return show


def test_what_customers_choose_in_each_scene_is_learnt(shown):
    learnt = shown(screens(400))
    assert learnt.screens == 400
    assert learnt.gain.is_sure
    assert learnt.gain.mean > 0.3


def test_where_choices_are_chance_nothing_is_surely_better(shown):
    assert not shown(screens(400, told=False)).gain.is_sure


def test_too_few_choices_teach_nothing(shown):
    with pytest.raises(TooLittleToLearn, match="at least 200"):
        shown(screens(199))


def test_a_gain_is_sure_where_its_interval_is_above_zero():
    worth = np.ones(50, np.float32)
    assert gain_of(np.full(50, 0.1, np.float32), worth).is_sure
    assert not gain_of(np.array([0.5, -0.4] * 25, np.float32), worth).is_sure
    assert not Gain(0.1, 0.0, 0.2).is_sure


def test_a_gain_is_told_by_unit_of_worth():
    differences, worth = np.full(40, 2.0, np.float32), np.full(40, 4.0, np.float32)
    assert gain_of(differences, worth).mean == pytest.approx(0.5)


class Knowing(Prior):
    """Scores 1 what was chosen of the first screen."""

    def contributions(self, judged):
        return screens(1)[0].worth[:, None]


EVERYWHERE = np.ones(PLACES, np.float32)


def test_a_choice_low_on_the_screen_says_more_than_one_that_stood_first():
    screen = screens(1)[0]
    seldom = np.full(PLACES, 0.5, np.float32)
    often, rare = (losses(Knowing(), 1.0, [screen], looked_at)[0] for looked_at in (EVERYWHERE, seldom))
    assert rare == pytest.approx(2 * often)


def test_who_knows_what_is_chosen_may_be_surer_than_who_does_not():
    class Chance(Prior):
        def contributions(self, judged):
            return np.random.default_rng(0).normal(size=(len(judged.products), 1))

    some = screens(20)
    knowing = sharpness(Knowing(), [some[0]], EVERYWHERE)
    assert knowing == max(SHARPNESS)
    assert sharpness(Chance(), some, EVERYWHERE) < knowing
