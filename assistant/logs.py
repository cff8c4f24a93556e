"""How logs are written: by commands beside their answers, by servers as JSON with the turn that a line is of."""

import logging
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict

from assistant.unfailing import Unfailing

#: The code of an error that nobody named.
UNFORESEEN = "unexpected"
_ERRORS = frozenset({"error", "exception", "critical"})


def what_goes_wrong() -> None:
    """Write only that to standard error."""
    _write_from(logging.WARNING)


def what_is_done() -> None:
    """Write that too: of long work an operator is told which model is in use and what came of it."""
    _write_from(logging.INFO)


def as_json(counted: Callable[[str, str], None]) -> None:
    """Write everything to standard output, one JSON object a line. `counted` is told each error: "log" and its code."""

    def count(_: object, level: str, line: EventDict) -> EventDict:
        if level in _ERRORS:
            counted("log", str(line.get("code", UNFORESEEN)))
        return line

    structlog.configure(
        processors=[
            count,
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Unfailing(lambda: sys.stdout))),
    )


def of_turn(turn_id: str) -> AbstractContextManager[None]:
    """Let every line within name the turn, where there is one, also of tasks and threads begun with this context."""
    return structlog.contextvars.bound_contextvars(turn_id=turn_id) if turn_id else nullcontext()


def _write_from(level: int) -> None:
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Looked up for each line: a progress bar puts a stream of its own there, which keeps lines apart from the bar.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
