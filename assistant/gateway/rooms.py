"""What is live of a session: its open sockets and its unfinished turns."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from assistant.errors import TooManyRequests
from assistant.gateway.calls import counted
from assistant.gateway.messages import Pushed, Typing

MAX_SOCKETS_PER_SESSION = 4
MAX_SOCKETS_PER_ADDRESS = 50  # of all its sessions
MAX_SOCKETS = 1000
MAX_WAITING_TURNS = 3
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
    feeds: set[Feed] = field(default_factory=set)

    def admit(self) -> None:
        """Raise TooManyRequests when one turn runs and MAX_WAITING_TURNS wait."""
        if len(self.turns) > MAX_WAITING_TURNS:
            raise TooManyRequests("Expected earlier messages to be answered first; wait for them.", RETRY_SECONDS)

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

    async def close(self) -> None:
        """Give up the turns that are still running."""
        turns = [turn for room in self._rooms.values() for turn in room.turns.values()]
        for turn in turns:
            turn.cancel()
        await asyncio.gather(*turns, return_exceptions=True)
