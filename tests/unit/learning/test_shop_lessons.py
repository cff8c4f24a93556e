"""Searches and what was done become lessons: what stands low and was chosen all the same counts more."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from assistant.customers.book import KnownEvent
from assistant.customers.logged import LoggedSearch, with_before
from assistant.learning.shop_lessons import MOST_WEIGHT, PLACES, ShopLessons, propensities, screens_of, weights_of
from assistant.types import Wish
from tests.screens import DAY_ONE, PARTY, judged, screens


def done(product, kind="clicked", minutes=1):
    return KnownEvent(at=DAY_ONE + timedelta(minutes=minutes), kind=kind, item_group_id=product)


def search(*events, customer=None, wish=PARTY, minutes=0, shown=("p0", "p1", "p2")):
    return LoggedSearch(DAY_ONE + timedelta(minutes=minutes), customer, "prior-1", wish, shown, events)


def judge(wish, taste, popularity, products):
    known = judged(products=5)
    places = [known.products.index(product) for product in products if product in known.products]
    if not places:
        return None
    names = tuple(known.products[place] for place in places)
    return replace(known, products=names, terms=known.terms[places], content=known.content[places])


def test_the_strongest_sign_is_what_a_choice_is_worth():
    assert search(done("p1"), done("p1", "bought"), done("p2")).worth() == {"p1": 4.0, "p2": 1.0}


def test_what_was_declined_was_not_chosen():
    assert search(done("p1"), done("p1", "disliked")).worth() == {}


def test_a_taste_is_that_of_before_the_search():
    searches = [
        search(done("p1", minutes=1), customer="ann", minutes=0),
        search(done("p2", minutes=11), customer="ann", minutes=10),
        search(done("p0", minutes=21), minutes=20),
        search(customer="ann", minutes=30),
    ]
    assert [sorted(before.taste.chosen) for _, before in with_before(searches)] == [[], ["p1"], [], ["p1", "p2"]]


def test_what_is_popular_is_that_of_before_the_search():
    searches = [search(done("p1", minutes=each), minutes=each) for each in range(3)]
    told = [before.popularity.of(["p0", "p1"]).tolist() for _, before in with_before(searches)]
    assert told[0] == [0, 0]
    assert told[1][0] < 0 < told[1][1] < told[2][1]


@pytest.mark.parametrize(
    "kept",
    [
        search(),  # nothing chosen
        search(done("p1"), wish=Wish()),  # ordered by no scene and no taste
        search(done("p1"), shown=("p1",)),  # no choice
        search(done("gone"), shown=("p1", "p2", "gone")),  # no longer sold
        search(done("x"), shown=("x", "y")),
    ],
)
def test_what_tells_nothing_is_no_lesson(kept):
    assert screens_of([kept], judge) == []


def test_a_place_stays_that_of_the_screen_where_something_is_gone():
    (screen,) = screens_of([search(done("p2"), shown=("gone", "p1", "p2"))], judge)
    assert (screen.places.tolist(), screen.worth.tolist()) == ([1, 2], [0.0, 1.0])


def test_a_choice_low_on_the_screen_counts_more_but_never_without_bound():
    (screen,) = screens_of([search(done("p0"), done("p1"), done("p2"))], judge)
    looked_at = np.full(PLACES, 1e-3, np.float32)
    looked_at[:2] = 1, 0.5
    assert weights_of(screen, looked_at).tolist() == [1.0, 2.0, MOST_WEIGHT]


def test_there_is_a_lesson_for_each_choice():
    taught = ShopLessons(screens(4), np.ones(PLACES, np.float32))
    assert len(taught) == 4
    lesson = taught.take(np.array([2, 0]))
    assert lesson.candidates.content.shape[:2] == (2, 6)
    assert lesson.chosen.tolist() == [int(screens(4)[row].worth.argmax()) for row in (2, 0)]


def test_where_customers_look_is_read_from_their_searches():
    searches = [search(done("p0"), minutes=each) for each in range(50)]
    looked_at = propensities(searches)
    assert looked_at.shape == (PLACES,)
    assert looked_at[0] == 1 > looked_at[1]
