"""What is learnt of outfits, and how it is examined."""

import numpy as np
import pytest

from assistant.errors import TooLittleToLearn
from assistant.learning.outfit_training import examines, learn
from tests.fakes import LetterEncoder
from tests.outfits import drawn


def nothing(*step):
    return None


def knows_nothing(outfits):
    return np.zeros(len(outfits))


def test_styles_that_outfits_share_are_learnt():
    learnt = learn(drawn(300, 1), knows_nothing, LetterEncoder(), nothing)
    assert (learnt.in_use, learnt.gain.is_sure) == (0.5, True)
    assert learnt.gain.mean > 0.2


def test_outfits_of_chance_teach_nothing_that_is_sure():
    assert not learn(drawn(300, 1, told=False), knows_nothing, LetterEncoder(), nothing).gain.is_sure


def test_too_few_outfits_teach_nothing():
    with pytest.raises(TooLittleToLearn, match="about 62 are needed"):
        learn([*drawn(40, 1), *[{"shoe": "boots"}] * 100], None, LetterEncoder(), nothing)


def test_a_fifth_examines_and_stays_what_it_is_in_any_order():
    some = drawn(1000, 1)
    assert sum(map(examines, some)) == pytest.approx(200, abs=40)
    assert [examines(each) for each in some] == [examines(dict(reversed(each.items()))) for each in some]
