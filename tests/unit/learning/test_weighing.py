"""Terms are weighed as the choices bear out: much where there are many, little where there are few."""

import numpy as np
import pytest

from assistant.learning.shop_lessons import PLACES, ShopLessons
from assistant.learning.weighing import PART, weighed
from assistant.ranking.terms import JUDGED, Term
from tests.screens import screens

POPULAR = JUDGED.index(Term.POPULARITY)


def lessons(count, telling=1.0):
    """Return lessons where what was chosen was popular."""
    made = screens(count)
    for screen in made:
        screen.judged.terms[:, POPULAR] = telling * (screen.worth - screen.worth.mean())
    return ShopLessons(made, np.ones(PLACES, np.float32))


def before():
    return np.zeros(len(JUDGED), np.float32)


def test_a_term_that_tells_what_is_chosen_gains_weight_and_one_that_is_always_0_keeps_its_own():
    start = before()
    start[JUDGED.index(Term.RATING)] = 0.3
    weights = weighed(lessons(200), start)
    assert weights[POPULAR] == weights.max() > 2
    assert weights[JUDGED.index(Term.RATING)] == pytest.approx(0.3)


def test_few_choices_change_less_than_many():
    assert 0 < weighed(lessons(4), before())[POPULAR] < weighed(lessons(100), before())[POPULAR]


def test_more_choices_than_are_read_at_a_time_count_all():
    assert weighed(lessons(PART + 40), before())[POPULAR] > weighed(lessons(PART - 100), before())[POPULAR]


def test_the_weights_do_not_depend_on_the_unit_of_the_choices_weight():
    taught, heavier = lessons(50), lessons(50)
    heavier._weights = heavier._weights * 7
    assert weighed(heavier, before()) == pytest.approx(weighed(taught, before()), abs=1e-3)
