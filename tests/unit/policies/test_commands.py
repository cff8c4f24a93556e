"""`assistant policies` as an operator runs it."""

from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

from assistant import wiring
from assistant.policies.commands import policies_app
from tests.unit.policies.conftest import RETURNS, WordEncoder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(wiring, "encoder", WordEncoder)
    yield tmp_path / "home"
    structlog.reset_defaults()  # where the command line sends the log


def run(*words: str) -> list[str]:
    ran = CliRunner().invoke(policies_app, words, catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.stdout.splitlines()


def test_an_import_tells_what_went_in_and_what_was_left_out(tmp_path: Path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "returns.md").write_text(RETURNS)
    (tmp_path / "files" / "a\x1b[2Jb.txt").write_text("x")
    assert run("import", str(tmp_path / "files")) == [
        "Taken in: documents 1, sections 3, sentences 4.",
        "Left out:",
        "  a[2Jb.txt: no Markdown: its name does not end in .md or .markdown",
    ]


def test_what_is_quoted_from_is_listed(tmp_path: Path):
    assert run("list") == ["There are none; take some in with `assistant policies import FOLDER`."]
    (tmp_path / "returns.md").write_text(RETURNS)
    run("import", str(tmp_path / "returns.md"))
    assert run("list") == [
        "Returns (returns.md)",
        "  Returns: How long (2)",
        "  Returns: What cannot be returned (1)",
        "  Returns: How to return something (1)",
    ]
