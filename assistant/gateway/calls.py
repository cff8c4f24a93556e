"""Who may call: how many at once, of one session and of all."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from assistant.calling.parts import Parts
from assistant.errors import CallsDown, TooManyRequests

RETRY_SECONDS = 30


class Calls:
    """The calls of one shop; `parts` is what they share, None where the shop takes none or not yet."""

    def __init__(self, parts: Parts | None, at_once: int, per_session: int, per_address: int) -> None:
        self._parts = parts
        self.is_loading = False
        self.is_broken = False  # the engines could not be loaded
        self._at_once = at_once
        self._per_session = per_session
        self._per_address = per_address
        self._held: Counter[str] = Counter()
        self._addresses: Counter[str] = Counter()

    async def load(self, make: Callable[[], Parts]) -> None:
        """Take calls as soon as a thread has made what they share; raises what that raises, and may be tried again."""
        self.is_loading = not self.is_broken
        self.is_broken = True
        try:
            self._parts = await asyncio.to_thread(make)
            self.is_broken = False
        finally:
            self.is_loading = False

    def models(self) -> Mapping[str, str]:
        """Return the engines in use, by what they do."""
        return models_of(self._parts) if self._parts else {}

    @contextmanager
    def place(self, session_id: str, address: str) -> Iterator[Parts]:
        """Hold a place for one call from an address. Raises CallsDown, and TooManyRequests where none is free."""
        if self.is_loading:
            raise CallsDown("Expected the voice to be loaded; call again in a moment.")
        if self.is_broken:
            raise CallsDown("Expected the voice to be loaded but it could not be; write instead.")
        if self._parts is None:
            raise CallsDown("Expected a shop that takes calls; write instead, or set ASSISTANT_CALLS_AT_ONCE.")
        if self._held[session_id] >= self._per_session:
            raise TooManyRequests("Expected fewer calls of one conversation; hang up the other one.", RETRY_SECONDS)
        if self._addresses[address] >= self._per_address:
            raise TooManyRequests("Expected fewer calls from one address; hang up another one.", RETRY_SECONDS)
        if self._held.total() >= self._at_once:
            raise TooManyRequests("Expected fewer calls at once; call again in a while, or write.", RETRY_SECONDS)
        with counted(self._held, session_id), counted(self._addresses, address):
            yield self._parts


@contextmanager
def counted(open_now: Counter[str], key: str) -> Iterator[None]:
    """Count one more under a key until left."""
    open_now[key] += 1
    try:
        yield
    finally:
        open_now[key] -= 1
        if not open_now[key]:
            del open_now[key]


def models_of(parts: Parts) -> Mapping[str, str]:
    """Return the engines of calls by what they do, as logged and shown."""
    return {"hears": parts.transcriber.name, "speaks": parts.voice.name, "detects": parts.detector.name}
