"""Reciprocal rank fusion."""

import pytest

from assistant.retrieval.fusion import fuse


def test_a_product_in_both_rankings_beats_one_that_leads_only_one():
    assert [product for product, _ in fuse([["a", "b"], ["c", "b"]])] == ["b", "a", "c"]


def test_scores_are_the_formula_by_hand():
    assert dict(fuse([["a", "b"], ["b"]]))["b"] == pytest.approx(1 / 62 + 1 / 61)


def test_ties_keep_the_order_of_first_appearance():
    assert [product for product, _ in fuse([["x"], ["y"]])] == ["x", "y"]


def test_no_rankings_fuse_to_nothing():
    assert fuse([]) == fuse([[], []]) == []
