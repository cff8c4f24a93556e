import os
from pathlib import Path

import pytest

from assistant.errors import ModelMismatch, SetupError
from assistant.vision.choice import FullModel, choosing, chosen, forget_tuned, identity_of, tuned_weights

FULL = FullModel(architecture="ViT-B-32", checkpoint=Path("/srv/b32.pt"), tag="openai", parameters=151_277_313)


def test_the_embedded_model_is_chosen_until_another_one_is(tmp_path):
    assert chosen(tmp_path / "models") is None
    with choosing(tmp_path / "models", FULL):
        pass
    assert chosen(tmp_path / "models") == FULL
    with choosing(tmp_path / "models", None):
        pass
    assert chosen(tmp_path / "models") is None


@pytest.mark.parametrize("before", [None, FULL])
def test_a_choice_that_fails_leaves_the_one_before(tmp_path, before):
    with choosing(tmp_path, before):
        pass
    with pytest.raises(KeyError), choosing(tmp_path, FULL.model_copy(update={"tag": "laion"})):
        raise KeyError
    assert chosen(tmp_path) == before


@pytest.mark.parametrize("text", ["", "{}", '{"architecture": "RN50", "layers": 3}'])
def test_a_choice_that_cannot_be_read_says_what_to_do(tmp_path, text):
    (tmp_path / "photo.json").write_text(text)
    with pytest.raises(SetupError, match="assistant models use photo="):
        chosen(tmp_path)


def test_weights_are_told_apart_by_their_content(tmp_path):
    for name, content in (("a", b"1"), ("b", b"2"), ("c", b"1")):
        (tmp_path / name).write_bytes(content)
    assert identity_of(tmp_path / "a") == identity_of(tmp_path / "c") != identity_of(tmp_path / "b")
    with pytest.raises(SetupError, match="No such file"):
        identity_of(tmp_path / "d")


def weights(models: Path, content: bytes) -> Path:
    """Write a file of weights, named by its content."""
    draft = models / "photo" / "draft"
    draft.parent.mkdir(exist_ok=True)
    draft.write_bytes(content)
    return draft.rename(draft.with_name(f"{identity_of(draft)}.safetensors"))


def test_the_tuned_weights_are_those_that_made_the_index(tmp_path):
    assert tuned_weights(tmp_path, "") is None
    older, newer = weights(tmp_path, b"older"), weights(tmp_path, b"newer")
    for file, seconds in ((older, 100), (newer, 200)):
        os.utime(file, (seconds, seconds))
    (tmp_path / "photo" / "tuned.safetensors").touch()  # not yet named by its content
    assert tuned_weights(tmp_path, f"embedded@{older.stem}") == older
    assert tuned_weights(tmp_path, "embedded@cccccccccccc") is None  # the shipped ones
    assert tuned_weights(tmp_path, f"ViT-B-32@{older.stem}") == newer


def test_tuned_weights_that_are_cut_short_are_named_with_what_to_do(tmp_path):
    file = weights(tmp_path, b"weights")
    file.write_bytes(b"weigh")
    with pytest.raises(ModelMismatch, match=rf"models/photo/{file.name} is damaged: .*import the catalogue again"):
        tuned_weights(tmp_path, f"embedded@{file.stem}")
    file.unlink()
    assert tuned_weights(tmp_path, f"embedded@{file.stem}") is None


def test_tuned_weights_that_no_index_needs_are_deleted(tmp_path):
    forget_tuned(tmp_path)
    (tmp_path / "photo").mkdir()
    for name in ("aaaaaaaaaaaa.safetensors", "bbbbbbbbbbbb.safetensors", "tuning.json"):
        (tmp_path / "photo" / name).touch()
    forget_tuned(tmp_path, "embedded@bbbbbbbbbbbb", "")
    assert {file.name for file in (tmp_path / "photo").iterdir()} == {"bbbbbbbbbbbb.safetensors", "tuning.json"}
