"""One thing a customer does, and the screen it is done before."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.screen import Basket, Card, Reply
from assistant.types import Facet
from benchmarks.wants import Want

#: Said of what a search brought.
_LISTS = re.compile(r"\bmatch(?:es)? for\b|\bnearest\b|\byou may like\b", re.IGNORECASE)


class Aim(StrEnum):
    """What a message is for."""

    SEARCH = "search"
    REFINE = "refine"
    MORE = "more"
    ASK = "ask about a product"
    BUY = "put into the cart"
    DIGRESS = "digress"


#: What is said of a product that is on the screen.
OF_A_PRODUCT = frozenset({Aim.ASK, Aim.BUY})


@dataclass(frozen=True, slots=True)
class Step:
    """One message. `told` is all that is wanted once it is said."""

    aim: Aim
    text: str
    told: tuple[Want, ...]
    new: tuple[Want, ...] = ()  # what of it this message says
    about: str | None = None  # the product that is asked about
    is_tap: bool = False  # its card is tapped; the text is not sent
    is_clear: bool = False  # typed with care
    meant: str = ""  # the text before it was mistyped


@dataclass(slots=True)
class Screen:
    """What a customer sees, and what they said to it last."""

    cards: tuple[Card, ...] = ()  # the last list of products
    answered: tuple[Card, ...] = ()  # the cards of the last answer
    relaxed: tuple[Facet, ...] = ()  # what the last answer let go
    choices: tuple[str, ...] = ()  # what the last answer asks to choose from, where it shows nothing
    text: str = ""  # of the last answer
    basket: Basket | None = None  # the cart, as the last answer shows it; None where it is empty
    met: set[str] = field(default_factory=set)  # products seen so far
    step: Step | None = None

    def take(self, reply: Reply | None) -> None:
        """Show an answer, or that there is none. A product told of by itself leaves the list where it was."""
        reply = reply or Reply(text="", speech="")
        self.answered, self.relaxed, self.text = reply.cards, reply.relaxed, reply.text
        self.basket = reply.basket if reply.basket and reply.basket.lines else None
        self.choices = () if reply.cards else tuple(each.label for each in reply.quick_replies)
        is_told_of = self.step is not None and self.step.aim in OF_A_PRODUCT and self._is_alone(self.step.about)
        if reply.cards and not is_told_of:
            self.cards = reply.cards
        self.met.update(card.item_group_id for card in reply.cards)

    def tells_of(self, product: str) -> bool:
        """Tell whether the last answer is about this product and no other: not a search that found it alone."""
        if self.answered:
            return self._is_alone(product) and not _LISTS.search(self.text)
        titles = [card.title for card in self.cards if card.item_group_id == product]
        others = [card.title for card in self.cards if card.item_group_id != product]
        named = any(title in self.text for title in titles)
        return named and not self.choices and not any(title in self.text for title in others)

    def _is_alone(self, product: str | None) -> bool:
        return [card.item_group_id for card in self.answered] == [product]
