"""What few have looked at has a place on the page, and costs nobody what they asked for."""

import pytest

from assistant.popularity import Popularity
from assistant.ranking.exploring import ENOUGH_LOOKS, FEW_LOOKS, with_a_new_one

RANKED = [(f"p{place}", 1.0 - place / 100) for place in range(30)]


def popularity(*new):
    counts = Popularity()
    for product, _ in RANKED:
        counts.shown(product, 0, int(FEW_LOOKS) - 1 if product in new else int(ENOUGH_LOOKS))
    return counts


def shown(counts, page=6, standing=lambda product: True):
    return [product for product, _ in with_a_new_one(RANKED, page, counts, standing)]


def test_the_best_new_product_of_the_next_pages_takes_the_last_place():
    order = shown(popularity("p9", "p11"))
    assert order[:6] == ["p0", "p1", "p2", "p3", "p4", "p9"]
    assert order[6:10] == ["p5", "p6", "p7", "p8"]
    assert sorted(order) == sorted(product for product, _ in RANKED)


def test_where_a_new_one_is_on_the_page_already_nothing_changes():
    assert shown(popularity("p2", "p9"))[5] == "p5"


def test_what_enough_have_looked_at_is_no_longer_new():
    counts = popularity("p9")
    counts.shown("p9", 0)
    assert shown(counts)[5] == "p5"


@pytest.mark.parametrize("new", ["p15", "p18", "p29"])
def test_what_fits_badly_is_not_tried(new):
    assert shown(popularity(new))[5] == "p5"


def test_what_says_the_words_is_not_displaced_by_what_does_not():
    assert shown(popularity("p9"), standing=lambda product: product != "p9")[5] == "p5"


def test_a_shop_that_few_have_looked_at_shows_things_as_they_are_ranked():
    counts = Popularity()
    counts.shown("p0", 0, int(ENOUGH_LOOKS) - 1)
    assert shown(counts)[5] == "p5"


def test_a_small_page_has_no_place_to_spare():
    assert shown(popularity("p5"), page=3) == [product for product, _ in RANKED]
