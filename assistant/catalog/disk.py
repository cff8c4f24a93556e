"""What a disk can refuse an import, in one sentence each, whichever library met it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import AssistantError, SetupError

FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
SAID_OF_FULL = ("disk is full", "No space left on device")  # by SQLite and by Chroma, which have errors of their own
SAID_OF_FORBIDDEN = ("readonly database", "unable to open database file")


@contextmanager
def told(home: Path) -> Iterator[None]:
    """Raise SetupError where the disk of `home` is full or may not be written."""
    try:
        yield
    except AssistantError:
        raise
    except Exception as error:
        number, said = getattr(error, "errno", None), str(error)
        if number in FULL or any(words in said for words in SAID_OF_FULL):
            raise SetupError(f"The disk of {home} is full: make room and import again.") from error
        if number in FORBIDDEN or any(words in said for words in SAID_OF_FORBIDDEN):
            raise SetupError(f"{home} cannot be written: let this user write there and import again.") from error
        raise
