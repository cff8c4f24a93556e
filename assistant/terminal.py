"""Runs a conversation of the terminal, typed or piped."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO


def converse(command: Sequence[str], environment: Mapping[str, str], folder: Path, log: IO[bytes]) -> int:
    """Run `rasa shell` in the foreground, its log in `log`, and return its exit status.

    At the end of an input that is no terminal it is told to stop: by itself it waits forever at the end of a pipe, and
    a file it cannot read at all.
    """
    typed = sys.stdin.isatty()
    source = None if typed else subprocess.PIPE
    with subprocess.Popen(command, bufsize=0, cwd=folder, env=environment, stdin=source, stderr=log) as program:
        if program.stdin is not None:
            Thread(target=_feed, args=(sys.stdin.buffer, program.stdin), daemon=True).start()
        try:
            return program.wait()
        except BaseException:  # told to end: so is the program, which may not have heard it
            program.terminate()
            raise


def _feed(source: IO[bytes], target: IO[bytes]) -> None:
    with suppress(BrokenPipeError):  # the conversation may end before its input
        for line in source:
            target.write(line)
        target.write(b"/stop\n")
