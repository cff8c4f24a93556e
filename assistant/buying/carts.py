"""What buying needs of the outside: a place where carts are kept, and somebody to tell of them."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from assistant.buying.cart import Cart, Edit


class Changed(NamedTuple):
    """What an edit did."""

    before: Cart
    after: Cart


class Carts(Protocol):
    """The carts of all customers, each by whom it belongs to."""

    def of(self, customer: str) -> Cart:
        """Return a customer's cart, empty where they never had one."""

    def change(self, customer: str, edit: Edit) -> Changed:
        """Do something to a customer's cart, of which no other change is lost; where the edit raises, nothing is done.

        A cart that nobody changed for `CART_LIFE` may be forgotten.
        """

    def forget(self, customer: str) -> None:
        """Forget a customer's cart altogether."""


#: Hears of carts, as JSON: see `assistant.buying.events`.
Tell = Callable[[dict[str, Any]], None]
