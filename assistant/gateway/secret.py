"""The secret that signs sessions, made once for each shop."""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 32  # 256 bits


def open_secret(path: Path) -> str:
    """Return the secret kept at `path`, made at the first call and readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        secret = secrets.token_hex(SECRET_BYTES)
        file.write(secret)
    return secret
