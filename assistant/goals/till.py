"""What all goals of buying share: the shop's variants beside carts, and telling of what was done."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assistant.buying.cart import MOST_OF_ONE, Cart, Edit
from assistant.buying.carts import Carts, Changed, Tell
from assistant.buying.checkout import Handover
from assistant.buying.events import event
from assistant.buying.options import Family
from assistant.buying.standing import Tally, tally
from assistant.cart_line import CartLine
from assistant.errors import BadQuantity
from assistant.shop import Shop
from assistant.types import Variant

CHECKOUT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Sales:
    """What the outside gives to buying."""

    carts: Carts
    handover: Handover | None  # None: the shop has no checkout connected
    tell: Tell | None  # None: nobody wants to hear of carts
    now: Callable[[], datetime]  # with its zone


class Till:
    """The carts of a shop's customers, beside what the shop has today."""

    def __init__(self, shop: Shop, sales: Sales) -> None:
        self.shop = shop
        self._sales = sales

    def family(self, item_group_id: str) -> Family | None:
        """Return all variants of a product, None where the shop has no such product."""
        records = self.shop.variants(item_group_id)
        return Family(records.titles[0], records.variants) if records else None

    def cart(self, customer: str) -> Cart:
        """Return a customer's cart."""
        return self._sales.carts.of(customer)

    def tally(self, cart: Cart) -> Tally:
        """Return what a cart is worth today."""
        records = self.shop.catalog.named([line.variant_id for line in cart])
        return tally(cart, {each.id: each for each in records.variants}, self.shop.currency())

    def today(self, line: CartLine) -> CartLine:
        """Return a line at today's price, or as it is where the shop no longer has it."""
        variant = self.shop.catalog.variant(line.variant_id)
        offer = variant.offer if variant else None
        return line.model_copy(update={"price": offer.amount, "currency": offer.currency}) if offer else line

    def change(self, customer: str, edit: Edit) -> Changed:
        """Do something to a cart, and let it be known. Raises what the edit raises; then nothing is done."""
        changed = self._sales.carts.change(customer, edit)
        if self._sales.tell and changed.before != changed.after:
            self._sales.tell(event("cart.changed", customer, self.tally(changed.after), self._sales.now()))
        return changed

    def hand_over(self, customer: str, tally: Tally) -> str | None:
        """Return the link by which the shop takes over, and let it be known; None where it has no checkout."""
        if self._sales.handover is None:
            return None
        checkout = secrets.token_hex(CHECKOUT_BYTES)
        if self._sales.tell:
            self._sales.tell(event("cart.checkout", customer, tally, self._sales.now(), checkout))
        return self._sales.handover.link(tally, checkout)


def refusal(quantity: int) -> BadQuantity:
    """Return what is wrong with a quantity."""
    return BadQuantity(f"Expected 1 to {MOST_OF_ONE} of one thing, not {quantity}.")


def line_of(family: Family, variant: Variant, quantity: int) -> CartLine:
    """Return so many of a variant as a line of a cart, at today's price."""
    return CartLine(
        variant_id=variant.id,
        item_group_id=variant.item_group_id,
        title=family.title,
        options=family.options_of(variant),
        quantity=quantity,
        price=variant.offer.amount,
        currency=variant.offer.currency,
    )
