"""Looking at what a wish should look like: a customer's photo, or a product of the shop."""

from assistant.errors import PhotoGone
from assistant.ports import Look, Looks
from assistant.shop import Shop
from assistant.thread import Shown
from assistant.types import Likeness


class Seeing:
    """Looks at likenesses. None stands for what cannot be looked at, or no longer: the customer must be told."""

    def __init__(self, shop: Shop, looks: Looks) -> None:
        self._shop = shop
        self._looks = looks

    def photo(self, upload: str, owner: str) -> tuple[Likeness, Look] | None:
        """Return a likeness to a photo of this owner, and what it shows."""
        return _seen(Likeness(photo=upload), self.look(Likeness(photo=upload), owner))

    def product(self, shown: Shown) -> tuple[Likeness, Look] | None:
        """Return a likeness to a product, and what its picture shows."""
        like = Likeness(variant=shown.variant_id, product=shown.item_group_id, title=shown.title)
        return _seen(like, self.look(like, ""))

    def look(self, like: Likeness | None, owner: str) -> Look | None:
        """Return what a likeness looks like."""
        if like is None:
            return None
        if like.variant:
            return self._shop.pictures.look_of(like.variant)
        if not self._shop.pictures.exist:
            return None
        try:
            return self._looks.at(like.photo, owner)
        except PhotoGone:
            return None

    def why_not(self, like: Likeness) -> str:
        """Name the response that tells why a likeness cannot be looked at."""
        if like.variant:
            return "utter_gone_product"
        return "utter_gone_photo" if self._shop.pictures.exist else "utter_no_pictures"


def _seen(like: Likeness, look: Look | None) -> tuple[Likeness, Look] | None:
    return (like.model_copy(update={"seen": look.seen}), look) if look else None
