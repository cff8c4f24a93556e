from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.catalog.demo import commands, shop
from assistant.catalog.demo.shop import Progress
from assistant.errors import SetupError


def test_the_shop_is_built_below_the_home_folder_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(folder: Path, *, progress: Progress) -> Path:
        progress(1, 1)
        return folder / "feed.tsv"

    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    monkeypatch.setattr(shop, "build", build)
    result = CliRunner().invoke(commands.demo_app, ["build"])
    assert result.exit_code == 0
    assert str(tmp_path / "demo" / "feed.tsv") in result.stdout


@pytest.mark.parametrize("command", ["build", "orders"])
def test_a_file_in_the_place_of_the_folder_is_told_in_a_sentence(command: str, tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.touch()
    told = CliRunner().invoke(commands.demo_app, [command, str(file)]).exception
    assert isinstance(told, SetupError)
    assert str(file) in str(told)
