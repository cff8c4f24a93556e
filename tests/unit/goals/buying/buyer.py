"""A customer with a cart in a small shop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from assistant.buying.checkout import Handover
from assistant.goals.table import Services, assistant_of
from assistant.goals.till import Sales
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, Thread
from assistant.turn import Assistant
from assistant.types import Availability, Variant
from tests.fakes import HeldCarts, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.goals.conftest import DOMAIN

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DRESS = {"product_type": "Women > Dresses", "gender": "female"}
BOOT = {"product_type": "Shoes > Boots", "color": "Black"}
TENT = {"product_type": "Sport > Tents", "color": "Green"}
OUT = Availability.OUT_OF_STOCK
VARIANTS = [
    variant("ada", "Ada Dress", "60", color="Red", size="S", **DRESS),
    variant("ada", "Ada Dress", "60", color="Red", size="M", **DRESS),
    variant("ada", "Ada Dress", "60", color="Red", size="L", **DRESS),
    variant("ada", "Ada Dress", "60", color="Navy", size="M", **DRESS),
    variant("ada", "Ada Dress", "60", color="Navy", size="XL", **DRESS),
    variant("ada", "Ada Dress", "60", color="Navy", size="L", availability=OUT, **DRESS),
    variant("bea", "Bea Dress", "120", sale_price="75.50", color="Red", size="S", **DRESS),
    variant("bea", "Bea Dress", "120", sale_price="75.50", color="Red", size="M", **DRESS),
    variant("cyd", "Cyd Dress", "95", color="Green", size="M", availability=OUT, **DRESS),
    variant("cyd", "Cyd Dress", "95", color="Green", size="S", **DRESS),
    variant("bo", "Bo Boots", "90", size="38", **BOOT),
    variant("bo", "Bo Boots", "90", size="39", **BOOT),
    variant("bo", "Bo Boots", "90", size="40", **BOOT),
    variant("peak", "Peak Tent", "200", **TENT),
    variant("gone", "Gone Tent", "100", availability=OUT, **TENT),
    variant("hop", "Hop Duffel Bag", "30", color="Gray", product_type="Bags > Duffel Bags"),
    variant("mug", "Rose Mug", "9.90", color="White", product_type="Home > Mugs"),
    variant("mug", "Rose Mug", "9.90", color="Blue", product_type="Home > Mugs"),
]
TEMPLATE = "https://shop.example/checkout?cart={items}&sig={signature}"


@dataclass
class Buyer:
    """A customer in a shop whose catalogue can change."""

    assistant: Assistant
    catalog: HeldCatalog
    carts: HeldCarts
    events: list[dict[str, Any]]
    name: str = "ann"
    thread: Thread = field(default_factory=Thread)

    def say(self, goal: str, text: str = "", **rest: Any) -> Reply:
        heard = Heard(text=text, intent=goal, conversation="c", customer=self.name, **rest)
        turn = self.assistant.take(goal, heard, self.thread)
        # As the slot keeps it between two turns.
        self.thread = Thread.model_validate_json(turn.thread.model_dump_json())
        assert turn.reply is not None
        return turn.reply

    @property
    def search_titles(self) -> list[str]:
        return [each.title for each in self.thread.search.shown]

    @property
    def cart(self) -> dict[str, int]:
        return {line.variant_id: line.quantity for line in self.carts.of(self.name)}

    def import_again(self, change: Callable[[Variant], Variant]) -> None:
        self.catalog.held = {key: change(each) for key, each in self.catalog.held.items()}


def open_shop(template: str = TEMPLATE) -> Buyer:
    catalog, carts, events = HeldCatalog(dict(enumerate(VARIANTS))), HeldCarts(), []
    shop = Shop(HeldShelf(shelf(VARIANTS)), catalog, LetterEncoder())
    handover = Handover(template, "secret", timedelta(hours=1), lambda: NOW) if template else None
    services = Services(sales=Sales(carts, handover, events.append, lambda: NOW))
    replies = Replies(Phrases.load(DOMAIN), shop.currency)
    return Buyer(assistant_of(shop, HeldLooks(), replies, 3, services), catalog, carts, events)


def quick(reply: Reply) -> list[str]:
    return [each.text for each in reply.quick_replies]


def changed(variant_id: str, **values: Any) -> Callable[[Variant], Variant]:
    from dataclasses import replace

    return lambda each: replace(each, **values) if each.id == variant_id else each
