"""A scripted assistant, and a tracker as Rasa sends it."""

import time
from decimal import Decimal
from typing import Any

import pytest

from assistant.screen import Card, Chip, Reply
from assistant.thread import Heard, SearchState, Shown, Thread, Turn
from assistant.types import Wish

TURN = Turn(
    thread=Thread(
        search=SearchState(
            wish=Wish(words="wool"),
            shown=(Shown(item_group_id="g", variant_id="v", title="Coat", color="Red", price=Decimal("59.90")),),
            seen=("g",),
        )
    ),
    reply=Reply(
        text="I found one coat.",
        speech="One coat.",
        cards=(Card(item_group_id="g", variant_id="v", title="Coat", price="$59.90"),),
        chips=(Chip(key="words", label="wool"),),
    ),
)


class Script:
    """Answers every goal with one turn, or raises, or waits; remembers what was asked."""

    def __init__(self, answer: Turn | Exception = TURN, seconds: float = 0) -> None:
        self.answer, self.seconds = answer, seconds
        self.asked: list[tuple[str, Heard, Thread]] = []
        self.shop = self

    def statistics(self) -> dict[str, object]:
        return {"products": 3, "variants": 7, "models": {"words": "letters"}}

    def take(self, goal: str, heard: Heard, thread: Thread) -> Turn:
        self.asked.append((goal, heard, thread))
        time.sleep(self.seconds)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


async def parse(text: str) -> dict[str, Any]:
    """Understand a text, as Rasa is asked to."""
    return {"text": text, "intent": {"name": f"understood: {text}"}, "entities": []}


def tracker(text: str = "wool coats", entities: list[dict[str, Any]] | None = None, **rest: Any) -> dict[str, Any]:
    slot, channel = rest.get("slot"), rest.get("channel", "rest")
    return {
        "sender_id": "customer-1",
        "slots": {"thread": slot},
        "latest_message": {
            "text": text,
            "intent": {"name": "search"},
            "entities": entities or [],
            "metadata": rest.get("metadata", {}),
        },
        "events": [{"event": "user", "text": text, "input_channel": channel}],
    }


@pytest.fixture
def script() -> Script:
    return Script()
