"""The arithmetic of a cart. Pure: every function returns a new cart."""

from collections.abc import Callable

from assistant.cart_line import CartLine
from assistant.errors import BadQuantity, CartFull

Cart = tuple[CartLine, ...]
#: What is done to a cart. It may be called on another cart than the one that was seen, and so sees the newest.
Edit = Callable[[Cart], Cart]

MOST_OF_ONE = 99
MOST_LINES = 50


def line_of(cart: Cart, variant_id: str) -> CartLine | None:
    """Return the line of a variant, None where it is not in the cart."""
    return next((each for each in cart if each.variant_id == variant_id), None)


def adding(line: CartLine) -> Edit:
    """Put so many more of something in, at the price that it has today.

    The edit raises BadQuantity or CartFull beyond the bounds.
    """

    def edit(cart: Cart) -> Cart:
        old = line_of(cart, line.variant_id)
        return _with(cart, line.model_copy(update={"quantity": line.quantity + (old.quantity if old else 0)}))

    return edit


def setting(line: CartLine) -> Edit:
    """Let there be exactly so many of something; with a quantity of 0 it is gone.

    The edit raises BadQuantity or CartFull beyond the bounds.
    """
    return lambda cart: _with(cart, line) if line.quantity else without(line.variant_id)(cart)


def exchanging(variant_id: str, line: CartLine, rest: int = 0) -> Edit:
    """Put something in the place of another: more of it, where it is in the cart already. Nothing where that is gone.

    `rest` of the other stay. The edit raises BadQuantity beyond the bound, or CartFull where some stay.
    """

    def edit(cart: Cart) -> Cart:
        old, same = line_of(cart, variant_id), line_of(cart, line.variant_id)
        if old is None:
            return cart
        if rest:
            return adding(line)(_with(cart, old.model_copy(update={"quantity": rest})))
        if same is not None:
            return adding(line)(without(variant_id)(cart))
        return tuple(_checked(line) if each is old else each for each in cart)

    return edit


def without(*variant_ids: str) -> Edit:
    """Take things out."""
    return lambda cart: tuple(each for each in cart if each.variant_id not in variant_ids)


def together(*edits: Edit) -> Edit:
    """Do one after the other, all or none."""

    def edit(cart: Cart) -> Cart:
        for each in edits:
            cart = each(cart)
        return cart

    return edit


def undoing(before: Cart, after: Cart) -> tuple[CartLine, ...]:
    """Return the lines that `setting` makes `before` again of `after`, whatever else happens to the cart meanwhile."""
    changed = [line for line in before if line_of(after, line.variant_id) != line]
    new = [line for line in after if line_of(before, line.variant_id) is None]
    return (*(line.model_copy(update={"quantity": 0}) for line in new), *changed)


def _with(cart: Cart, line: CartLine) -> Cart:
    """Return the cart with a line in the place of the one of the same variant, or as its last."""
    _checked(line)
    if line_of(cart, line.variant_id) is not None:
        return tuple(line if each.variant_id == line.variant_id else each for each in cart)
    if len(cart) >= MOST_LINES:
        raise CartFull(f"Expected at most {MOST_LINES} different things in a cart; take one out first.")
    return (*cart, line)


def _checked(line: CartLine) -> CartLine:
    if not 1 <= line.quantity <= MOST_OF_ONE:
        raise BadQuantity(f"Expected 1 to {MOST_OF_ONE} of one thing.")
    return line
