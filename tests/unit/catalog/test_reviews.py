import pytest

from assistant.catalog.reviews import read_reviews
from assistant.errors import FeedError

ROWS = [{"id": "T-S", "item_group_id": "T"}, {"id": "mug"}]
HEADER = "item_group_id\trating\ttitle\treview\treviewer\n"


@pytest.fixture
def reviews(tmp_path):
    def write_reviews(*lines, header=HEADER):
        (tmp_path / "reviews.tsv").write_text(header + "".join(f"{line}\n" for line in lines))
        return tmp_path / "reviews.tsv"

    return write_reviews


def ratings(shop):
    return shop.rows("SELECT item_group_id, rating, rating_count FROM products ORDER BY key")


def test_reviews_go_in_with_mean_and_count(shop, write, reviews):
    file = reviews("T\t5\tGreat\tSoft <b>tee</b>\tAna", "T\t2\tMeh\tThin\tBo", "gone\t1\tX\tY\tZ")
    report = shop.take(write(ROWS), reviews=file)
    assert (report.reviews, report.unknown_products, report.rejected_reviews) == (2, 1, [])
    assert ratings(shop) == [("T", 3.5, 2), ("mug", None, 0)]
    assert shop.rows("SELECT text, reviewer FROM reviews ORDER BY key") == [("Soft tee", "Ana"), ("Thin", "Bo")]


def test_reviews_replace_those_of_the_products_they_name_and_no_others(shop, write, reviews):
    shop.take(write(ROWS), reviews=reviews("T\t5\ta\tb\tc", "mug\t4\ta\tb\tc"))
    shop.take(write(ROWS), reviews=reviews("T\t1\ta\tb\tc", "T\t1\ta\tb\tc"))
    assert ratings(shop) == [("T", 1.0, 2), ("mug", 4.0, 1)]
    assert len(shop.rows("SELECT key FROM reviews")) == 3


def test_an_import_without_reviews_keeps_them(shop, write, reviews):
    shop.take(write(ROWS), reviews=reviews("T\t5\ta\tb\tc"))
    shop.take(write([ROWS[0] | {"description": "New"}]))
    assert ratings(shop)[0] == ("T", 5.0, 1)


def test_bad_reviews_are_reported_with_their_lines(shop, write, reviews):
    file = reviews(
        "T\t6\ta\tb\tc", "T\t4.5\ta\tb\tc", "\t4\ta\tb\tc", "T\t\ta\tb\tc", "T\tnan\ta\tb\tc", "T\t4.0\ta\tb\tc"
    )
    report = shop.take(write(ROWS), reviews=file)
    assert [each.line for each in report.rejected_reviews] == [2, 3, 4, 5, 6]
    assert report.reviews == 1


def test_a_file_of_other_columns_is_refused_before_anything_is_changed(shop, write, reviews):
    with pytest.raises(FeedError, match="no reviews file"):
        shop.take(write(ROWS), reviews=reviews("1\t2", header="a\tb\n"))
    assert shop.rows("SELECT count(*) FROM variants") == [(0,)]


def test_commas_and_quotes_work_too(reviews):
    file = reviews('T,5,"Nice, really","He said ""wow""",Ana', header="item_group_id,rating,title,review,reviewer\n")
    (review,) = read_reviews(file).by_product["T"]
    assert (review.title, review.text) == ("Nice, really", 'He said "wow"')
