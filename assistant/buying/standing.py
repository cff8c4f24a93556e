"""What a cart is worth today: its lines beside the catalogue as it is now. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.buying.cart import Cart
from assistant.buying.options import is_stocked
from assistant.cart_line import CartLine
from assistant.types import Money, Variant


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a cart, today."""

    line: CartLine
    variant: Variant | None  # None where the shop no longer has it

    @property
    def is_available(self) -> bool:
        """Tell whether it can be bought."""
        return is_stocked(self.variant)

    @property
    def was(self) -> Money:
        """What one cost when it was put in."""
        return Money(self.line.price, self.line.currency)

    @property
    def price(self) -> Money:
        """What one costs today; where it cannot be bought, what it cost last."""
        return self.variant.offer if self.variant else self.was

    @property
    def total(self) -> Money:
        """What all of them cost today."""
        return Money(self.price.amount * self.line.quantity, self.price.currency)

    @property
    def is_dearer_or_cheaper(self) -> bool:
        """Tell whether it can be bought, but for another price than when it was put in."""
        return self.is_available and self.price != self.was


@dataclass(frozen=True, slots=True)
class Tally:
    """A whole cart, today. Sums are exact, and of what can be bought."""

    lines: tuple[Standing, ...]
    currency: str  # ISO 4217, of the catalogue

    @property
    def available(self) -> tuple[Standing, ...]:
        """What can be bought."""
        return tuple(each for each in self.lines if each.is_available)

    @property
    def unavailable(self) -> tuple[Standing, ...]:
        """What is sold out or has left the shop."""
        return tuple(each for each in self.lines if not each.is_available)

    @property
    def pieces(self) -> int:
        """How many things can be bought."""
        return sum(each.line.quantity for each in self.available)

    @property
    def total(self) -> Money:
        """What they cost together."""
        return Money(sum((each.total.amount for each in self.available), Decimal()), self.currency)


def tally(cart: Cart, variants: Mapping[str, Variant], currency: str) -> Tally:
    """Return what a cart is worth. `variants` are those that the shop has now, by id."""
    return Tally(tuple(Standing(line, variants.get(line.variant_id)) for line in cart), currency)
