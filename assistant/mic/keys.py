"""What a customer does at the keyboard during a call."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.calling.events import ClientEvent, Mute, Release
from assistant.errors import SetupError

TALK, MUTE, LEAVE = " ", "m", ("q", "\x03", "\x04")  # the last two are Ctrl-C and Ctrl-D


class Keys:
    """Turns keys into events. Where one pushes to talk, a key begins to speak and the next press ends the turn."""

    def __init__(self, do: Callable[[ClientEvent | None], None], *, pushes: bool) -> None:
        self._do = do
        self._pushes = pushes
        self.is_muted = False

    def begin(self) -> None:
        """Begin the call: who pushes to talk is not heard yet."""
        if self._pushes:
            self._mute(on=True)

    def press(self, key: str) -> None:
        """Take a key."""
        if key in LEAVE:
            self._do(None)
        elif key == TALK and self._pushes:
            if not self.is_muted:
                self._do(Release(type="release"))
            self._mute(on=not self.is_muted)
        elif key == MUTE and not self._pushes:
            self._mute(on=not self.is_muted)

    def _mute(self, *, on: bool) -> None:
        self.is_muted = on
        self._do(Mute(type="mute", on=on))


@contextmanager
def watched(keys: Keys) -> Iterator[None]:
    """Watch the terminal's keys, if this is one. Raises SetupError where one cannot push to talk."""
    if not sys.stdin.isatty():
        if keys.is_muted:
            raise SetupError("To push to talk needs a terminal to press keys in: leave --push-to-talk out.")
        yield
        return
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    loop = asyncio.get_running_loop()
    tty.setcbreak(descriptor)
    loop.add_reader(descriptor, lambda: keys.press(sys.stdin.read(1)))
    try:
        yield
    finally:
        loop.remove_reader(descriptor)
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
