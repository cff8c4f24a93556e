"""How Rasa starts to serve: with a dialogue or not at all, and not before it has read a sentence.

By itself it goes on without a dialogue, says that it is well, and stays silent; and what a model makes at its first
use, the first customer waits for.
"""

from typing import Any

import rasa.core.run
from rasa.core.agent import Agent

REHEARSAL = "show me a red dress under 100"


def start_rehearsed() -> None:
    """Let Rasa answer, also to who asks whether it is well, once its dialogue was tried; end where there is none."""
    load = rasa.core.run.load_agent_on_start

    async def loaded(model: str, *rest: Any) -> Agent:
        agent: Agent = await load(model, *rest)
        if not agent.is_ready():
            raise SystemExit(f"No dialogue can be loaded from {model}: start the shop again, which makes it anew.")
        await agent.parse_message(REHEARSAL)
        return agent

    rasa.core.run.load_agent_on_start = loaded
