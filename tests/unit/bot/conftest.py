"""Code run in Rasa's environment, which this one cannot import."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import parts
from assistant.dialogue_encoder import export_minilm
from assistant.settings import Settings

LIMIT_SECONDS = 120


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    if not parts.RASA_PYTHON.exists():
        pytest.skip(f"Rasa's environment is not there ({parts.RASA_PYTHON}): make test makes it")
    return Settings(home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def encoder(settings: Settings) -> Path:
    return export_minilm(settings.models / "minilm")


@pytest.fixture(scope="session")
def rasa(settings: Settings) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Rasa's Python in the shop's home."""
    environment = os.environ | parts.rasa_environment(settings, parts.new_wires())

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [parts.RASA_PYTHON, *arguments],
            cwd=settings.home,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def ask(rasa) -> Callable[[str, Any], Any]:
    """Run code that finds `given` and sets `answer`."""

    def run(code: str, given: Any) -> Any:
        whole = f"import json, sys\ngiven = json.loads(sys.argv[1])\n{code}\nprint(json.dumps(answer))"
        told = rasa("-W", "ignore", "-c", whole, json.dumps(given))
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout.splitlines()[-1])

    return run
