"""A ranker is used where it is surely better on what it did not see, and not otherwise."""

import numpy as np
import pytest

from assistant.errors import TooLittleToLearn
from assistant.learning import shop_training
from assistant.learning.shop_lessons import PLACES
from assistant.learning.shop_training import Gain, gain_of, learn, marks
from assistant.ranking.prior import Prior
from tests.screens import screens


@pytest.fixture
def shown(monkeypatch):
    """Learn from these screens, whatever the searches are."""

    def show(some):
        monkeypatch.setattr(shop_training, "screens_of", lambda logged, judge: some)
        monkeypatch.setattr(shop_training, "propensities", lambda logged: np.ones(PLACES, np.float32))
        return learn([], lambda wish, taste, products: None, Prior(), lambda *step: None)

    return show


def test_what_customers_choose_in_each_scene_is_learnt(shown):
    learnt = shown(screens(400))
    assert learnt.screens == 400
    assert learnt.gain.is_sure
    assert learnt.in_use + learnt.gain.mean > 0.6


def test_where_choices_are_chance_nothing_is_surely_better(shown):
    assert not shown(screens(400, told=False)).gain.is_sure


def test_too_few_choices_teach_nothing(shown):
    with pytest.raises(TooLittleToLearn, match="at least 200"):
        shown(screens(199))


def test_a_gain_is_sure_where_its_interval_is_above_zero():
    assert gain_of(np.full(50, 0.1, np.float32)).is_sure
    assert not gain_of(np.array([0.5, -0.4] * 20, np.float32)).is_sure
    assert not Gain(0.1, 0.0, 0.2).is_sure


def test_a_mark_is_1_where_the_best_stands_first():
    class Knowing(Prior):
        def contributions(self, judged):
            return screens(1)[0].worth[:, None]

    assert marks(Knowing(), screens(1), np.ones(PLACES, np.float32)).tolist() == [1.0]
