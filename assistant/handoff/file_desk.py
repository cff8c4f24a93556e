"""The desk that needs nothing: a text file for each conversation, below the shop's home."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from assistant.errors import DeskDown
from assistant.handoff.case import line_of, title, written
from assistant.people import Handover, Line, Ticket
from assistant.phrases import Phrases


class FileDesk:
    """Keeps conversations in a folder, as `<number>.txt`; people answer with `assistant handoff reply`."""

    name = "file"
    is_live = False

    def __init__(self, folder: Path, phrases: Phrases, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._phrases = phrases
        self._now = now

    def open(self, handover: Handover, reference: str) -> str:  # noqa: ARG002 - the number names the file already
        """Write a conversation down, after what was written of it before."""
        answer = f'assistant handoff reply {handover.number} "…"\nassistant handoff back {handover.number}'
        self._append(
            handover.number, f"{title(handover, self._phrases)}\n{answer}\n\n{written(handover, self._phrases)}"
        )
        return str(handover.number)

    def pass_on(self, ticket: Ticket, line: Line) -> None:
        """Add a line."""
        self._append(ticket.number, line_of(line, self._phrases))

    def close(self, ticket: Ticket) -> None:
        """Add that it is over."""
        released = self._phrases.say("utter_case_released")
        self._append(ticket.number, f"[{self._now():%Y-%m-%d %H:%M} UTC] {released}")

    def _append(self, number: int, text: str) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._folder / f"{number}.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as file:
                file.write(f"{text}\n")
        except OSError as error:
            raise DeskDown(f"Expected to write below {self._folder} but could not: {error.strerror}.") from error
