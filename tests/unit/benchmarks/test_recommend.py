"""What is left out of ratings, and what then is known."""

import numpy as np
import pytest

from assistant.errors import FeedError
from benchmarks.recommend import compare, read

COLUMNS = ("who", "what", "stars", "when")


@pytest.fixture
def file(tmp_path):
    """Write ratings: of two customers with several, whose order is that of time, and of one with a single one."""
    path = tmp_path / "ratings.csv"
    rows = ["ann,tent,5,3", "ann,bag,4,1", "ann,vase,1,2", "bob,tent,5,1", "bob,bag,4,2", "cid,vase,5,1"]
    path.write_text("\n".join(["who,what,stars,when", *rows]))
    return path


def test_the_last_by_time_is_left_out(file):
    ratings = read(file, *COLUMNS)
    baskets, wanted = ratings.without_last(np.array([0, 1]))
    bag, tent, _ = range(3)
    assert wanted.tolist() == [tent, bag]
    assert baskets.toarray().tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_who_is_not_asked_keeps_the_last(file):
    baskets, _ = read(file, *COLUMNS).without_last(np.array([1]))
    assert baskets.toarray()[0].tolist() == [1, 1, 0]


def test_every_system_is_asked_of_the_same_customers(file):
    rows = compare(read(file, *COLUMNS))
    assert [row["system"] for row in rows] == ["popularity", "user-based", "item-based", "EASE", "ours"]
    assert {row["n"] for row in rows} == {6}
    assert all(row["HR@10"] == 1 for row in rows)  # there are but three things


def test_a_missing_column_is_named(file):
    with pytest.raises(FeedError, match="user_id"):
        read(file, "user_id", *COLUMNS[1:])


def test_nothing_can_be_left_out_of_single_ratings(tmp_path):
    path = tmp_path / "ratings.csv"
    path.write_text("who,what,stars,when\nann,tent,5,1\nbob,bag,5,1\n")
    with pytest.raises(FeedError, match="two ratings"):
        compare(read(path, *COLUMNS))
