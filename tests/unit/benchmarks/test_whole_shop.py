"""The place of one wanted item in a whole shop."""

import numpy as np
import pytest

from benchmarks.whole_shop import marks, places

SCORES = np.array([[5, 4, 3, 2], [1, 1, 1, 1]], np.float32)


def found(wanted, past=()):
    return places(lambda rows: SCORES[rows], np.array(wanted), lambda _row: np.array(past, np.int64)).tolist()


def test_places_count_what_scores_higher():
    assert found([2, 0]) == [2, 3]


def test_past_items_take_no_place():
    assert found([2, 3], past=[0, 1]) == [0, 1]


def test_all_the_same_score_is_the_last_place():
    assert found([0, 2])[1] == 3


def test_marks_are_those_worked_out_by_hand():
    row = marks(np.array([0, 2, 9, 10]))
    assert row["HR@10"] == 0.75
    assert row["nDCG@10"] == pytest.approx((1 + 1 / 2 + 1 / np.log2(11)) / 4, abs=1e-4)
