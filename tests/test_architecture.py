"""The walls of the project: who may import whom, one library one adapter, and small files."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for top in ("assistant", "actions", "bot", "scripts") for path in (ROOT / top).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in SOURCES]

MOST_LINES_OF_A_FILE = 300  # code, blank lines and comments left out
MOST_LINES_OF_A_FUNCTION = 60

#: Where a library that is heavy, or one of several that could do the work, may be imported. A second place means
#: that two parts know it: give the second what it needs through the first.
HOMES = {
    "TTS": {"assistant/speaking"},
    "arpabo": {"assistant/hearing/arpa.py"},
    "alembic": {"assistant/catalog/store.py", "assistant/catalog/migrations"},
    "av": {"assistant/audio/notes.py"},
    "chromadb": {"assistant/retrieval/vectors.py"},
    "defusedxml": {"assistant/catalog"},
    "espeakng_loader": {"assistant/speaking/espeak_process.py", "assistant/models/inventory.py"},
    "fastapi": {"assistant/gateway"},
    "gruut": {"assistant/hearing/pronouncing.py"},
    "itsdangerous": {"assistant/gateway/sessions.py"},
    "limits": {"assistant/gateway/rates.py"},
    "open_clip": {"assistant/vision"},
    "pillow_heif": {"assistant/photo.py"},
    "matplotlib": {"assistant/reporting/plots.py"},
    "markdown_it": {"assistant/policies/markdown.py"},
    "num2words": {"assistant/speaking/numerals.py", "assistant/hearing/spoken.py"},
    "numkong": {"assistant/retrieval/scan.py"},
    "onnxruntime": {"bot/components/minilm.py", "assistant/calling/vad.py", "assistant/hearing/denoising.py"},
    "pocketsphinx": {"assistant/hearing/sphinx.py", "assistant/hearing/pronouncing.py"},  # its dictionary
    "prometheus_client": {"assistant/metrics.py"},
    "rapidfuzz": {"assistant/language"},
    "rasa": {"bot"},
    "rasa_sdk": {"actions"},
    "resvg_py": {"assistant/catalog/demo"},
    "sentence_transformers": {"assistant/retrieval/encoder.py", "assistant/dialogue_encoder.py"},
    "sounddevice": {"assistant/mic/devices.py"},
    "spellchecker": {"assistant/language"},
    "snowballstemmer": {"assistant/language/stems.py"},
    "starlette": {"assistant/gateway", "actions/server.py"},
    "timm": {"assistant/vision"},
    "torch": {
        "assistant/retrieval/encoder.py",
        "assistant/dialogue_encoder.py",
        "assistant/vision",
        "assistant/speaking/coqui.py",
        "assistant/hearing/whisper.py",
        "assistant/learning",
    },
    "typer": {
        "assistant/cli.py",
        "assistant/catalog/commands.py",
        "assistant/catalog/demo/commands.py",
        "assistant/handoff/commands.py",
        "assistant/mic/commands.py",
        "assistant/models/commands.py",
        "assistant/orders/commands.py",
        "assistant/policies/commands.py",
        "assistant/privacy/commands.py",
        "assistant/reporting/commands.py",
        "assistant/tailoring/commands.py",
    },
    "websockets": {"assistant/mic/connection.py"},
    "vaderSentiment": {"assistant/knowing/sentiment.py"},
    "whisper": {"assistant/hearing/whisper.py"},
    "uvicorn": {"assistant/gateway/serving.py", "actions/__main__.py"},
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield the top packages that a file imports, anywhere in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def is_within(path: Path, homes: set[str]) -> bool:
    name = path.relative_to(ROOT)
    return any(name == Path(home) or Path(home) in name.parents for home in homes)


def test_imports_keep_the_contracts_of_pyproject(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_is_known_to_its_adapter_alone(library):
    strangers = [str(path) for path in SOURCES if library in imported(path) and not is_within(path, HOMES[library])]
    assert strangers == []


def test_every_home_of_a_library_exists():
    assert [home for homes in HOMES.values() for home in homes if not (ROOT / home).exists()] == []


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_file_is_short(path):
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    assert len([line for line in lines if line and not line.startswith("#")]) <= MOST_LINES_OF_A_FILE


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_its_functions_are_short(path):
    functions = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    assert [node.name for node in functions if node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION] == []


def test_importing_the_launcher_loads_no_model_library(tmp_path):
    import subprocess
    import sys

    code = "import sys, assistant.cli, assistant.launcher; print(*{'torch', 'chromadb', 'fastapi'} & {*sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""
