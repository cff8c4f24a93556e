"""What a photo and words ask for together."""

import numpy as np
import pytest

from assistant.errors import SetupError
from assistant.retrieval.composition import Compositions, FixedComposition, LearnedComposition, photo_alone

RED, BLUE = np.array([1, 0, 0], np.float32), np.array([0, 0, 1], np.float32)
MODEL = "embedded@0123456789ab"


def learned(attention_bias: tuple[float, ...] = (0, 0, 0, 0)) -> LearnedComposition:
    """Return one that adds nothing of its own to photo and words, and attends to them as it is told."""
    one_in, one_out = np.zeros((3, 1), np.float32), np.zeros((1, 3), np.float32)
    return LearnedComposition(
        hidden=np.zeros((7, 2), np.float32),
        hidden_bias=np.zeros(2, np.float32),
        attention=np.zeros((2, 4), np.float32),
        attention_bias=np.array(attention_bias, np.float32),
        photo_in=one_in,
        photo_out=one_out,
        words_in=one_in,
        words_out=one_out,
        both_photo=one_in,
        both_photo_bias=np.zeros(1, np.float32),
        both_words=one_in,
        both_words_bias=np.zeros(1, np.float32),
        both_out=one_out,
    )


def test_words_that_constraints_see_to_leave_the_fixed_sum_to_the_photo():
    blend = FixedComposition().blend(RED, BLUE, obeyed=True)
    assert (blend.anchor, blend.query.tolist()) == (photo_alone(RED).anchor, photo_alone(RED).query.tolist())
    assert FixedComposition().blend(RED, BLUE, obeyed=False).query @ BLUE > 0


def test_a_photo_alone_scores_as_its_cosine():
    blend = photo_alone(RED)
    assert blend.anchor * 1 + blend.query @ RED == pytest.approx(1)


def test_attention_decides_what_counts():
    to_words = learned((-9, -9, 9, -9)).blend(RED, BLUE, obeyed=True)
    to_photo = learned((-9, 9, -9, -9)).blend(RED, BLUE, obeyed=True)
    assert to_words.query @ BLUE == pytest.approx(0.5, abs=0.01)
    assert to_photo.query @ BLUE == pytest.approx(0, abs=0.01)
    assert to_words.anchor == pytest.approx(photo_alone(RED).anchor / 2, abs=0.01)


def test_what_is_not_learnt_is_the_fixed_sum(tmp_path):
    assert isinstance(Compositions(tmp_path).of(MODEL), FixedComposition)


def test_what_is_kept_is_read_again_and_what_is_forgotten_is_not(tmp_path):
    compositions = Compositions(tmp_path / "photo")
    compositions.keep(MODEL, learned((1, 2, 3, 4)))
    found = compositions.of(MODEL)
    assert isinstance(found, LearnedComposition)
    assert found.attention_bias.tolist() == [1, 2, 3, 4]
    compositions.forget(MODEL)
    assert isinstance(compositions.of(MODEL), FixedComposition)


def test_each_model_has_its_own_whatever_its_name(tmp_path):
    compositions = Compositions(tmp_path)
    compositions.keep("../ViT-B-16/odd name", learned())
    assert isinstance(compositions.of(MODEL), FixedComposition)
    assert isinstance(compositions.of("../ViT-B-16/odd name"), LearnedComposition)
    assert [file.parent for file in tmp_path.rglob("*.npz")] == [tmp_path]


def test_only_models_in_use_keep_theirs(tmp_path):
    compositions = Compositions(tmp_path)
    for model in ("old", MODEL):
        compositions.keep(model, learned())
    compositions.keep_only(MODEL)
    assert [file.name for file in tmp_path.iterdir()] == [compositions.file(MODEL).name]


def test_a_damaged_file_is_told_with_what_mends_it(tmp_path):
    compositions = Compositions(tmp_path)
    compositions.file(MODEL).write_bytes(b"no archive")
    with pytest.raises(SetupError, match="delete it"):
        compositions.of(MODEL)
