"""What connects a call to whoever calls, whatever carries it."""

import asyncio
from dataclasses import dataclass, field

from assistant.calling.events import Event, FromClient

WAITING_IN = 50  # frames and events: a second of sound, then a client that sends faster has to wait
WAITING_OUT = 1000  # a client that takes in less lags


@dataclass(frozen=True)
class Line:
    """Both directions of a call. None is the end: nothing more comes, or nothing more is sent."""

    incoming: asyncio.Queue[bytes | FromClient | None] = field(default_factory=lambda: asyncio.Queue(WAITING_IN))
    outgoing: asyncio.Queue[bytes | Event | None] = field(default_factory=lambda: asyncio.Queue(WAITING_OUT))
