"""What every reader of reviews promises: the shop's store, and the fake of the unit tests."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import insert

from assistant.catalog.opinions import StoredReviews
from assistant.catalog.reviews import Opinions, replace_reviews
from assistant.catalog.schema import products
from assistant.catalog.store import open_store
from assistant.knowing.reviews import NoReviews, Reviews
from assistant.settings import Settings
from assistant.types import Review
from tests.fakes import HeldReviews

WRITTEN = [Review("bag", 1 + place % 5, f"title {place}", f"text {place}", f"reviewer {place}") for place in range(10)]
OTHERS = [Review("tent", 5, "", "Dry.", "")]


def stored(folder: Path) -> StoredReviews:
    engine = open_store(Settings(home=folder).database)
    with engine.begin() as connection:
        rows = [{"item_group_id": each, "title": each, "text_hash": "", "rating_count": 0} for each in ("bag", "tent")]
        connection.execute(insert(products), rows)
        replace_reviews(connection, Opinions(by_product={"bag": WRITTEN, "tent": OTHERS}))
    return StoredReviews(engine)


@pytest.fixture(params=["sqlite", "postgresql", "held"])
def reviews(request: pytest.FixtureRequest, tmp_path: Path, kept_in: Callable[[str], None]) -> Reviews:
    if request.param == "held":
        return HeldReviews([*WRITTEN, *OTHERS])
    kept_in(request.param)
    return stored(tmp_path)


def test_the_reviews_of_a_product_come_in_their_order_and_no_other(reviews: Reviews):
    assert list(reviews.of("bag", 200)) == WRITTEN
    assert list(reviews.of("tent", 200)) == OTHERS


def test_a_product_nobody_reviewed_has_none(reviews: Reviews):
    assert list(reviews.of("lamp", 200)) == []
    assert list(NoReviews().of("bag", 200)) == []


@pytest.mark.parametrize("most", [1, 3, 5, 9])
def test_of_more_than_wanted_an_even_spread_is_read(reviews: Reviews, most: int):
    read = list(reviews.of("bag", most))
    places = [WRITTEN.index(each) for each in read]
    gaps = {after - before for before, after in pairwise(places)}
    assert len(read) == most
    assert places == sorted(places)
    assert not gaps or max(gaps) - min(gaps) <= 1


def test_as_many_as_wanted_are_all_read(reviews: Reviews):
    assert list(reviews.of("bag", 10)) == WRITTEN
