"""What all goals of a shopper share: read the tracker, ask the library within a deadline, say the answer."""

import asyncio
from abc import ABC
from typing import Any, ClassVar

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions._parsing import Parse
from actions._reading import heard, thread
from actions._writing import failed, remembered, said_instead, say, say_failed, say_heard, say_nothing
from assistant.errors import AssistantError
from assistant.hearing.ports import MOST_HEARING_SECONDS
from assistant.stages import Stage, stage
from assistant.thread import Heard, Turn
from assistant.turn import Assistant

#: Below the gateway's deadline of 8 s, so that the customer hears of it from here, where the reason is known.
DEADLINE_SECONDS = 6.0

log = structlog.get_logger("actions")


class GoalAction(Action, ABC):  # type: ignore[misc]  # rasa_sdk is read without its types
    """One goal of a shopper. `goal` is the stem of its file, of its rules and of its training data."""

    goal: ClassVar[str]

    def __init__(self, assistant: Assistant, parse: Parse, deadline_seconds: float) -> None:
        self.assistant = assistant
        self.parse = parse
        self.deadline_seconds = deadline_seconds

    def name(self) -> str:
        """Return the name in domain.yml."""
        return f"action_{self.goal}"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - Rasa's signature
    ) -> list[dict[str, Any]]:
        """Answer within the deadline, or say that it failed: Rasa itself would stay silent.

        A recording is given time of its own.
        """
        channel, said = None, None
        try:
            channel = tracker.get_latest_input_channel()
            said = heard(tracker)
            hearing = MOST_HEARING_SECONDS if said.recording else 0
            async with asyncio.timeout(self.deadline_seconds + hearing):
                with stage(Stage.ACTION):
                    turn = await asyncio.to_thread(self.assistant.take, self.goal, said, thread(tracker))
                events = await self._events(turn, tracker)
        except Exception as error:  # whatever failed, the customer is told and the log says why
            log.error("action failed", action=self.name(), code=code_of(error), exc_info=error)
            say_failed(dispatcher, code_of(error), channel)
            return failed(said, thread(tracker))
        _tell(dispatcher, said, turn, channel)
        return events

    async def _events(self, turn: Turn, tracker: Tracker) -> list[dict[str, Any]]:
        """Return what Rasa is to remember, and what it is to take this message for. Raises DialogueDown."""
        kept = remembered(turn.thread)
        if turn.instead is None:
            return [kept]
        return [kept, *said_instead(turn.instead, await self.parse(turn.instead.text), tracker)]


def _tell(dispatcher: CollectingDispatcher, said: Heard, turn: Turn, channel: str | None) -> None:
    if turn.instead is not None:
        if said.recording:
            say_heard(dispatcher, turn.instead.text, channel)
    elif turn.reply is None:
        say_nothing(dispatcher, channel)
    else:
        say(dispatcher, turn.reply, channel, is_understood=turn.is_understood)


def code_of(error: Exception) -> str:
    """Return the stable code of an error."""
    if isinstance(error, TimeoutError):
        return "late"
    return error.code if isinstance(error, AssistantError) else "unexpected"
