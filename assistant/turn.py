"""The second spine: what a customer said becomes a wish, the wish a question to the shop, the answer a reply.

    Heard + SearchState ─► Reading (language) ─► Wish ─► Query ─► Shop ─► Found ─► Reply + SearchState

One method a goal; the dialogue decides which. Nothing here knows Rasa, HTTP or a database.
"""

from assistant import wish as wishes
from assistant.language.content import content_words, goes_on
from assistant.language.references import resolve
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Facet, Found, Heard, Hit, Query, Reading, Reply, SearchState, Shown, Sort, Turn, Wish


class Assistant:
    """Takes turns with a customer."""

    def __init__(self, shop: Shop, replies: Replies, cards: int) -> None:
        self.shop = shop
        self.replies = replies
        self.cards = cards  # products shown in one turn

    def search(self, heard: Heard, state: SearchState) -> Turn:
        """Look for what the customer names; a sentence that only tells more of it refines what they named before."""
        reading = self.shop.read(heard.text, heard.mentions)
        if state.wish == Wish() or self._is_another(heard.text, reading):
            return self._look(wishes.begun(reading), SearchState(), reading)
        return self._look(wishes.refined(state.wish, reading, state.shown), state, reading)

    def refine(self, heard: Heard, state: SearchState) -> Turn:
        """Add, change, negate or drop what the wish holds."""
        reading = self.shop.read(heard.text, heard.mentions)
        return self._look(wishes.refined(state.wish, reading, state.shown), state, reading)

    def remove(self, heard: Heard, state: SearchState) -> Turn:
        """Drop what one chip stands for."""
        return self._look(wishes.without(state.wish, heard.chip or ""), state, Reading())

    def show_more(self, heard: Heard, state: SearchState) -> Turn:  # noqa: ARG002 - the goals share one shape
        """Show the next products of the same wish."""
        if not state.shown:
            return self._ask("utter_ask_wish", state)
        found = self.shop.find(Query(state.wish, self.cards, frozenset(state.seen)))
        if found.relaxed or not found.hits:
            return self._ask("utter_no_more", state)
        return self._show(state.wish, state.seen, found, self.replies.more(state.wish, found))

    def details(self, heard: Heard, state: SearchState) -> Turn:
        """Tell about one product: tapped, named, pointed at, or the one talked about last."""
        meant = self._meant(heard, state)
        if len(meant) > 1:
            titles = [each.title for each in state.shown if each.item_group_id in meant]
            return Turn(state=state, reply=self.replies.which(state.wish, titles))
        hit = self.shop.product(meant[0], state.wish) if meant else None
        if hit is None:
            return self._ask("utter_ask_which" if state.shown else "utter_ask_wish", state)
        focus = state.model_copy(update={"focus": hit.variant.item_group_id})
        return Turn(state=focus, reply=self.replies.details(hit, state.wish))

    def start_over(self, heard: Heard, state: SearchState) -> Turn:  # noqa: ARG002 - the goals share one shape
        """Forget the wish and all that was shown."""
        return self._ask("utter_start_over", SearchState())

    def _look(self, wish: Wish, state: SearchState, reading: Reading) -> Turn:
        if wish == Wish():
            return self._ask("utter_ask_wish", SearchState())
        if wish == state.wish and wishes.says_nothing(reading):
            return self._ask("utter_not_understood", state)
        found = self.shop.find(Query(wish, self.cards))
        if state.wish != Wish() and wishes.says_only(reading, found.missing):
            return self._ask("utter_not_understood", state)
        if Facet.PRICE in found.relaxed and (reading.cheaper or reading.dearer):
            return self._at_the_end(state.wish, reading)
        return self._show(wish, (), found, self.replies.found(wish, found, reading))

    def _at_the_end(self, wish: Wish, reading: Reading) -> Turn:
        """Say that nothing is cheaper (or dearer) than what is on the screen, and show from that end on."""
        sort = Sort.PRICE_ASCENDING if reading.cheaper else Sort.PRICE_DESCENDING
        wish = wish.model_copy(update={"sort": sort})
        found = self.shop.find(Query(wish, self.cards))
        if Facet.PRICE in found.relaxed:  # the screen, too, showed only the nearest
            wish = wishes.without(wish, Facet.PRICE.value)
            found = self.shop.find(Query(wish, self.cards))
        return self._show(wish, (), found, self.replies.at_the_end(wish, found))

    def _is_another(self, text: str, reading: Reading) -> bool:
        """Tell whether a sentence looks for another thing: it names a kind, or much else, or what the shop has not."""
        if goes_on(text):
            return False
        words = content_words(reading.words)
        return wishes.names_kind(reading) or len(words) > 1 or (len(words) == 1 and not self.shop.knows(words))

    def _show(self, wish: Wish, seen: tuple[str, ...], found: Found, reply: Reply) -> Turn:
        shown = tuple(_shown(hit) for hit in found.hits)
        now_seen = (*seen, *(each.item_group_id for each in shown))
        return Turn(state=SearchState(wish=wish, shown=shown, seen=now_seen), reply=reply)

    def _meant(self, heard: Heard, state: SearchState) -> tuple[str, ...]:
        """Return the ids of the products a customer may mean; several when it is not clear, none when unknown."""
        if heard.product is not None:
            return (heard.product,)
        vocabulary = self.shop.shelves.current().assortment.vocabulary
        places = resolve(heard.text, state.shown, vocabulary)
        if places is not None:  # described: what nothing shown fits is nothing, whatever was talked about before
            return tuple(state.shown[place].item_group_id for place in places)
        if state.focus is not None:
            return (state.focus,)
        return (state.shown[0].item_group_id,) if len(state.shown) == 1 else ()

    def _ask(self, response: str, state: SearchState) -> Turn:
        return Turn(state=state, reply=self.replies.plain(response, state.wish))


def _shown(hit: Hit) -> Shown:
    variant = hit.variant
    return Shown(
        item_group_id=variant.item_group_id,
        variant_id=variant.id,
        title=hit.title,
        color=variant.color,
        price=variant.offer.amount,
    )
