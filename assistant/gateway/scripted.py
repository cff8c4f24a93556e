"""A dialogue that follows a script, for tests and for work on the page without Rasa."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.gateway.dialogue import RawReply
from assistant.screen import Reply

Line = Sequence[RawReply] | Exception


def full(reply: Reply) -> RawReply:
    """Return the message in which an action sends a full reply."""
    return {"custom": {"reply": reply.model_dump(mode="json")}}


class ScriptedDialogue:
    """Answers each message as the script says, and `otherwise` where it says nothing.

    An exception in the script is raised. While `open` is cleared no answer comes.
    """

    def __init__(self, script: Mapping[str, Line], otherwise: Line) -> None:
        self.script = dict(script)
        self.otherwise = otherwise
        self.asked: list[tuple[str, str, dict[str, Any]]] = []  # session id, message, metadata
        self.open = asyncio.Event()
        self.open.set()

    async def send(self, session_id: str, message: str, metadata: dict[str, Any]) -> list[RawReply]:
        """Return the script's answer."""
        self.asked.append((session_id, message, metadata))
        await self.open.wait()
        line = self.script.get(message, self.otherwise)
        if isinstance(line, Exception):
            raise line
        return list(line)
