"""The log of commands at a terminal. Standard output is for answers, which programs read; the log goes beside it."""

import logging
import sys

import structlog


def what_goes_wrong() -> None:
    """Write only that to standard error."""
    _write_from(logging.WARNING)


def what_is_done() -> None:
    """Write that too: of long work an operator is told which model is in use and what came of it."""
    _write_from(logging.INFO)


def _write_from(level: int) -> None:
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Looked up for each line: a progress bar puts a stream of its own there, which keeps lines apart from the bar.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
