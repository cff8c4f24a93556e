"""Code run in Rasa's environment, which this one cannot import."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from assistant import parts
from assistant.dialogue_encoder import export_minilm
from assistant.settings import Settings

LIMIT_SECONDS = 120
#: Reads code and what it is given from each line, and prints what came of it; all else that is printed is no answer.
ANSWERER = """
import json, sys, traceback
answers, sys.stdout = sys.stdout, sys.stderr
for line in sys.stdin:
    code, given = json.loads(line)
    names, wrong = {"given": given}, ""
    try:
        exec(code, names)
    except Exception:
        wrong = traceback.format_exc()
    print(json.dumps([names.get("answer"), wrong]), file=answers, flush=True)
"""


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    if not parts.RASA_PYTHON.exists():
        pytest.skip(f"Rasa's environment is not there ({parts.RASA_PYTHON}): make test makes it")
    return Settings(home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def encoder(settings: Settings) -> Path:
    return export_minilm(settings.models / "minilm")


@pytest.fixture(scope="session")
def environment(settings: Settings) -> dict[str, str]:
    parts.empty_temporary(settings)
    return os.environ | parts.rasa_environment(settings, parts.new_wires())


@pytest.fixture(scope="session")
def rasa(environment: dict[str, str], settings: Settings) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Rasa's Python in the shop's home."""

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
def ask(environment: dict[str, str], settings: Settings) -> Iterator[Callable[[str, Any], Any]]:
    """Run code that finds `given` and sets `answer`; one process runs all of it, as to import Rasa takes seconds."""
    command = [parts.RASA_PYTHON, "-W", "ignore", "-c", ANSWERER]
    with subprocess.Popen(
        command, cwd=settings.home, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout

        def run(code: str, given: Any) -> Any:
            late = Timer(LIMIT_SECONDS, process.kill)
            late.start()
            print(json.dumps([code, given]), file=process.stdin, flush=True)
            told = process.stdout.readline()
            late.cancel()
            assert told, "Rasa's Python ended, or was too late."
            answer, wrong = json.loads(told)
            assert not wrong, wrong
            return answer

        yield run
        process.stdin.close()
