"""What all goals of a shopper share: read the tracker, ask the library within a deadline, say the answer."""

import asyncio
from abc import ABC
from typing import Any, ClassVar

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions._reading import heard, thread
from actions._writing import remembered, say, say_failed, say_nothing
from assistant.errors import AssistantError
from assistant.turn import Assistant

#: Below the gateway's deadline of 8 s, so that the customer hears of it from here, where the reason is known.
DEADLINE_SECONDS = 6.0

log = structlog.get_logger("actions")


class GoalAction(Action, ABC):  # type: ignore[misc]  # rasa_sdk is read without its types
    """One goal of a shopper. `goal` is the stem of its file, of its rules and of its training data."""

    goal: ClassVar[str]

    def __init__(self, assistant: Assistant, deadline_seconds: float) -> None:
        self.assistant = assistant
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
        """Answer within the deadline, or say that it failed: Rasa itself would stay silent."""
        try:
            async with asyncio.timeout(self.deadline_seconds):
                turn = await asyncio.to_thread(self.assistant.take, self.goal, heard(tracker), thread(tracker))
        except Exception as error:  # whatever failed, the customer is told and the log says why
            log.error("action failed", action=self.name(), code=_code(error), exc_info=error)
            say_failed(dispatcher)
            return []
        channel = tracker.get_latest_input_channel()
        if turn.reply is None:
            say_nothing(dispatcher, channel)
        else:
            say(dispatcher, turn.reply, channel)
        return [remembered(turn.thread)]


def _code(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "late"
    return error.code if isinstance(error, AssistantError) else "unexpected"
