"""What the benchmark of outfits makes of its data."""

import numpy as np
import pytest

from benchmarks.outfits import frequency, measured, questions, split

OUTFITS = [{"shoe": f"style{n % 4} shoe{n}", "bag": f"style{n % 4} bag{n}"} for n in range(40)]


def knows_all(outfits):
    return np.array([float(one["shoe"].split()[1][4:] == one["bag"].split()[1][3:]) for one in outfits])


def test_who_knows_every_outfit_has_all_right():
    row = measured("all", knows_all, OUTFITS)
    assert row["FITB"] == 1.0
    assert row["AUC"] == pytest.approx(1.0, abs=0.05)  # by chance, two things of one outfit change places together


def test_who_knows_nothing_is_at_chance():
    row = measured("none", lambda outfits: np.zeros(len(outfits)), OUTFITS)
    assert (row["AUC"], row["FITB"]) == (0.5, 0.25)


def test_frequency_tells_nothing_of_shuffled_outfits():
    assert measured("frequency", frequency(OUTFITS), OUTFITS)["AUC"] == pytest.approx(0.5, abs=0.08)


def test_a_question_has_four_different_things_of_one_slot():
    asked = list(questions(OUTFITS, np.random.default_rng(1)))
    assert asked
    for right, *wrong in asked:
        (slot,) = {slot for slot in right if any(each[slot] != right[slot] for each in wrong)}
        assert len({each[slot] for each in (right, *wrong)}) == 4


def test_no_outfit_is_learned_from_and_tested_on():
    known, unknown = split(OUTFITS)
    assert len(known) == 32
    assert not [each for each in unknown if each in known]
