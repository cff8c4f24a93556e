"""A trained dialogue and a small shop, made once for all conversations."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import parts
from assistant.dialogue_model import ensure_trained
from assistant.settings import Settings
from tests.conversations.pair import Pair, running

FEED = Path(__file__).with_name("feed.tsv")


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    if not parts.RASA_PYTHON.exists():
        pytest.skip(f"Rasa's environment is not there ({parts.RASA_PYTHON}): make test makes it")
    settings = Settings(home=tmp_path_factory.mktemp("shop"))
    ensure_trained(settings, parts.RASA_PYTHON, parts.ROOT, print)
    return settings


@pytest.fixture(scope="session")
def pair(settings: Settings) -> Iterator[Pair]:
    command = (sys.executable, "-m", "assistant.cli", "catalog", "import", str(FEED))
    environment = os.environ | {"ASSISTANT_HOME": str(settings.home)}
    subprocess.run(command, cwd=parts.ROOT, env=environment, check=True, timeout=120)
    with running(settings) as pair:
        yield pair


@pytest.fixture(scope="session")
def failing_pair(settings: Settings) -> Iterator[Pair]:
    with running(settings, "tests.conversations.failing_actions") as pair:
        yield pair


@pytest.fixture(scope="session")
def feed() -> dict[str, dict[str, str]]:
    with FEED.open(encoding="utf-8", newline="") as rows:
        return {row["id"]: row for row in csv.DictReader(rows, delimiter="\t")}
