"""Popular is what those choose who look at it, not what is shown most."""

import pytest

from assistant.popularity import Popularity


@pytest.fixture
def counts():
    counts = Popularity()
    for product in ("liked", "usual", "left"):
        counts.shown(product, 0, 100)
    counts.chosen("liked", 30)
    counts.chosen("usual", 10)
    return counts


def test_what_is_chosen_more_than_usual_is_popular(counts):
    liked, usual, left = counts.of(["liked", "usual", "left"])
    assert liked > 0 > usual > left


def test_what_nobody_looked_at_is_neither_popular_nor_not(counts):
    assert counts.of(["new"]).tolist() == [0]


def test_to_be_shown_more_often_makes_nothing_more_popular(counts):
    before = counts.of(["liked"])[0]
    counts.shown("liked", 0, 1000)
    assert counts.of(["liked"])[0] < before


def test_the_same_choices_say_more_where_it_stood_lower(counts):
    for product, place in (("first", 0), ("sixth", 5)):
        counts.shown(product, place, 100)
        counts.chosen(product, 10)
    first, sixth = counts.of(["first", "sixth"])
    assert first < sixth
    assert counts.looks("sixth") == pytest.approx(35.6, abs=0.1)


def test_few_looks_say_little(counts):
    counts.shown("once", 0)
    counts.chosen("once")
    assert 0 < counts.of(["once"])[0] < counts.of(["liked"])[0]


def test_where_nothing_was_chosen_yet_nothing_is_popular():
    counts = Popularity()
    counts.shown("a", 0)
    assert counts.of(["a", "b"]).tolist() == [0, 0]
    assert Popularity().of([]).shape == (0,)
