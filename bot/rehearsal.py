"""Reads a sentence before the first customer's: what the model makes at its first use is made then."""

from typing import Any

import rasa.core.run
from rasa.core.agent import Agent

REHEARSAL = "show me a red dress under 100"


def rehearse_at_start() -> None:
    """Let Rasa answer, also to who asks whether it is well, only after it has read a sentence."""
    load = rasa.core.run.load_agent_on_start

    async def load_and_rehearse(*arguments: Any, **named: Any) -> Agent:
        agent = await load(*arguments, **named)
        if agent.is_ready():
            await agent.parse_message(REHEARSAL)
        return agent

    rasa.core.run.load_agent_on_start = load_and_rehearse
