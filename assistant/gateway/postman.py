"""Brings customers what people of the shop say, and the desk what it could not be brought before."""

import asyncio
import time

import structlog

from assistant.gateway.history import History
from assistant.gateway.rooms import Rooms
from assistant.people import Correspondence, News, Who
from assistant.phrases import Phrases
from assistant.screen import QuickReply, Reply

#: People may also write in a terminal, so their words are looked for. One small query.
LOOK_SECONDS = 1.0
RETRY_SECONDS = 60.0


class Postman:
    """Delivers each line once: it is written into the history like a reply, and pushed to the open pages."""

    def __init__(self, mail: Correspondence, history: History, rooms: Rooms, phrases: Phrases) -> None:
        self.mail = mail
        self._phrases = phrases
        self._history = history
        self._rooms = rooms
        self._delivering = asyncio.Lock()
        self._log = structlog.get_logger("gateway.postman")

    async def run(self) -> None:
        """Look for what is to be delivered, again and again."""
        tried = time.monotonic()
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.deliver()
                if time.monotonic() - tried >= RETRY_SECONDS:
                    tried = time.monotonic()
                    await asyncio.to_thread(self.mail.retry)
            except Exception as error:  # noqa: BLE001 - the next look may succeed, and the log says what failed
                self._log.error("not_delivered", reason=type(error).__name__)

    async def deliver(self) -> None:
        """Deliver what people have said so far."""
        async with self._delivering:
            for news in await asyncio.to_thread(self.mail.untold):
                await self._deliver(news)
                await asyncio.to_thread(self.mail.told, news.key)

    async def _deliver(self, news: News) -> None:
        room = self._rooms.of(news.conversation)
        async with room.writing:
            event = await asyncio.to_thread(
                self._history.tell, news.conversation, f"news-{news.key}", *self._told(news)
            )
            if event is None:
                self._log.warning("session_over", key=news.key)
            else:
                room.push(event)

    def _told(self, news: News) -> tuple[Reply, str | None]:
        leave = self._phrases.say("utter_quick_assistant")
        reply = Reply(
            text=news.line.text,
            speech=news.line.text,
            quick_replies=(QuickReply(label=leave, text=leave),) if news.is_held else (),
            is_held=news.is_held,
        )
        return reply, news.line.name if news.line.who is Who.PERSON else None
