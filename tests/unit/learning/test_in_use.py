"""A shop takes up what it has learnt, goes back, and never stops for a file that cannot be read."""

import numpy as np
import pytest
from structlog.testing import capture_logs

from assistant.learning.files import save
from assistant.learning.in_use import RankerInUse
from assistant.learning.live import go_back, live, put_live, reads
from assistant.learning.shop_ranker import beginner
from assistant.ranking.prior import Prior, weights
from tests.screens import DIMENSIONS, judged


def put(folder, seed, encoder="letters"):
    put_live(folder, lambda file: save(beginner(DIMENSIONS, seed, weights()), file, reads=reads(encoder)))


@pytest.fixture
def in_use(tmp_path):
    return RankerInUse(tmp_path / "ranker", "letters")


def test_without_a_learnt_one_the_prior_orders(in_use):
    with capture_logs() as logs:
        assert in_use.name == Prior.name
    assert logs == []


def test_a_running_shop_takes_up_a_new_one(in_use, tmp_path):
    before = in_use.name
    put(tmp_path / "ranker", 1)
    first = in_use.name
    put(tmp_path / "ranker", 2)
    assert len({before, first, in_use.name}) == 3
    assert in_use.contributions(judged()).shape[0] == 5


def test_going_back_leads_to_the_one_before_and_then_to_the_prior(in_use, tmp_path):
    folder = tmp_path / "ranker"
    put(folder, 1)
    first = in_use.name
    put(folder, 2)
    assert go_back(folder)
    assert in_use.name == first
    assert go_back(folder)
    assert in_use.name == Prior.name
    assert not go_back(folder)


def test_what_was_in_use_before_the_prior_is_not_gone_back_to(in_use, tmp_path):
    folder = tmp_path / "ranker"
    put(folder, 1)
    put(folder, 2)
    live(folder).unlink()
    put(folder, 3)
    assert go_back(folder)
    assert in_use.name == Prior.name


@pytest.mark.parametrize("damage", [b"", b"no ranker at all", None])
def test_a_damaged_file_leaves_the_prior_and_one_line(in_use, tmp_path, damage):
    put(tmp_path / "ranker", 1)
    file = live(tmp_path / "ranker")
    file.write_bytes(file.read_bytes()[:-10] if damage is None else damage)
    with capture_logs() as logs:
        np.testing.assert_array_equal(in_use.contributions(judged()), Prior().contributions(judged()))
        assert in_use.name == Prior.name
    assert [each["code"] for each in logs] == ["ranker_unusable"]


def test_one_that_read_another_model_is_not_used(in_use, tmp_path):
    put(tmp_path / "ranker", 1, encoder="syllables")
    with capture_logs() as logs:
        assert in_use.name == Prior.name
    assert "trained on" in logs[0]["reason"]
