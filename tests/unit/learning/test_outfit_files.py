"""What was learnt of outfits is kept whole, or not used."""

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelUnusable
from assistant.learning.outfit_files import load_outfits, save_outfits
from assistant.outfits.model import Compatibility
from tests.fakes import LetterEncoder
from tests.outfits import drawn


@pytest.fixture(scope="module")
def learnt() -> Compatibility:
    return Compatibility.fit(drawn(80, 1), LetterEncoder())


@pytest.fixture
def file(learnt, tmp_path) -> Path:
    save_outfits(learnt, tmp_path / "outfits")
    return tmp_path / "outfits"


def test_what_is_read_judges_as_what_was_written(learnt, file):
    some = [*drawn(20, 2), {"shoe": "", "cape": "unheard of"}]
    np.testing.assert_allclose(load_outfits(file, LetterEncoder())(some), learnt(some), rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("damage", [lambda whole: b"", lambda whole: whole[:-8], lambda whole: b"x" + whole])
def test_a_damaged_file_is_refused(file, damage):
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ModelUnusable, match="train one anew"):
        load_outfits(file, LetterEncoder())


def test_numbers_that_do_not_go_together_are_refused(learnt, tmp_path):
    short = Compatibility(learnt.vectors, learnt.judges, learnt.weights[:2])
    save_outfits(short, tmp_path / "short")
    with pytest.raises(ModelUnusable, match="go together"):
        load_outfits(tmp_path / "short", LetterEncoder())


def test_another_encoder_does_not_understand_it(file):
    other = LetterEncoder()
    other.name = "syllables"
    with pytest.raises(ModelUnusable, match="learnt on"):
        load_outfits(file, other)
