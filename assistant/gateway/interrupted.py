"""Turns whose answer was lost: the gateway ended in the midst of them, or could not write the answer down.

Whether they were carried out behind is not known, so they are not asked again: the customer is told, once.
"""

import asyncio

import structlog

from assistant.errors import AssistantError, TurnLost
from assistant.gateway.history import History
from assistant.gateway.rooms import Rooms
from assistant.phrases import Phrases
from assistant.screen import Reply

LOOK_SECONDS = 2.0  # between two looks for such turns

log = structlog.get_logger("gateway.interrupted")


class Interrupted:
    """Answers what nobody is answering any more."""

    def __init__(self, history: History, rooms: Rooms, phrases: Phrases) -> None:
        self._history = history
        self._rooms = rooms
        self._text = phrases.say("utter_gateway_apology_lost")

    async def run(self) -> None:
        """Look for such turns again and again, until cancelled."""
        while True:
            try:
                await self.look()
            except AssistantError as error:  # the store is down: it is looked again
                log.warning("not_looked", code=error.code)
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Apologize for every turn that is open and not under way. Raises StoreDown."""
        for session_id, turn_id in await asyncio.to_thread(self._history.open_turns):
            room = self._rooms.of(session_id)
            async with room.writing:
                if turn_id in room.turns or not await asyncio.to_thread(self._history.is_open, session_id, turn_id):
                    continue
                log.error("turn_lost", turn=turn_id, code=TurnLost.code)
                chips = await asyncio.to_thread(self._history.chips, session_id)
                reply = Reply(text=self._text, speech=self._text, chips=chips)
                room.push(await asyncio.to_thread(self._history.answer, session_id, turn_id, reply, TurnLost.code))
