"""When the dialogue's sentence encoder is written, with small files in place of the model's."""

from pathlib import Path

import pytest

from assistant import dialogue_encoder
from assistant.dialogue_encoder import encoder_fingerprint, export_minilm
from assistant.errors import ModelUnusable, SetupError


class Encoder:
    def eval(self) -> "Encoder":
        return self


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count what is written."""
    files: list[str] = []

    def write(target: Path, _source: object) -> None:
        files.append(target.name)
        target.write_text(f"whole {target.name}")

    monkeypatch.setattr(dialogue_encoder, "loaded", lambda folder: Encoder())
    monkeypatch.setattr(dialogue_encoder, "_write_model", write)
    monkeypatch.setattr(dialogue_encoder, "_write_tokenizer", write)
    return files


def test_what_is_there_and_whole_is_not_written_again(tmp_path: Path, written: list[str]):
    folder = export_minilm(tmp_path / "minilm")
    export_minilm(folder)
    assert sorted(written) == ["model.onnx", "tokenizer.json"]


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "origin.json"])
@pytest.mark.parametrize("content", [None, "", "who"], ids=["missing", "emptied", "cut short"])
def test_what_is_missing_or_damaged_is_written_anew(tmp_path: Path, name: str, content: str | None):
    folder = export_minilm(tmp_path / "minilm")
    before = encoder_fingerprint(folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_text(content)
    export_minilm(folder)
    assert (folder / "model.onnx").read_text() == "whole model.onnx"
    assert (folder / "tokenizer.json").read_text() == "whole tokenizer.json"
    assert encoder_fingerprint(folder) == before != ""


def test_that_of_another_package_is_written_anew(tmp_path: Path, written: list[str], monkeypatch: pytest.MonkeyPatch):
    folder = export_minilm(tmp_path / "minilm")
    monkeypatch.setattr(dialogue_encoder, "MAX_TOKENS", 512)
    export_minilm(folder)
    assert len(written) == 4


def test_where_the_package_is_damaged_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def damaged(folder: Path) -> None:
        raise ModelUnusable(f"{folder} cannot be read")

    monkeypatch.setattr(dialogue_encoder, "loaded", damaged)
    with pytest.raises(ModelUnusable, match="cannot be read"):
        export_minilm(tmp_path / "minilm")
    assert [path.name for path in tmp_path.iterdir()] == ["minilm.lock"]


def test_where_it_cannot_be_written_the_room_it_needs_is_told(tmp_path: Path):
    (tmp_path / "models").write_text("a file in the way")
    with pytest.raises(SetupError, match="needs 100 MB"):
        export_minilm(tmp_path / "models" / "minilm")
