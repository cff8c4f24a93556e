"""A model in a file: read anew as it changes, and never in the way where it cannot be read."""

from structlog.testing import capture_logs

from assistant.errors import ModelUnusable
from assistant.learning.newest import Newest


def read(file):
    if file.read_text() == "broken":
        raise ModelUnusable(f"{file} is broken.")
    return file.read_text()


def test_a_file_that_comes_changes_and_goes_is_followed(tmp_path):
    file = tmp_path / "live"
    newest = Newest(file, read, "untrained")
    found = [newest.now()]
    for text in ("first", "another"):
        file.write_text(text)
        found.append(newest.now())
    file.unlink()
    assert [*found, newest.now()] == ["untrained", "first", "another", "untrained"]


def test_one_that_cannot_be_used_is_told_of_once(tmp_path):
    file = tmp_path / "live"
    file.write_text("broken")
    newest = Newest(file, read, "untrained")
    with capture_logs() as logs:
        assert [newest.now(), newest.now()] == ["untrained", "untrained"]
    assert [each["code"] for each in logs] == ["model_unusable"]


def test_one_that_cannot_be_used_is_in_trouble_until_it_is_mended_or_gone(tmp_path):
    file = tmp_path / "ranker" / "live.safetensors"
    file.parent.mkdir()
    newest = Newest(file, read, "untrained")
    assert newest.trouble() is None
    file.write_text("broken")
    assert newest.trouble() == "models/ranker/live.safetensors cannot be used: train it anew, or delete it."
    file.write_text("mended")
    assert newest.trouble() is None
    file.write_text("broken")
    assert newest.trouble() is not None
    file.unlink()
    assert newest.trouble() is None
