import pytest

from benchmarks.measures import found_within, means, ndcg, precision, reciprocal_rank


def test_recall_asks_whether_the_first_k_hold_what_is_wanted():
    assert [found_within(k, "c", ["a", "b", "c"]) for k in (1, 2, 3)] == [0, 0, 1]


def test_the_reciprocal_rank_of_what_was_not_found_is_0():
    assert [reciprocal_rank(wanted, ["a", "b"]) for wanted in "abc"] == [1, 1 / 2, 0]


def test_precision_counts_places_left_empty_as_wrong():
    assert precision(5, {"a", "b"}, ["a"]) == 1 / 5
    assert precision(2, {"a", "b"}, ["a", "x", "b"]) == 1 / 2


def test_ndcg_is_1_where_all_that_is_relevant_comes_first_and_less_the_later_it_comes():
    assert ndcg(10, {"a", "b"}, ["b", "a", "x"]) == 1
    # By hand: 1/log2(3) of the best 1/log2(2).
    assert ndcg(10, {"a"}, ["x", "a"]) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg(1, {"a"}, ["x", "a"]) == 0


def test_a_measure_is_averaged_over_the_queries_that_have_it():
    row = means([{"R@1": 1.0, "colour@1": 1.0}, {"R@1": 0.0}])
    assert (row["R@1"], row["colour@1"]) == (0.5, 1.0)


def test_an_interval_is_wide_with_few_queries_and_narrow_with_many():
    assert means([{"R@1": 1.0}, {"R@1": 0.0}])["R@1 95%"] == "0.00-1.00"
    low, high = map(float, str(means([{"R@1": float(n % 2)} for n in range(2000)])["R@1 95%"]).split("-"))
    assert 0.47 <= low < 0.5 < high <= 0.53
