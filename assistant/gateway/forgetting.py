"""Forgetting a customer while the shop runs, so that nothing that is still under way brings them back."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack

import structlog

from assistant.customers.book import Memory
from assistant.errors import AssistantError
from assistant.gateway.conversations import Conversations
from assistant.gateway.rooms import Rooms

SWEEP_SECONDS = 3600.0

log = structlog.get_logger("gateway.forgetting")


class Forgetting:
    """Forgets customers. After `late_seconds` no turn that was under way can write anything any more."""

    def __init__(self, memory: Memory, conversations: Conversations, rooms: Rooms, late_seconds: float) -> None:
        self.memory = memory
        self._conversations = conversations
        self._rooms = rooms
        self._late_seconds = late_seconds
        self._later: set[asyncio.Task[None]] = set()

    async def close(self, customer: str) -> None:
        """Forget a customer once the turns under way are over; their conversations end. Raises NotForgotten."""
        conversations = await asyncio.to_thread(self._conversations.of, customer)
        async with AsyncExitStack() as held:
            for each in sorted(conversations):
                await held.enter_async_context(self._rooms.of(each).answering)
            await self._forget(customer, conversations, conversations)
        self._tell(conversations)

    async def renew(self, customer: str, conversation: str, turn_id: str) -> None:
        """Forget a customer in the midst of a turn of theirs: this conversation goes on as somebody else's.

        The caller holds the turn. Raises NotForgotten.
        """
        conversations = await asyncio.to_thread(self._conversations.of, customer)
        await asyncio.to_thread(self._conversations.renew, conversation, turn_id)
        others = [each for each in conversations if each != conversation]
        await self._forget(customer, conversations, others)
        self._tell(others)

    def _tell(self, conversations: Sequence[str]) -> None:
        """Tell the pages that are still open in these conversations, so that they show them no longer."""
        for each in conversations:
            self._rooms.end(each)

    async def sweep(self) -> None:
        """Delete what is older than it may be, now and every hour, until cancelled."""
        while True:
            try:
                await asyncio.to_thread(self.memory.sweep)
            except Exception as error:  # noqa: BLE001 - the next hour may succeed, and the log says what failed
                log.error("not_swept", reason=type(error).__name__)
            await asyncio.sleep(SWEEP_SECONDS)

    def stop(self) -> None:
        """Wait for nothing any more."""
        for each in self._later:
            each.cancel()

    async def _forget(self, customer: str, conversations: Sequence[str], ended: Sequence[str]) -> None:
        """Forget now, and once more when what was late has been written: a turn that was given up still runs behind."""
        task = asyncio.create_task(self._once_more(customer, ended))
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        await asyncio.to_thread(self.memory.forget, customer, conversations)

    async def _once_more(self, customer: str, conversations: Sequence[str]) -> None:
        await asyncio.sleep(self._late_seconds)
        try:
            await asyncio.to_thread(self.memory.forget, customer, conversations)
        except AssistantError as error:
            log.error("not_forgotten", code=error.code, reason=str(error))
