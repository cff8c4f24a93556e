"""A scripted assistant, and a tracker as Rasa sends it."""

import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from actions.goals import GOALS
from assistant.types import Card, Chip, Heard, Reply, SearchState, Shown, Turn, Wish

TURN = Turn(
    state=SearchState(
        wish=Wish(words="wool"),
        shown=(Shown(item_group_id="g", variant_id="v", title="Coat", color="Red", price=Decimal("59.90")),),
        seen=("g",),
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
        self.asked: list[tuple[str, Heard, SearchState]] = []
        self.shop = self

    def statistics(self) -> dict[str, object]:
        return {"products": 3, "variants": 7, "models": {"words": "letters"}}

    def __getattr__(self, goal: str) -> Callable[[Heard, SearchState], Turn]:
        if goal not in {each.goal for each in GOALS}:
            raise AttributeError(goal)

        def turn(heard: Heard, state: SearchState) -> Turn:
            self.asked.append((goal, heard, state))
            time.sleep(self.seconds)
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

        return turn


def tracker(text: str = "wool coats", entities: list[dict[str, Any]] | None = None, **rest: Any) -> dict[str, Any]:
    slot, channel = rest.get("slot"), rest.get("channel", "rest")
    return {
        "sender_id": "customer-1",
        "slots": {"search": slot},
        "latest_message": {"text": text, "intent": {"name": "search"}, "entities": entities or []},
        "events": [{"event": "user", "text": text, "input_channel": channel}],
    }


@pytest.fixture
def script() -> Script:
    return Script()
