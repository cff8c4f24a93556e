"""A ranker's file: what is written is read again, and nothing else is taken for one."""

import numpy as np
import pytest
from safetensors.numpy import save_file

from assistant.errors import RankerUnusable
from assistant.learning import files
from tests.unit.learning.toys import CONDITIONINGS, candidates, ranker, requests


@pytest.fixture
def file(tmp_path):
    return tmp_path / "ranker.safetensors"


@pytest.mark.parametrize("conditioning", CONDITIONINGS)
def test_what_is_read_scores_as_what_was_written(conditioning, file):
    model = ranker(conditioning)
    files.save(model, file)
    again = files.load(file)
    assert again.shape == model.shape
    assert (again.scores(requests(), candidates()) == model.scores(requests(), candidates())).all()


def test_a_missing_file_is_refused(file):
    with pytest.raises(RankerUnusable, match="train one anew"):
        files.load(file)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.99])
def test_a_file_cut_short_is_refused(part, file):
    files.save(ranker(), file)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(RankerUnusable):
        files.load(file)


def test_weights_of_something_else_are_refused(file):
    save_file({"weight": np.zeros(3, np.float32)}, file)
    with pytest.raises(RankerUnusable):
        files.load(file)


def test_a_header_that_does_not_fit_the_weights_is_refused(file):
    shape = files.Header(shape=ranker().shape.model_copy(update={"units": 9}))
    save_file({"weight": np.zeros(3, np.float32)}, file, {files.HEADER: shape.model_dump_json()})
    with pytest.raises(RankerUnusable):
        files.load(file)


def test_another_version_is_refused(file):
    header = files.Header(shape=ranker().shape).model_dump_json().replace('"version":1', '"version":2')
    save_file({"weight": np.zeros(3, np.float32)}, file, {files.HEADER: header})
    with pytest.raises(RankerUnusable):
        files.load(file)


def test_a_file_that_is_too_large_is_not_read(file, monkeypatch):
    files.save(ranker(), file)
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    with pytest.raises(RankerUnusable, match="larger than 10 bytes"):
        files.load(file)
