"""What a customer has chosen to buy, as carts and the thread of a conversation keep it."""

from decimal import Decimal

from assistant.types import Facet, Value


class Option(Value):
    """One thing that is chosen of a product: its color, its size."""

    facet: Facet
    value: str  # the feed's own text


class CartLine(Value):
    """One thing in a cart, as it was when it was put in."""

    variant_id: str
    item_group_id: str
    title: str  # of the product: without color and size
    options: tuple[Option, ...]
    quantity: int
    price: Decimal  # of one
    currency: str  # ISO 4217
