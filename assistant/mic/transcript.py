"""A call on the terminal: what was said on both sides, and at a terminal how loud the microphone is."""

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.status import Status
from rich.text import Text

from assistant.audio.pcm import SILENCE_DB
from assistant.calling.events import Adjusted, Bye, Cut, Event, Failed, Noticed, Partly, Ready, Replied, Understood
from assistant.shell import listing

BARS = 20
QUIETEST_DB = -60.0  # the meter's left end
FALL_DB = 1.5  # of the meter in 20 ms

#: What is written of events, and in which style; others are not.
LINES: Mapping[type[Event], tuple[Callable[[Any], str], str]] = {
    Ready: (lambda ready: f"hears: {ready.hears}\nspeaks: {ready.speaks}\ndetects: {ready.detects}", "dim"),
    Understood: (lambda heard: f"you: {heard.text or '…'} ({heard.confidence:.0%})", "bold cyan"),
    Replied: (lambda replied: listing(replied.content), ""),
    Noticed: (lambda noticed: noticed.text, ""),
    Cut: (lambda cut: f"interrupted; heard: {cut.heard or 'nothing'}", "yellow"),
    Adjusted: (lambda voice: f"speed {voice.speed:g}, {voice.gain_db:+g} dB", "dim"),
    Failed: (lambda failed: f"{failed.code}: {failed.message}", "red"),
    Bye: (lambda bye: f"the call is over: {bye.reason}", "dim"),
}


class Transcript:
    """Writes lines that stay, and below them one that changes. Text of customers and feeds is never markup."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._level = SILENCE_DB
        self._partial = ""
        self._line: Status | None = console.status("", spinner="dots") if console.is_terminal else None

    def __enter__(self) -> "Transcript":
        if self._line:
            self._line.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._line:
            self._line.stop()

    def show(self, event: Event) -> None:
        """Show what the server says."""
        if isinstance(event, Partly | Understood):
            self._partial = event.text if isinstance(event, Partly) else ""
        if type(event) in LINES:
            line, style = LINES[type(event)]
            self.write(line(event), style)

    def meter(self, level: float) -> None:
        """Show how loud the microphone is, dB below full scale: up at once, down slowly."""
        self._level = max(level, self._level - FALL_DB)
        if self._line:
            self._line.update(Text(f"{bar(self._level)} {self._partial}"))

    def write(self, text: str, style: str = "") -> None:
        """Write a line that stays."""
        self._console.print(Text(text, style=style))


def bar(level: float) -> str:
    """Return a level as a bar."""
    filled = round(BARS * min(1.0, max(0.0, 1 - level / QUIETEST_DB)))
    return "█" * filled + "░" * (BARS - filled)
