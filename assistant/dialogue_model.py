"""Trains the dialogue model when what it is made of changed. Rasa has another environment, so it runs as a program."""

import gzip
import hashlib
import os
import re
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

from filelock import FileLock

from assistant.dialogue_encoder import encoder_fingerprint, export_minilm
from assistant.errors import SetupError
from assistant.settings import Settings

#: Training takes 20 seconds on two cores; a slow machine may need several minutes.
TRAIN_SECONDS = 15 * 60
READ_BYTES = 1 << 20
STEP = re.compile(r"Starting to train component '(\w+)'")

Say = Callable[[str], None]


def ensure_trained(settings: Settings, rasa_python: Path, root: Path, say: Say) -> Path:
    """Return the dialogue model of the project in `root`, trained by `rasa_python` unless an equal one exists.

    A damaged model is none. `say` is told what is done, in a few words at a time. Raises SetupError
    where training fails.
    """
    if not rasa_python.exists():
        raise SetupError(f"Training the dialogue needs Rasa's environment, expected at {rasa_python}: run make train.")
    encoder = settings.models / "minilm"
    say("preparing the sentence encoder")
    export_minilm(encoder)
    model = settings.models / "rasa" / f"dialogue-{_fingerprint(root, encoder)}.tar.gz"
    model.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(model.parent / "train.lock"):
        if not _is_whole(model):
            _train(settings, rasa_python, root, model, say)
            _remove_others(model)
    return model


def _is_whole(model: Path) -> bool:
    """Tell whether a model is there and can be read to its end, where its checksum stands."""
    try:
        with gzip.open(model) as opened:
            is_empty = not opened.read(1)
            while opened.read(READ_BYTES):
                pass
    except (OSError, EOFError, zlib.error):
        return False
    return not is_empty


def _fingerprint(root: Path, encoder: Path) -> str:
    """Name what a model is made of by its content."""
    digest = hashlib.sha256(encoder_fingerprint(encoder).encode())
    for path in _inputs(root):
        digest.update(f"\0{path.relative_to(root)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _inputs(root: Path) -> Iterator[Path]:
    yield from (root / "domain.yml", root / "bot" / "config.yml", root / "requirements" / "rasa.txt")
    yield from sorted((root / "bot").rglob("*.py"))
    yield from sorted((root / "data").rglob("*.yml"))


def _train(settings: Settings, rasa_python: Path, root: Path, model: Path, say: Say) -> None:
    settings.logs.mkdir(parents=True, exist_ok=True)
    log = settings.logs / "train.log"
    with tempfile.TemporaryDirectory(dir=model.parent) as folder:
        command = (
            *(str(rasa_python), "-m", "rasa", "train", "--fixed-model-name", "dialogue", "--out", folder),
            *("--config", str(root / "bot" / "config.yml"), "--domain", str(root / "domain.yml")),
            *("--data", str(root / "data")),
        )
        status = _run(command, _environment(settings, root, folder), Path(folder), log, say)
        trained = Path(folder) / "dialogue.tar.gz"
        if status != 0 or not trained.exists():
            raise SetupError(f"Rasa could not train the dialogue (exit status {status}): the end of {log} says why.")
        trained.replace(model)


def _environment(settings: Settings, root: Path, folder: str) -> dict[str, str]:
    return {
        **os.environ,
        "ASSISTANT_HOME": str(settings.home.resolve()),
        "PYTHONPATH": str(root),
        "PYTHONUNBUFFERED": "1",
        "RASA_CACHE_DIRECTORY": str(Path(folder) / "cache"),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "TMPDIR": folder,
    }


def _run(command: tuple[str, ...], environment: dict[str, str], folder: Path, log: Path, say: Say) -> int:
    """Run a program within TRAIN_SECONDS, keep what it prints in `log`, and return its exit status."""
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as program,
    ):
        end = Timer(TRAIN_SECONDS, program.kill)
        end.start()
        try:
            for line in program.stdout or ():
                kept.write(line)
                if step := STEP.search(line):
                    say(f"training the dialogue: {step[1]}")
        except BaseException:
            program.kill()
            raise
        finally:
            end.cancel()
    return program.returncode


def _remove_others(model: Path) -> None:
    for other in model.parent.glob("dialogue-*.tar.gz"):
        if other != model:
            other.unlink()
