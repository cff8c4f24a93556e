"""A real shop's feed, where it lies beside the repository (or in $SHARED_DATA)."""

import pytest

from tests.shared_data import SHARED
from tests.unit.catalog.conftest import Shop

LUMA = SHARED / "luma"

pytestmark = pytest.mark.skipif(not LUMA.is_dir(), reason=f"no real feed to try: {LUMA} is absent")


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """Take the shop in, once for all tests; return it with the report."""
    shop = Shop(tmp_path_factory.mktemp("luma"))
    return shop, shop.take(LUMA / "feed.tsv", reviews=LUMA / "reviews.tsv")


def test_the_luma_shop_goes_in_whole(taken):
    shop, report = taken
    assert (report.rows, report.added, report.rejections, report.notes) == (1891, 1891, [], [])
    assert report.products == report.embedded == 191
    assert (report.reviews, report.rejected_reviews) == (348, [])
    assert shop.rows("SELECT title FROM products WHERE item_group_id = 'MH01'") == [("Chaz Kangeroo Hoodie",)]
    assert shop.rows("SELECT count(*) FROM variants WHERE images = '[]'") == [(0,)]
    assert shop.rows("SELECT count(*) FROM products WHERE title LIKE '%&%;%'") == [(0,)]


def test_the_luma_shop_again_changes_nothing(taken):
    shop, _ = taken
    again = shop.take(LUMA / "feed.tsv")
    assert (again.unchanged, again.added, again.changed, again.vanished, again.embedded) == (1891, 0, 0, 0, 0)
    assert shop.rows("SELECT revision FROM catalog_state") == [(1,)]
