"""A log on a full disk."""

import sys

import structlog

from assistant.unfailing import Unfailing


class Full:
    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        raise OSError(28, "No space left on device")


def test_what_cannot_be_logged_is_left_out_and_nothing_is_raised() -> None:
    log = structlog.PrintLogger(Unfailing(Full))  # type: ignore[arg-type]
    log.info("a line")


def test_what_can_be_logged_is(capsys) -> None:
    structlog.PrintLogger(Unfailing(lambda: sys.stdout)).info("a line")  # type: ignore[arg-type]
    assert capsys.readouterr().out == "a line\n"
