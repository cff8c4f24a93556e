"""What the command line says when something is wrong with what it was given."""

import json
import sys
from pathlib import Path

import pytest
import structlog

from assistant import cli, wiring
from assistant.uploads import STAFF
from tests.photos import photo


@pytest.fixture(autouse=True)
def log_restored():
    """Take back where the command line sends the log: the standard error of one test."""
    yield
    structlog.reset_defaults()


def status_and_complaint(monkeypatch, capsys, *words: str) -> tuple[object, str]:
    monkeypatch.setattr(sys, "argv", ["assistant", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("search", "--batch", "/nonexistent"), "/nonexistent cannot be read (No such file or directory)"),
        (("search", "--batch", "/"), "/ cannot be read (Is a directory)"),
        (("search", ""), "text: Expected some words"),
        (("search", "x" * 1001), "text: Expected at most 1000 characters"),
        (("search", "tent", "--scene", "x" * 1001), "scene: Expected at most 1000 characters"),
        (("search", "tent", "-k", "201"), "k: "),
        (("search", "--photo", "/nonexistent"), "/nonexistent cannot be read: give the path of a photo"),
        (("search", "tent", "--photo", "/"), "/ cannot be read: give the path of a photo"),
        (("search", "--photo", __file__), "Expected a JPEG, PNG, WebP or HEIC photo"),
    ],
)
def test_what_cannot_be_searched_ends_with_one_sentence_and_status_2(monkeypatch, capsys, words, complaint):
    status, told = status_and_complaint(monkeypatch, capsys, *words)
    assert status == 2
    assert told.startswith(complaint)
    assert told.count("\n") == 1


def test_a_setting_that_cannot_be_used_is_named(monkeypatch, capsys):
    monkeypatch.setenv("ASSISTANT_PORT", "abc")
    status, told = status_and_complaint(monkeypatch, capsys, "run")
    assert status == 2
    assert told.startswith("ASSISTANT_PORT cannot be used: ")
    assert told.count("\n") == 1


def test_reviews_without_a_feed_are_refused(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    status, told = status_and_complaint(monkeypatch, capsys, "run", "--reviews", str(tmp_path / "reviews.tsv"))
    assert (status, told.count("\n")) == (2, 1)
    assert "--catalog" in told


@pytest.mark.parametrize("missing", ["feed.tsv", "reviews.tsv"])
def test_a_missing_file_is_noticed_before_anything_is_prepared(monkeypatch, capsys, tmp_path: Path, missing):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "home"))
    for name in {"feed.tsv", "reviews.tsv"} - {missing}:
        (tmp_path / name).touch()
    given = ("--catalog", str(tmp_path / "feed.tsv"), "--reviews", str(tmp_path / "reviews.tsv"))
    status, told = status_and_complaint(monkeypatch, capsys, "run", *given)
    assert (status, told.count("\n")) == (2, 1)
    assert told.startswith(str(tmp_path / missing))
    assert not (tmp_path / "home").exists()


def test_an_uploaded_photo_can_be_shown_with_what_is_printed(monkeypatch, capsys, tmp_path: Path):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    (tmp_path / "photo.jpg").write_bytes(photo())
    monkeypatch.setattr(sys, "argv", ["assistant", "upload", str(tmp_path / "photo.jpg")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    _, plain, described = capsys.readouterr().out.splitlines()
    assert plain.startswith("/show_photo{")
    shown, said = (json.loads(line.removeprefix("/show_photo")) for line in (plain, described))
    assert said == shown | {"words": "like this but in black, under $60"}
    assert wiring.uploads(wiring.settings()).open(shown["photo"], STAFF).shape == (40, 60, 3)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("page.jpg", "Expected a JPEG, PNG, WebP or HEIC photo"),
        ("missing.jpg", "cannot be read"),
        (".", "cannot be read"),
    ],
)
def test_what_cannot_be_uploaded_ends_with_one_sentence_and_status_2(
    monkeypatch, capsys, tmp_path: Path, name, complaint
):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "home"))
    (tmp_path / "page.jpg").write_text("<html></html>")
    status, told = status_and_complaint(monkeypatch, capsys, "upload", str(tmp_path / name))
    assert (status, told.count("\n")) == (2, 1)
    assert complaint in told
    assert not (tmp_path / "home").exists()


def test_a_home_that_cannot_be_written_is_named(monkeypatch, capsys, tmp_path: Path):
    (tmp_path / "photo.jpg").write_bytes(photo())
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "photo.jpg" / "home"))
    status, told = status_and_complaint(monkeypatch, capsys, "upload", str(tmp_path / "photo.jpg"))
    assert (status, told.count("\n")) == (2, 1)
    assert "cannot be written (Not a directory)" in told
