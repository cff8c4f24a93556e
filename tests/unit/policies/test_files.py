"""Which files are taken, and what is said of the others."""

import os
from pathlib import Path

import pytest

from assistant.errors import PolicyError
from assistant.policies import files
from assistant.policies.files import MOST_BYTES, read_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "policies"
    (folder / "more").mkdir(parents=True)
    (folder / "returns.md").write_text("# Returns\n")
    (folder / "more" / "shipping.markdown").write_bytes(b"\xef\xbb\xbf# Shipping\r\n")
    return folder


def skipped(*paths: Path) -> dict[str, str]:
    return {each.name: each.reason for each in read_files(paths)[1]}


def test_the_markdown_files_of_a_folder_and_below_are_read_in_order(folder: Path):
    texts, left_out = read_files([folder])
    assert [(each.name, each.text) for each in texts] == [
        ("more/shipping.markdown", "# Shipping\n"),
        ("returns.md", "# Returns\n"),
    ]
    assert left_out == []


def test_a_file_can_be_named_by_itself(folder: Path):
    assert [each.name for each in read_files([folder / "returns.md"])[0]] == ["returns.md"]


def test_what_is_hidden_is_no_markdown_or_is_no_file_is_left_out_and_told(folder: Path):
    (folder / ".git").mkdir()
    (folder / ".git" / "a.md").write_text("secret")
    (folder / ".draft.md").write_text("secret")
    (folder / "notes.txt").write_text("notes")
    os.mkfifo(folder / "pipe.md")
    assert skipped(folder) == {
        ".draft.md": "hidden",
        ".git": "hidden",
        "notes.txt": "no Markdown: its name does not end in .md or .markdown",
        "pipe.md": "no file",
    }


def test_a_link_that_leads_out_is_refused_and_one_within_is_read_once(folder: Path, tmp_path: Path):
    (tmp_path / "secret.md").write_text("secret")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (folder / "away").symlink_to(tmp_path)
    (folder / "again.md").symlink_to("returns.md")
    texts, left_out = read_files([folder])
    assert "secret" not in "".join(each.text for each in texts)
    assert {each.name: each.reason for each in left_out} == {
        "out.md": "a link that leads out of the folder",
        "returns.md": "the same file as again.md",
    }


def test_a_file_that_is_too_large_or_not_utf_8_is_left_out(folder: Path):
    (folder / "big.md").write_bytes(b"x" * (MOST_BYTES + 1))
    (folder / "latin.md").write_bytes(b"caf\xe9")
    assert skipped(folder) == {"big.md": "larger than 256 KiB", "latin.md": "not UTF-8"}


def test_too_many_files_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "MOST_FILES", 1)
    with pytest.raises(PolicyError, match="more than 1 Markdown files"):
        read_files([folder])
    monkeypatch.setattr(files, "MOST_LOOKED_AT", 1)
    with pytest.raises(PolicyError, match="holds more than 1 files"):
        read_files([folder])


def test_a_path_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(PolicyError, match="is not there"):
        read_files([tmp_path / "nothing"])
