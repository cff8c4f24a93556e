"""An assistant over a small shelf, and a customer who speaks to it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.goals.table import assistant_of
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, SearchState, Thread
from assistant.turn import Assistant
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

DOMAIN = Path(__file__).parents[3] / "domain.yml"
DRESSES = {"product_type": "Women > Dresses", "gender": "female", "brand": "Norrby", "material": "Cotton"}
TENTS = {"product_type": "Sport > Tents", "brand": "Peakmont"}
VARIANTS = [
    variant("d1", "Ada Dress", "60", color="Red", size="M", **DRESSES),
    variant("d1", "Ada Dress", "60", color="Red", size="L", **DRESSES),
    variant("d1", "Ada Dress", "60", color="Navy", size="M", **DRESSES),
    variant("d2", "Bea Dress", "120", sale_price="75", color="Red", size="S", **DRESSES),
    variant("d3", "Cyd Dress", "95", color="Green", size="M", **{**DRESSES, "brand": "Quillby"}),
    variant("t1", "Peak Tent", "200", color="Green", **TENTS),
    variant("t2", "Ridge Tent", "340", color="Orange", **TENTS),
    variant("t3", "Trail Tent", "90", color="Green", **TENTS),
]
RATINGS = {"d1": (4.5, 2), "d2": (3.0, 1), "t1": (4.8, 12), "t3": (4.1, 3)}


@dataclass
class Customer:
    """Speaks to an assistant and keeps the thread. `say` names the goal that the dialogue takes a text for."""

    assistant: Assistant
    thread: Thread = field(default_factory=Thread)
    reply: Reply | None = None

    def say(self, goal: str, text: str = "", **rest: Any) -> Reply:
        turn = self.assistant.take(goal, Heard(text=text, conversation="c", customer="ann", **rest), self.thread)
        self.thread, self.reply = turn.thread, turn.reply
        assert turn.reply is not None
        return turn.reply

    @property
    def titles(self) -> list[str]:
        return [card.title for card in self.reply.cards] if self.reply else []

    @property
    def labels(self) -> list[str]:
        return [chip.label for chip in self.reply.chips] if self.reply else []

    @property
    def search(self) -> SearchState:
        return self.thread.search


@pytest.fixture
def customer() -> Customer:
    shop = Shop(HeldShelf(shelf(VARIANTS, RATINGS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    return Customer(assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), cards=3))
