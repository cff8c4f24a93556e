"""What the shop knows of one product."""

from assistant.pointing import Pointing
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.thread import Heard, Shown, Thread, Turn
from assistant.types import Reply


class Details:
    """Tells about one product: tapped, named, pointed at, or the one talked about last."""

    def __init__(self, shop: Shop, pointing: Pointing, replies: Replies) -> None:
        self._shop = shop
        self._pointing = pointing
        self._replies = replies

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Tell about the product that is meant."""
        product = self._pointing.one("details", heard, thread)
        return product if isinstance(product, Turn) else self._told(product, thread)

    def _told(self, product: Shown, thread: Thread) -> Turn:
        state = thread.search
        hit = self._shop.product(product.item_group_id, state.wish, product.variant_id)
        if hit is None:
            gone = self._replies.plain("utter_ask_which" if state.shown else "utter_ask_wish", state.wish)
            return Turn(thread=thread, reply=gone, is_understood=False)
        return focused(product, thread, self._replies.details(hit, state.wish))


def focused(product: Shown, thread: Thread, reply: Reply) -> Turn:
    """Answer about a product, which "it" means from now on."""
    search = thread.search.model_copy(update={"focus": product.item_group_id})
    return Turn(thread=thread.model_copy(update={"search": search}), reply=reply)
