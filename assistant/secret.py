"""A secret of the shop, made once: one signs sessions, one seals e-mail addresses."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from assistant.errors import SetupError

SECRET_BYTES = 32  # 256 bits
SECRET = re.compile("[0-9a-f]{64}")


def open_secret(path: Path) -> str:
    """Return the secret kept at `path`, made at the first call and readable by its owner alone.

    Of several processes that call first at once, all get the same. Raises SetupError where the file holds no secret:
    what an empty one signs, anybody can sign.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    secret = path.read_bytes().decode("ascii", errors="replace")
    if not SECRET.fullmatch(secret):
        raise SetupError(f"{path} holds no secret: put the file back, or delete it, and a new secret is made.")
    return secret


def _make(path: Path) -> None:
    """Write a whole file beside it and give it the name, which fails where another was faster."""
    draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SECRET_BYTES))
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
