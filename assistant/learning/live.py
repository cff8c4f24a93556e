"""The folder of a kind of learnt model, such as rankers: the one in use and the one before it.

<home>/models/ranker/live.safetensors  in use; without it what is untrained is, of rankers the prior
<home>/models/ranker/last.safetensors  in use before; without it what is untrained was
"""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from assistant.ranking.terms import JUDGED

LIVE, LAST = "live.safetensors", "last.safetensors"
IDENTITY = 12  # hexadecimal digits of the weights' SHA-256


def live(folder: Path) -> Path:
    """Return where the model in use lies, if there is one."""
    return folder / LIVE


def name_of(file: Path) -> str:
    """Return the name that tells a learnt model from all others. Raises OSError where it cannot be read."""
    with file.open("rb") as opened:
        return f"learnt@{hashlib.file_digest(opened, 'sha256').hexdigest()[:IDENTITY]}"


def reads(encoder: str) -> str:
    """Return what makes the inputs of a ranker: the model of texts, and the terms in their order."""
    return f"{encoder}: {', '.join(JUDGED)}"


def put_live(folder: Path, write: Callable[[Path], None]) -> None:
    """Write a model and put it in use; the one that was is kept. A shop that runs sees the old one or the new one."""
    draft = _written(folder, write)
    if live(folder).exists():
        shutil.copyfile(live(folder), folder / LAST)
    else:
        (folder / LAST).unlink(missing_ok=True)
    draft.replace(live(folder))


def put_alone(folder: Path, write: Callable[[Path], None]) -> None:
    """Write a model and put it in use; nothing stays of the one that was."""
    _written(folder, write).replace(live(folder))


def _written(folder: Path, write: Callable[[Path], None]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / "new.safetensors"
    write(draft)
    return draft


def go_back(folder: Path) -> bool:
    """Put the model before in use, none where there was none; False where none is in use already."""
    if not live(folder).exists():
        return False
    if (folder / LAST).exists():
        (folder / LAST).replace(live(folder))
    else:
        live(folder).unlink()
    return True
