"""What may be read of a rental that is to be predicted: the shopper's past, the occasion, and nothing of itself."""

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assistant.errors import FeedError
from benchmarks.rental_counts import Moment, counts, features
from benchmarks.rental_lessons import (
    NEVER,
    RentalLessons,
    SampledLessons,
    asks_of_all,
    asks_of_held_out,
    shop_of,
)
from benchmarks.rentals import names_of, read, rentals

DAY = datetime(2016, 1, 1)
ROWS = [  # shopper, item, occasion, day of the year, size
    (1, 10, "wedding", 1, 8),
    (1, 11, "work", 20, 8),
    (2, 10, "wedding", 5, 12),
    (2, 12, "party", 200, 14),
    (3, 12, "party", 300, 4),
]
HELD_OUT = [(1, 12, "party", 360, 9), (2, 11, "work", 361, 9)]


def written(rows, path, **changed):
    columns = {
        "user_id": [row[0] for row in rows],
        "item_id": [row[1] for row in rows],
        "rented_for": [row[2] for row in rows],
        "review_date": [datetime.fromordinal(DAY.toordinal() + row[3] - 1) for row in rows],
        "size": [row[4] for row in rows],
        "category": ["gown" if row[1] == 10 else "dress" for row in rows],
        "fit": ["fit"] * len(rows),
        "rating": [10.0, *[8.0] * (len(rows) - 1)],
        "age": [30.0 + row[0] for row in rows],
        "height_in": [60.0 + row[0] for row in rows],
        "weight_lbs": [None, *[120.0] * (len(rows) - 1)],
        "bust_size_num": [34.0] * len(rows),
        "bust_size_letter": ["b"] * len(rows),
        "body_type": ["pear"] * len(rows),
    }
    pq.write_table(pa.table(columns | changed), path)
    return path


@pytest.fixture
def parts(tmp_path):
    tables = read([written(ROWS, tmp_path / "train.parquet"), written(HELD_OUT, tmp_path / "test.parquet")])
    names = names_of(tables)
    return rentals(tables[:1], names), rentals(tables[1:], names)


def lessons(known, asks):
    return RentalLessons(shop_of(known, counts(known, with_occasions=True), np.eye(3, 8, dtype=np.float32)), asks)


def test_a_past_ends_before_the_rental_itself(parts):
    known, _ = parts
    asked = lessons(known, asks_of_all(known, seed=0)).requests(np.arange(5))
    assert asked.history.present.sum(axis=1).tolist() == [0, 1, 0, 1, 0]
    assert asked.history.ids[1, 0] == known.item[0] + 1


def test_who_is_held_out_is_known_by_all_that_is_not(parts):
    asked = lessons(parts[0], asks_of_held_out(*parts)).requests(np.arange(2))
    assert asked.history.present.sum(axis=1).tolist() == [2, 2]


def test_of_what_is_held_out_only_the_shopper_and_the_occasion_are_read(parts, tmp_path):
    known, held_out = parts
    other = [(shopper, 10, occasion, 2, 20) for shopper, _, occasion, _, _ in HELD_OUT]
    path = written(other, tmp_path / "other.parquet", rating=[2.0, 2.0], fit=["large"] * 2, age=[70.0] * 2)
    changed = rentals(read([path]), held_out.names)
    rows = np.arange(2)
    first, second = (lessons(known, asks_of_held_out(known, each)) for each in (held_out, changed))
    np.testing.assert_array_equal(first.requests(rows).person, second.requests(rows).person)
    np.testing.assert_array_equal(first.requests(rows).history.facts, second.requests(rows).history.facts)
    np.testing.assert_array_equal(first.candidates(rows).features, second.candidates(rows).features)


def test_a_rental_does_not_count_itself(parts):
    known, _ = parts
    counted = counts(known, with_occasions=True)
    day, occasion, item = known.day[:1], known.occasion[:1], known.item[:1]
    own = features(counted, Moment(day, occasion, item, day))[0, :, item[0]]
    others = features(counted, Moment(day, occasion, item, np.array([NEVER])))[0, :, item[0]]
    assert (own < others).all()
    remaining = np.exp(own[0] + counted.windows[0].usual) - counted.windows[0].smoothing
    assert remaining == pytest.approx(1, abs=1e-3)  # the other shopper's rental of the same week


def test_a_sample_of_all_dresses_is_all_of_them(parts):
    whole = lessons(parts[0], asks_of_all(parts[0], seed=0))
    first, second = whole.take(np.arange(5)), SampledLessons(whole, 3, seed=0).take(np.arange(5))
    np.testing.assert_array_equal(first.candidates.features, second.candidates.features)
    np.testing.assert_array_equal(first.chosen, second.chosen)
    assert second.drawn.tolist() == [1, 1, 1]


def test_what_is_learnt_from_tells_nothing_of_its_own_rental(parts):
    known, _ = parts
    whole = lessons(known, asks_of_all(known, seed=0))
    told = whole.shop.dresses
    only = int(np.flatnonzero(np.bincount(known.item) == 1)[0])
    row = np.flatnonzero(known.item == only)
    assert told.without(row)[only] == pytest.approx(np.nan_to_num(np.nanmean(told.told, axis=0)), abs=1e-5)
    assert told.averages()[only] != pytest.approx(told.without(row)[only], abs=1e-5)


def test_a_sample_holds_what_was_rented_and_is_told_how_likely_it_was(parts):
    whole = lessons(parts[0], asks_of_all(parts[0], seed=0))
    lesson = SampledLessons(whole, 0, seed=0).take(np.array([0, 2]))
    assert lesson.candidates.ids.tolist() == [whole.asks.wanted[0] + 1]
    assert lesson.drawn == pytest.approx([1 - (1 - 2 / 5) ** 2])


def test_the_first_rental_has_no_usual_size(parts):
    known, _ = parts
    persons = lessons(known, asks_of_all(known, seed=0)).requests(np.arange(2)).person
    assert np.isnan(persons[0, -3:]).all()
    assert not np.isnan(persons[1, -3:]).any()


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "few.parquet"
    pq.write_table(pa.table({"user_id": [1]}), path)
    with pytest.raises(FeedError, match="item_id"):
        read([path])


def test_what_is_no_parquet_file_is_refused(tmp_path):
    path = tmp_path / "rentals.parquet"
    path.write_text("user_id,item_id")
    with pytest.raises(FeedError, match="no Parquet file"):
        read([path])
