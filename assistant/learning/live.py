"""The folder of a shop's learnt rankers: the one in use and the one before it.

<home>/models/ranker/live.safetensors  in use; without it the prior is
<home>/models/ranker/last.safetensors  in use before; without it the prior was
"""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from assistant.ranking.terms import JUDGED

LIVE, LAST = "live.safetensors", "last.safetensors"
IDENTITY = 12  # hexadecimal digits of the weights' SHA-256


def live(folder: Path) -> Path:
    """Return where the ranker in use lies, if there is one."""
    return folder / LIVE


def name_of(file: Path) -> str:
    """Return the name that tells a learnt ranker from all others. Raises OSError where it cannot be read."""
    with file.open("rb") as opened:
        return f"learnt@{hashlib.file_digest(opened, 'sha256').hexdigest()[:IDENTITY]}"


def reads(encoder: str) -> str:
    """Return what makes the inputs of a ranker: the model of texts, and the terms in their order."""
    return f"{encoder}: {', '.join(JUDGED)}"


def put_live(folder: Path, write: Callable[[Path], None]) -> None:
    """Write a ranker and put it in use; the one that was is kept. A shop that runs sees the old one or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / "new.safetensors"
    write(draft)
    if live(folder).exists():
        shutil.copyfile(live(folder), folder / LAST)
    else:
        (folder / LAST).unlink(missing_ok=True)
    draft.replace(live(folder))


def go_back(folder: Path) -> bool:
    """Put the ranker before in use, the prior where there was none; False where the prior is in use already."""
    if not live(folder).exists():
        return False
    if (folder / LAST).exists():
        (folder / LAST).replace(live(folder))
    else:
        live(folder).unlink()
    return True
