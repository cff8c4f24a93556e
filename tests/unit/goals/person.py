"""A customer of a shop that can remember."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from assistant.goals.table import Services, assistant_of
from assistant.goals.till import Sales
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Thread
from tests.fakes import HeldCarts, HeldCustomers, HeldJournal, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.goals.conftest import DOMAIN, RATINGS, VARIANTS, Customer

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SKIRTS = {"product_type": "Women > Skirts", "gender": "female"}
MORE = [
    variant("s1", "Eve Skirt", "50", color="Red", size="M", material="Wool", **SKIRTS),
    variant("s2", "Fay Skirt", "55", color="Blue", size="L", material="Linen", **SKIRTS),
    variant("s3", "Gia Skirt", "65", color="Yellow", size="M", material="Linen", **SKIRTS),
]


@dataclass
class Forgotten:
    """Notes who is to be forgotten."""

    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        self.asked.append((customer, tuple(conversations)))


@dataclass
class Person(Customer):
    """A customer of a shop that can remember."""

    book: HeldCustomers = field(default_factory=HeldCustomers)
    journal: HeldJournal = field(default_factory=HeldJournal)
    carts: HeldCarts = field(default_factory=HeldCarts)
    forgotten: Forgotten = field(default_factory=Forgotten)

    def says(self, intent: str, text: str = "", **rest: object) -> Reply:
        goals = {"personalise": "consent", "stop_personalising": "consent", "forget_me": "forget"}
        goal = {**goals, "forget_that": "forget", "affirm": "small_talk", "deny": "small_talk"}.get(intent, intent)
        return self.say(goal, text, intent=intent, **rest)

    @property
    def chips(self) -> list[str]:
        return [chip.label for chip in self.reply.chips]

    @property
    def suggested(self) -> list[str]:
        return [each.text for each in self.reply.quick_replies]


def met() -> Person:
    variants = [*VARIANTS, *MORE]
    shop = Shop(HeldShelf(shelf(variants, RATINGS)), HeldCatalog(dict(enumerate(variants))), LetterEncoder())
    time = iter(NOW + timedelta(seconds=number) for number in range(1000))
    book, journal, carts, forgotten = HeldCustomers(), HeldJournal(), HeldCarts(), Forgotten()
    services = Services(
        customers=book,
        journal=journal,
        forgets=forgotten,
        sales=Sales(carts, None, None, lambda: NOW),
        now=lambda: next(time),
    )
    assistant = assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), 3, services)
    return Person(assistant, book=book, journal=journal, carts=carts, forgotten=forgotten)


def another_conversation(ann: Person) -> None:
    ann.thread = Thread()
