import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import wiring
from assistant.catalog.commands import catalog_app, progress_bar
from assistant.errors import FeedError
from tests.unit.catalog.fakes import JsonVectors, LetterCounts

#: The command line on a machine that has no model library at all.
WITHOUT_MODELS = """
import sys
sys.modules.update(dict.fromkeys(["torch", "sentence_transformers", "transformers"]))
from assistant.cli import main
main()
"""


def command(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_MODELS, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"ASSISTANT_HOME": str(home)},
    )


@pytest.fixture
def run(shop, monkeypatch):
    monkeypatch.setattr(wiring, "settings", lambda: shop.settings)
    monkeypatch.setattr(wiring, "encoder", lambda: shop.encoder)
    monkeypatch.setattr(wiring, "vector_writer", JsonVectors)
    return lambda *arguments: CliRunner().invoke(catalog_app, ["import", *map(str, arguments)])


def test_the_summary_accounts_for_every_row(run, write):
    result = run(write([{"id": "1"}, {"id": "2", "price": "free"}]))
    assert result.exit_code == 0
    assert "2 rows of 1 products" in result.output
    assert "1 added, 0 changed, 0 unchanged, 1 rejected" in result.output
    assert 'line 3 (2): the price "free" is none' in result.output


def test_twenty_rejections_are_printed_and_all_are_written(run, write, shop):
    result = run(write([{"id": "good"}, *({"id": f"bad{number}", "price": "x"} for number in range(30))]))
    assert "bad19" in result.output
    assert "bad20" not in result.output
    assert "and 10 more" in result.output
    lines = (shop.settings.logs / "import-rejections.tsv").read_text().splitlines()
    assert lines[0] == "kind\tline\tid\treason"
    assert len(lines) == 31


def test_a_file_that_is_no_feed_is_an_error_for_the_command_line_to_tell(run, tmp_path):
    (tmp_path / "x.txt").write_text("hello")
    assert isinstance(run(tmp_path / "x.txt").exception, FeedError)


def test_the_currency_of_bare_prices_can_be_chosen_and_is_checked(run, write, shop):
    assert run(write([{"id": "1", "price": "10"}]), "--currency", "eur").exit_code == 0
    assert shop.rows("SELECT currency FROM variants") == [("EUR",)]
    assert run(write([{"id": "1"}]), "--currency", "gold").exit_code == 2


def test_what_embeds_nothing_needs_no_model(shop, write, tmp_path):
    shop.encoder = LetterCounts("all-MiniLM-L6-v2")
    shop.take(write([{"id": "1"}, {"id": "2"}]))
    unchanged = command(shop.home, "catalog", "import", write([{"id": "1"}, {"id": "2"}]))
    assert "2 unchanged" in unchanged.stdout
    repriced = command(shop.home, "catalog", "import", write([{"id": "1", "price": "9 USD"}]))
    assert "1 changed, 0 unchanged, 0 rejected; 1 vanished" in repriced.stdout
    (tmp_path / "x.txt").write_text("hello")
    refused = command(shop.home, "catalog", "import", tmp_path / "x.txt")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "x.txt is no product feed" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_without_a_terminal_a_step_that_counts_nothing_is_told_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as progress:
        progress("writing the index of products", 0, None)
        progress("reading the feed", 500, None)
        progress("embedding products", 3, 10)
    told = capsys.readouterr().err.splitlines()
    assert told == ["writing the index of products", "reading the feed: 500", "embedding products: 3 of 10"]
