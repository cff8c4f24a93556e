"""From a wish to what is said and shown of it, and what is remembered."""

from collections.abc import Collection
from dataclasses import replace

from assistant import wish as wishes
from assistant.lending import lent
from assistant.ports import Look, Looks
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.seeing import Seeing
from assistant.shop import Shop
from assistant.thread import Heard, Searched, SearchState, Shown
from assistant.types import Facet, Found, Hit, Likeness, Query, Reading, Seen, Sort, Wish


class Answers:
    """Searches a shop for wishes and answers what was found, `cards` products at a time."""

    def __init__(self, shop: Shop, looks: Looks, replies: Replies, cards: int) -> None:
        self.shop = shop
        self.seeing = Seeing(shop, looks)
        self.replies = replies
        self.cards = cards

    def read(self, heard: Heard, wish: Wish) -> Reading:
        """Read what was said to a wish, with what it takes of the likeness in it."""
        said = wishes.sized(wish, self.shop.read(heard.text, heard.mentions, wish))
        return lent(said, wish.like, self.shop.read, wish.constraints)

    def to_wish(self, wish: Wish, heard: Heard, state: SearchState, reading: Reading) -> Searched:
        """Answer a wish that a reading made of the state's."""
        if wish == Wish():
            return self.ask("utter_ask_wish", SearchState())
        if wish == state.wish and wishes.says_nothing(reading):
            return self.not_understood("utter_not_understood", state)
        look = self.seeing.look(wish.like, heard.owner)
        if wish.like and look is None:
            return self.without_look(wish, heard, reading)
        found = self._find(wish, look, heard)
        if state.wish != Wish() and wishes.says_only(reading, found.missing):
            return self.not_understood("utter_not_understood", state)
        if Facet.PRICE in found.relaxed and (reading.cheaper or reading.dearer):
            return self._at_the_end(state.wish, look, heard, reading)
        return self._answer(wish, found, reading)

    def more(self, heard: Heard, state: SearchState) -> Searched:
        """Show the next products of the state's wish."""
        look = self.seeing.look(state.wish.like, heard.owner)
        if state.wish.like and look is None:
            return self.without_look(state.wish, heard, Reading())
        found = self._find(state.wish, look, heard, state.seen)
        if found.relaxed or not found.hits:
            return self.ask("utter_no_more", state)
        return self._show(state.wish, state.seen, found, self.replies.more(state.wish, found))

    def back(self, wish: Wish, heard: Heard, reading: Reading) -> Searched:
        """Show again what an earlier wish finds now."""
        look = self.seeing.look(wish.like, heard.owner)
        if wish.like and look is None:
            return self.without_look(wish, heard, reading)
        found = self._find(wish, look, heard)
        return self._show(wish, (), found, self.replies.back(wish, found, reading))

    def left_out(self, product: Shown, heard: Heard, state: SearchState) -> Searched:
        """Show the screen without a product that is not liked, filled up, or say that nothing else fits."""
        look = self.seeing.look(state.wish.like, heard.owner)
        there = {each.item_group_id for each in state.shown}
        earlier = tuple(each for each in state.seen if each not in there)
        found = self._find(state.wish, look, heard, earlier) if state.wish != Wish() else Found((), 0)
        rest = tuple(hit for hit in found.hits if hit.variant.item_group_id not in heard.declined)
        if not rest or found.relaxed:
            return self._of(product, self.ask("utter_no_more", state))
        found = replace(found, hits=rest)
        is_known = any(hit.variant.item_group_id in there for hit in rest)
        told = self.replies.others(state.wish, found) if is_known else self.replies.more(state.wish, found)
        return self._of(product, self._show(state.wish, earlier, found, told))

    def _of(self, product: Shown, rest: Searched) -> Searched:
        reply = self.replies.of_product("utter_declined", product.title, rest.reply)
        return rest.model_copy(update={"reply": reply})

    def alike(self, wish: Wish, look: Look, heard: Heard, reading: Reading, seen: Collection[Seen] = ()) -> Searched:
        """Show what looks like something shown just now, whoever asks; `seen` is told of it."""
        found = self._find(wish, look if wish.like else None, _unknown(heard))
        return self._show(wish, (), found, self.replies.found(wish, found, reading, tuple(seen)))

    def of_its_kind(self, product: Shown, heard: Heard, state: SearchState) -> Searched:
        """Show what else fits the wish, or is of a product's kind: there is no picture of it to compare with."""
        reading = self.read(heard, Wish())
        kind = () if wishes.names_kind(state.wish) else wishes.kind_of(self.shop.read(product.title))
        reading = reading.model_copy(update={"constraints": (*kind, *reading.constraints)})
        wish = wishes.refined(wishes.without(state.wish, wishes.LIKE), reading, (product,))
        found = self._find(wish, None, heard, (product.item_group_id,))
        reply = self.replies.of_product("utter_no_picture", product.title, self.replies.found(wish, found, reading))
        return self._show(wish, (product.item_group_id,), found, reply)

    def without_look(self, wish: Wish, heard: Heard, reading: Reading) -> Searched:
        """Say that what the wish should look like cannot be looked at, and answer the rest of it."""
        rest = self.to_wish(wishes.without(wish, wishes.LIKE), heard, SearchState(), reading)
        return self.unseen(wish.like or Likeness(), rest)

    def unseen(self, like: Likeness, rest: Searched) -> Searched:
        """Say why a likeness cannot be looked at, before the rest of what is said."""
        reply = self.replies.without_look(self.seeing.why_not(like), like, rest.reply)
        return rest.model_copy(update={"reply": reply})

    def nearest(self, like: Likeness, look: Look) -> tuple[Shown, ...]:
        """Return the product that looks most like it: what "cheaper" is compared with where nothing was shown."""
        return tuple(shown(hit) for hit in self.shop.find(Query(Wish(like=like), 1), look).hits)

    def ask(self, response: str, state: SearchState) -> Searched:
        """Say one response; nothing is searched."""
        return Searched(state=state, reply=self.replies.plain(response, state.wish))

    def not_understood(self, response: str, state: SearchState) -> Searched:
        """Say one response to what was not understood."""
        return self.ask(response, state).model_copy(update={"is_understood": False})

    def _at_the_end(self, wish: Wish, look: Look | None, heard: Heard, reading: Reading) -> Searched:
        """Say that nothing is cheaper (or dearer) than what is on the screen, and show from that end on."""
        sort = Sort.PRICE_ASCENDING if reading.cheaper else Sort.PRICE_DESCENDING
        wish = wish.model_copy(update={"sort": sort})
        found = self._find(wish, look, _unknown(heard))
        if Facet.PRICE in found.relaxed:  # the screen, too, showed only the nearest
            wish = wishes.without(wish, Facet.PRICE.value)
            found = self._find(wish, look, _unknown(heard))
        told = self.replies.found(wish, found, reading) if found.relaxed else self.replies.at_the_end(wish, found)
        return self._show(wish, (), found, told)

    def _find(self, wish: Wish, look: Look | None, heard: Heard, seen: Collection[str] = ()) -> Found:
        """Search, in the order of a customer's taste where they may be known, and without what they do not like.

        Where that is all there is, it is shown again. What a wish is to look like is not among its own likes, unless in
        another variant than was meant.
        """
        itself = [wish.like.product] if wish.like and self._is_meant(wish.like, wish) else []
        out = frozenset([*seen, *itself])
        found = self.shop.find(Query(wish, self.cards, out | set(heard.declined), heard.known_as), look)
        if heard.declined and not seen and (found.relaxed or not found.hits):
            return self.shop.find(Query(wish, self.cards, out, heard.known_as), look)
        return found

    def _is_meant(self, like: Likeness, wish: Wish) -> bool:
        """Tell whether the variant that a likeness is of is as near to the wish as any other of its product."""
        hit = self.shop.product(like.product, wish, like.variant) if like.product else None
        return hit is not None and hit.variant.id == like.variant

    def _answer(self, wish: Wish, found: Found, reading: Reading) -> Searched:
        shown = self._show(wish, (), found, self.replies.found(wish, found, reading))
        if not self.replies.most(wish, found, reading):
            return shown
        focus = found.hits[0].variant.item_group_id  # "the cheapest is …": "it" is this one
        return shown.model_copy(update={"state": shown.state.model_copy(update={"focus": focus})})

    def _show(self, wish: Wish, seen: tuple[str, ...], found: Found, reply: Reply) -> Searched:
        on_screen = tuple(shown(hit) for hit in found.hits)
        now_seen = (*seen, *(each.item_group_id for each in on_screen))
        return Searched(state=SearchState(wish=wish, shown=on_screen, seen=now_seen), reply=reply)


def _unknown(heard: Heard) -> Heard:
    """Return what was heard as of a stranger."""
    return heard.model_copy(update={"known_as": None})


def shown(hit: Hit) -> Shown:
    """Return what is remembered of a product on the screen."""
    variant = hit.variant
    return Shown(
        item_group_id=variant.item_group_id,
        variant_id=variant.id,
        title=hit.title,
        color=variant.color,
        price=variant.offer.amount,
        brand=variant.brand,
        material=variant.material,
        pattern=variant.pattern,
        rating=hit.rating,
    )
