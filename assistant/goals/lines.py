"""Which lines of a cart a customer means."""

from assistant.buying import naming, wording
from assistant.buying.cart import Cart
from assistant.cart_line import CartLine
from assistant.goals.till import Till
from assistant.language.references import resolve
from assistant.thread import InCart, Shown, Thread
from assistant.types import Facet


class Lines:
    """Finds lines of carts by what is said of them, beside what the shop has today."""

    def __init__(self, till: Till) -> None:
        self._till = till

    def meant(self, text: str, cart: Cart, thread: Thread, deed: wording.Deed) -> Cart:
        """Return the lines that a text may mean: what it describes, or else what was done something to last."""
        said = wording.without_deed(text) if deed is wording.Deed.REMOVE else wording.parted(text)[0]
        described = self.described(said or wording.pointed(text), cart)
        if described == () and wording.means_several(said):  # "both mugs", of which one is left
            described = self.described(wording.without_several(said), cart)
        if described is not None:
            return described
        last = thread.asked.variant_id if isinstance(thread.asked, InCart) else None
        touched = tuple(line for line in cart if line.variant_id == last)
        return touched or of_product(thread.search.focus, cart) or cart

    def described(self, text: str, cart: Cart) -> Cart | None:
        """Return the lines that a text describes; () where it describes none of them, None where nothing."""
        vocabulary = self._till.shop.shelves.current().assortment.vocabulary
        places = resolve(text, tuple(map(as_shown, cart)), vocabulary)
        found = None if places is None else tuple(cart[place] for place in places)
        sized = tuple(line for line in found or cart if _is_named_by_size(text, line))
        if sized:
            return sized if found or found is None or wording.names_number(text) else ()
        names_another = found is None and any(self._names_size(text, line) for line in cart)
        return () if names_another else found

    def _names_size(self, text: str, line: CartLine) -> bool:
        family = self._till.family(line.item_group_id)
        return family is not None and any(naming.says_size(text, cell) for cell in family.cells(Facet.SIZE))


def as_shown(line: CartLine) -> Shown:
    """Return a line as a product that can be pointed at."""
    color = next((option.value for option in line.options if option.facet is Facet.COLOR), "")
    return Shown(
        item_group_id=line.item_group_id, variant_id=line.variant_id, title=line.title, color=color, price=line.price
    )


def of_product(item_group_id: str | None, cart: Cart) -> Cart:
    """Return the lines of a product."""
    return tuple(line for line in cart if line.item_group_id == item_group_id)


def _is_named_by_size(text: str, line: CartLine) -> bool:
    return any(each.facet is Facet.SIZE and naming.says_size(text, each.value) for each in line.options)
