"""What is live of a session: its open sockets and its unfinished turns."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from assistant.errors import TooManyRequests
from assistant.gateway.calls import counted
from assistant.gateway.messages import Ended, Pushed, Typing

MAX_SOCKETS_PER_SESSION = 4
MAX_SOCKETS_PER_ADDRESS = 50  # of all its sessions
MAX_SOCKETS = 1000
MAX_WAITING_TURNS = 3
#: Signals are quick taps, and nobody waits for their answer.
MAX_WAITING_SIGNALS = 40
#: Events a slow socket may lag behind before it is closed; it comes back and reads them from the history.
MAX_LAG = 100
RETRY_SECONDS = 5


class Feed:
    """Events on their way to one socket."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Pushed] = asyncio.Queue()
        self._lost = False

    def hand(self, event: Pushed) -> None:
        """Add an event. Once one has found the feed full, this and all that follow are dropped."""
        self._lost = self._lost or self._queue.qsize() >= MAX_LAG
        if not self._lost:
            self._queue.put_nowait(event)

    async def next(self) -> Pushed | None:
        """Return the next event, or None where events were dropped and the socket must be closed."""
        return None if self._lost and self._queue.empty() else await self._queue.get()


@dataclass(eq=False)
class Room:
    """One session's live part. Whoever uses a room holds it; it goes when nobody does."""

    answering: asyncio.Lock = field(default_factory=asyncio.Lock)  # one turn at a time, first come first served
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)  # events are pushed in the order of their numbers
    turns: dict[str, asyncio.Task[None]] = field(default_factory=dict)  # unfinished, by turn id
    signals: dict[str, asyncio.Task[None]] = field(default_factory=dict)  # not passed on yet, by turn id
    feeds: set[Feed] = field(default_factory=set)

    def admit(self, *, is_signal: bool) -> dict[str, asyncio.Task[None]]:
        """Return where a turn, or a signal, is to be entered: signals take no place of a turn.

        Raises TooManyRequests when one turn runs and MAX_WAITING_TURNS wait, or when MAX_WAITING_SIGNALS wait.
        """
        unfinished, most = (self.signals, MAX_WAITING_SIGNALS) if is_signal else (self.turns, MAX_WAITING_TURNS + 1)
        if len(unfinished) >= most:
            raise TooManyRequests("Expected earlier messages to be answered first; wait for them.", RETRY_SECONDS)
        return unfinished

    def unfinished(self, turn_id: str) -> asyncio.Task[None] | None:
        """Return the turn or signal of this id while it runs or waits."""
        return self.turns.get(turn_id) or self.signals.get(turn_id)

    def push(self, event: Pushed) -> None:
        """Hand an event to every socket."""
        for feed in self.feeds:
            feed.hand(event)


class Rooms:
    """The rooms in use."""

    def __init__(self) -> None:
        self._rooms: WeakValueDictionary[str, Room] = WeakValueDictionary()
        self._addresses: Counter[str] = Counter()  # open sockets

    def of(self, session_id: str) -> Room:
        """Return the session's room."""
        return self._rooms.setdefault(session_id, Room())

    @contextmanager
    def listening(self, session_id: str, address: str) -> Iterator[Feed]:
        """Receive the session's events at an address from now on. Raises TooManyRequests for one socket too many."""
        room = self.of(session_id)
        here, everywhere = self._addresses[address], self._addresses.total()
        if len(room.feeds) >= MAX_SOCKETS_PER_SESSION or here >= MAX_SOCKETS_PER_ADDRESS or everywhere >= MAX_SOCKETS:
            raise TooManyRequests("Expected fewer open connections; close another tab first.", RETRY_SECONDS)
        feed = Feed()
        room.feeds.add(feed)
        try:
            for turn_id in room.turns:
                feed.hand(Typing(turn_id=turn_id))
            with counted(self._addresses, address):
                yield feed
        finally:
            room.feeds.discard(feed)

    def end(self, session_id: str) -> None:
        """Tell every socket of a session that it is over and deleted."""
        if room := self._rooms.get(session_id):
            room.push(Ended())

    async def close(self) -> None:
        """Give up the turns that are still running."""
        rooms = self._rooms.values()
        turns = [turn for room in rooms for turn in (*room.turns.values(), *room.signals.values())]
        for turn in turns:
            turn.cancel()
        await asyncio.gather(*turns, return_exceptions=True)
