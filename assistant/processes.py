"""The child processes of one run: one group, stopped together, none left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

STOP_SECONDS = 6.0  # from SIGTERM to SIGKILL
#: What the shop's programs write can be read by the user alone who runs them: conversations are among it.
PRIVATE = 0o077


class ProcessGroup:
    """Starts children and ends them all on leaving the `with` block.

    They share the process group of a guard (`assistant.guard`), away from the terminal's: Ctrl-C reaches this
    process alone, and should it be killed the guard ends the rest.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder  # the children's working directory
        self._children: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        guard = [sys.executable, "-I", "-S", str(Path(__file__).with_name("guard.py"))]
        self._guard = subprocess.Popen(guard, stdin=subprocess.PIPE, process_group=0)
        return self

    def start(
        self, command: Sequence[str], environment: Mapping[str, str], output: IO[bytes] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a child; `output` takes what it prints, the terminal where none is given."""
        child = subprocess.Popen(
            command,
            cwd=self._folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            process_group=self._guard.pid,
            umask=PRIVATE,
        )
        self._children = [known for known in self._children if known.poll() is None] + [child]
        return child

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> int:
        """Run a child to its end on this terminal and return its exit status."""
        return self.start(command, environment).wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._ask_to_stop()
        finally:  # a second Ctrl-C shortens the wait
            os.killpg(self._guard.pid, signal.SIGKILL)
            for child in (*self._children, self._guard):
                child.wait()

    def _ask_to_stop(self) -> None:
        for child in self._children:
            child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._children:
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                return
