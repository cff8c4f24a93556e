"""Kills its process group when the process that started it is gone, however that ended.

Run as a program, with standard input a pipe whose other end only the starter holds. Every child of the starter
joins this group, so that none outlives it, not even after SIGKILL.
"""

import os
import signal
import sys


def main() -> None:
    """Wait for the end of standard input, then end the whole group, this process included."""
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
