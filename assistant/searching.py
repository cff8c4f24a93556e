"""Searching over several turns: what is said becomes a wish, the wish a question to the shop, the answer a reply.

Heard + SearchState ─► Reading (language) ─► Wish ─► Query + Look ─► Shop ─► Found ─► Reply + SearchState
"""

from collections.abc import Callable

from assistant import wish as wishes
from assistant.answers import Answers
from assistant.cart_line import CartLine
from assistant.customers.preferences import with_preferences
from assistant.language.content import content_words, goes_on, is_alternative
from assistant.language.gifts import tells_of_them
from assistant.language.scene_hints import scene_of_cart, scene_of_page
from assistant.language.vocabulary import Vocabulary
from assistant.ports import Looks
from assistant.purposes import Purposes
from assistant.replies import Replies
from assistant.scene import filled
from assistant.shop import Shop
from assistant.thread import Heard, Searched, SearchState, Shown
from assistant.types import Constraint, Likeness, Reading, Wish

#: Returns what a customer has in their cart.
CartOf = Callable[[str], tuple[CartLine, ...]]


def no_cart(customer: str) -> tuple[CartLine, ...]:  # noqa: ARG001 - whoever asks
    """Return the cart of a shop that keeps none."""
    return ()


class Searching:
    """Looks for what a customer wants, one method for each way to say it."""

    def __init__(self, shop: Shop, looks: Looks, replies: Replies, cards: int, cart: CartOf = no_cart) -> None:
        self.shop = shop
        self.looks = looks
        self.replies = replies
        self._cart = cart
        self.answers = Answers(shop, looks, replies, cards)
        self._purposes = Purposes(shop, replies, cards)

    def search(self, heard: Heard, state: SearchState) -> Searched:
        """Look for what the customer names; a sentence that only tells more of it refines what they named before."""
        reading = self.answers.read(heard, state.wish)
        if state.wish == Wish():
            wish = self._begun(reading, heard, state)
            return self._purposes.offered(self.answers.to_wish(wish, heard, SearchState(), reading))
        if self._is_another(heard.text, reading, state.wish):
            return self.answers.to_wish(self._begun(reading, heard, state), heard, SearchState(), reading)
        wish = wishes.refined(state.wish, reading, state.shown)
        if wishes.names_kind(wish) and not wishes.names_kind(state.wish):  # only now it is known what it is to be
            wish = with_preferences(wish, reading, heard.preferences, self.shop.stock.sells)
        return self.answers.to_wish(wish, heard, state, reading)

    def refine(self, heard: Heard, state: SearchState) -> Searched:
        """Add, change, negate or drop what the wish holds; what is needed as well is looked for by itself."""
        reading = self.answers.read(heard, state.wish)
        if state.wish == Wish() or self._is_apart(heard.text, reading, state.wish):
            return self.search(heard, state)
        return self.answers.to_wish(wishes.refined(state.wish, reading, state.shown), heard, state, reading)

    def instead(self, constraints: tuple[Constraint, ...], heard: Heard, state: SearchState) -> Searched:
        """Put constraints in the place of the wish's own of their kinds; refusals join its own."""
        reading = Reading(constraints=constraints)
        return self.answers.to_wish(wishes.refined(state.wish, reading, state.shown), heard, state, reading)

    def remove(self, heard: Heard, state: SearchState) -> Searched:
        """Drop what one chip stands for; said in words, it is a refinement that drops a condition."""
        if heard.chip is None:
            return self.refine(heard, state)
        return self.answers.to_wish(wishes.without(state.wish, heard.chip), heard, state, Reading())

    def show_photo(self, heard: Heard, state: SearchState) -> Searched:
        """Look for what a photo shows, as the words beside it change it."""
        seen = self.answers.seeing.photo(heard.photo or "", heard.owner)
        if seen is None:
            return self._photo_unseen(heard, state)
        like, look = seen
        reading = self.answers.read(heard, Wish(like=like))
        old = state.wish if self._lends(heard, state.wish) else Wish()
        compared = self.answers.nearest(like, look) if reading.cheaper or reading.dearer else ()
        wish = wishes.alike(old, like, reading, compared)
        wish = wish if old != Wish() else with_preferences(wish, reading, heard.preferences, self.shop.stock.sells)
        return self.answers.alike(wish, look, heard, reading, look.seen)

    def on_and_on(self, heard: Heard, state: SearchState) -> Searched:
        """Refine where something is said of the wish, and show more of it where not: "similar ones"."""
        says_more = not wishes.says_nothing(self.answers.read(heard, state.wish))
        return self.refine(heard, state) if says_more else self.show_more(heard, state)

    def show_more(self, heard: Heard, state: SearchState) -> Searched:
        """Show the next products of the same wish."""
        return self.answers.more(heard, state) if state.shown else self.answers.ask("utter_ask_wish", state)

    def similar_to(self, product: Shown, heard: Heard, state: SearchState) -> Searched:
        """Show what looks like a product, as the words change it."""
        seen = self.answers.seeing.product(product)
        if seen is None:
            return self.answers.of_its_kind(product, heard, state)
        like, look = seen
        reading = self.answers.read(heard, Wish(like=like))
        return self.answers.alike(wishes.alike(state.wish, like, reading, (product,)), look, heard, reading)

    def vocabulary(self) -> Vocabulary:
        """Return the words of the catalogue as it is now."""
        return self.shop.shelves.current().assortment.vocabulary

    def _begun(self, reading: Reading, heard: Heard, state: SearchState) -> Wish:
        """Return a new wish, with what its customer has said once for all.

        Where it names no scene, it has that of the page they came from, or of their cart.
        """
        wish = wishes.begun(reading, state.wish)
        if wish == Wish():
            return wish
        hints = (scene_of_page(heard.page), scene_of_cart(self._cart(heard.customer)))
        scene = filled(wish.scene, wishes.categories(wish.constraints), hints)
        kept = tuple(each for each in scene if each in wish.scene or each.kind not in reading.left)
        wish = wish.model_copy(update={"scene": kept})
        return with_preferences(wish, reading, heard.preferences, self.shop.stock.sells)

    def _is_another(self, text: str, reading: Reading, wish: Wish) -> bool:
        """Tell whether a sentence looks for another thing: it names a kind, or much else, or what the shop has not.

        Beside a likeness all that is said is said of it, until another kind of thing is named.
        """
        if self._is_apart(text, reading, wish):
            return True
        if goes_on(text) or reading.allows or wishes.is_correction(wish, reading) or (wish.like and reading.alike):
            return False
        if not wish.like and not wishes.names_kind(wish) and wishes.names_kind(reading):
            return wishes.is_for_another(wish, reading)  # the kind was still to be told: a gift of some sort, a scarf
        if wishes.is_gift(wish) and not wishes.names_kind(reading) and tells_of_them(text):
            return wishes.is_for_another(wish, reading)
        words = content_words(reading.words)
        is_unknown = len(words) == 1 and not self.shop.stock.knows(words)
        if wish.like:
            return is_unknown or wishes.names_another_kind(wish, reading)
        says_much = len(words) > 1 or bool(words and reading.scene)  # "waterproof for hiking"; "for hiking" tells more
        return is_unknown or wishes.names_kind(reading) or says_much or wishes.is_for_another(wish, reading)

    def _is_apart(self, text: str, reading: Reading, wish: Wish) -> bool:
        """Tell whether another thing is looked for as well, "and shoes", of dresses, or for where this has no use.

        "Or skirts" widens.
        """
        is_beside = reading.adds and wishes.names_another_kind(wish, reading) and not is_alternative(text)
        return is_beside or wishes.is_for_elsewhere(wish, reading)

    def _lends(self, heard: Heard, wish: Wish) -> bool:
        """Tell whether a photo only lends a part of its look to what is looked for: "in this color".

        Any other photo is a new thing to look for, like a thing that is named: an old size, budget or gender could hide
        the very product that it shows.
        """
        said = self.shop.read(heard.text)
        return bool(said.lent) and wishes.names_kind(wish) and not wishes.names_kind(said)

    def _photo_unseen(self, heard: Heard, state: SearchState) -> Searched:
        """Say why a photo cannot be looked at, and look for what the words beside it say by themselves."""
        photo = Likeness(photo=heard.photo or "")
        if wishes.says_nothing(self.answers.read(heard, Wish())):
            return self.answers.ask(self.answers.seeing.why_not(photo), state)
        return self.answers.unseen(photo, self.search(heard, state))
