"""Reads many sentences with a trained model: `python -m bot.parse MODEL TEXTS.json PARSES.json`.

TEXTS holds a list of strings, PARSES gets for each `{"intent", "top", "ms"}`: the intent as the dialogue gets it, which
may be nlu_fallback, the likeliest one whatever its confidence, and the milliseconds it took.
"""

import asyncio
import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.utils.log_utils import configure_structlog


def main() -> None:
    """Do what the arguments name."""
    model, texts, parses = sys.argv[1:]
    configure_structlog(logging.ERROR)  # as it comes, each sentence is told in a line
    warnings.simplefilter("ignore")  # a model without a domain warns at every sentence that it does not know the intent
    found = asyncio.run(_parsed(Agent.load(model), json.loads(Path(texts).read_text("utf-8"))))
    Path(parses).write_text(json.dumps(found), "utf-8")


async def _parsed(agent: Agent, texts: list[str]) -> list[dict[str, Any]]:
    return [await _parse(agent, text) for text in texts]


async def _parse(agent: Agent, text: str) -> dict[str, Any]:
    started = time.perf_counter()
    read = await agent.parse_message(text.lstrip("/ "))  # a slash would name an intent
    spent_ms = (time.perf_counter() - started) * 1000
    named = [each["name"] for each in read["intent_ranking"] if each["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME]
    return {"intent": read["intent"]["name"], "top": named[0] if named else None, "ms": spent_ms}


if __name__ == "__main__":
    main()
