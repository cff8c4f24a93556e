"""What others chose is kept whole, or not used."""

import numpy as np
import pytest
from scipy import sparse

from assistant.errors import ModelUnusable
from assistant.learning.others_files import load_others, save_others
from assistant.ranking.others import Others


@pytest.fixture
def others() -> Others:
    return Others(("a", "b", "c"), sparse.csr_matrix(np.array([[0, 0.5, 0], [0.25, 0, 0.1], [0, 0, 0]], np.float32)))


def test_what_is_written_is_read(others, tmp_path):
    save_others(others, tmp_path / "others")
    again = load_others(tmp_path / "others")
    assert again.items == others.items
    np.testing.assert_array_equal(again.weights.toarray(), others.weights.toarray())


@pytest.mark.parametrize("damage", [lambda whole: b"", lambda whole: whole[:-4], lambda whole: b"not one" + whole])
def test_a_damaged_file_is_refused(others, tmp_path, damage):
    save_others(others, tmp_path / "others")
    (tmp_path / "others").write_bytes(damage((tmp_path / "others").read_bytes()))
    with pytest.raises(ModelUnusable, match="train one anew"):
        load_others(tmp_path / "others")


def test_a_weight_of_a_thing_that_is_not_there_is_refused(others, tmp_path):
    others.weights.indices[0] = 7
    save_others(others, tmp_path / "others")
    with pytest.raises(ModelUnusable, match="3 things"):
        load_others(tmp_path / "others")
