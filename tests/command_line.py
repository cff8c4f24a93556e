"""The command `assistant` as an operator runs it, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from assistant import parts

SECONDS = 300


def assistant(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the shop of this home, and fail where it fails."""
    return subprocess.run(
        (sys.executable, "-m", "assistant.cli", *command),
        cwd=parts.ROOT,
        env=os.environ | {"ASSISTANT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
