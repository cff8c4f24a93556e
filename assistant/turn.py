"""The second spine: what a customer said becomes a wish, the wish a question to the shop, the answer a reply.

    Heard + SearchState ─► Reading (language) ─► Wish ─► Query + Look ─► Shop ─► Found ─► Reply + SearchState

One method a goal; the dialogue decides which. Nothing here knows Rasa, HTTP or a database.
"""

from assistant import wish as wishes
from assistant.answers import Answers, shown
from assistant.language.content import content_words, goes_on
from assistant.language.likened import likened
from assistant.language.references import resolve
from assistant.language.vocabulary import Vocabulary
from assistant.ports import Looks
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Heard, Likeness, Reading, SearchState, Shown, Turn, Wish


class Assistant:
    """Takes turns with a customer."""

    def __init__(self, shop: Shop, looks: Looks, replies: Replies, cards: int) -> None:
        self.shop = shop
        self.looks = looks
        self.replies = replies
        self.answers = Answers(shop, looks, replies, cards)

    def search(self, heard: Heard, state: SearchState) -> Turn:
        """Look for what the customer names; a sentence that only tells more of it refines what they named before."""
        reading = self.answers.read(heard, state.wish)
        if state.wish == Wish() or self._is_another(heard.text, reading, state.wish):
            return self.answers.to_wish(wishes.begun(reading), heard, SearchState(), reading)
        return self.answers.to_wish(wishes.refined(state.wish, reading, state.shown), heard, state, reading)

    def refine(self, heard: Heard, state: SearchState) -> Turn:
        """Add, change, negate or drop what the wish holds."""
        reading = self.answers.read(heard, state.wish)
        return self.answers.to_wish(wishes.refined(state.wish, reading, state.shown), heard, state, reading)

    def remove(self, heard: Heard, state: SearchState) -> Turn:
        """Drop what one chip stands for."""
        return self.answers.to_wish(wishes.without(state.wish, heard.chip or ""), heard, state, Reading())

    def show_photo(self, heard: Heard, state: SearchState) -> Turn:
        """Look for what a photo shows, as the words beside it change it."""
        seen = self.answers.seeing.photo(heard.photo or "", heard.owner)
        if seen is None:
            return self._photo_unseen(heard, state)
        like, look = seen
        reading = self.answers.read(heard, Wish(like=like))
        old = state.wish if self._lends(heard, state.wish) else Wish()
        compared = self.answers.nearest(like, look) if reading.cheaper or reading.dearer else ()
        wish = wishes.alike(old, like, reading, compared)
        return self.answers.alike(wish, look, reading, look.seen)

    def similar(self, heard: Heard, state: SearchState) -> Turn:
        """Show what looks like a product that was shown, as the words change it."""
        said = likened(heard.text, [each.title for each in state.shown], self._vocabulary())
        names_none = not said.meant and heard.product is None and state.focus is None
        if names_none and state.wish.like:  # "similar ones" then is said of what is looked for already
            says_more = not wishes.says_nothing(self.answers.read(heard, state.wish))
            return self.refine(heard, state) if says_more else self.show_more(heard, state)
        meant = self._meant(heard.model_copy(update={"text": said.meant}), state)
        if len(meant) > 1:
            return Turn(state=state, reply=self.replies.which_like(state.wish, _titles(meant, state), said.change))
        product = self._product(meant[0], state) if meant else None
        if product is not None:
            return self._similar_to(product, heard.model_copy(update={"text": said.change}), state)
        if not state.shown or wishes.names_kind(self.shop.read(heard.text)):  # "something like a kimono"
            return self.search(heard, state)
        return self.answers.ask("utter_ask_which", state)

    def show_more(self, heard: Heard, state: SearchState) -> Turn:
        """Show the next products of the same wish."""
        return self.answers.more(heard, state) if state.shown else self.answers.ask("utter_ask_wish", state)

    def details(self, heard: Heard, state: SearchState) -> Turn:
        """Tell about one product: tapped, named, pointed at, or the one talked about last."""
        meant = self._meant(heard, state)
        if len(meant) > 1:
            return Turn(state=state, reply=self.replies.which(state.wish, _titles(meant, state)))
        shown_as = {each.item_group_id: each.variant_id for each in state.shown}
        hit = self.shop.product(meant[0], state.wish, shown_as.get(meant[0], "")) if meant else None
        if hit is None:
            return self.answers.ask("utter_ask_which" if state.shown else "utter_ask_wish", state)
        focus = state.model_copy(update={"focus": hit.variant.item_group_id})
        return Turn(state=focus, reply=self.replies.details(hit, state.wish))

    def start_over(self, heard: Heard, state: SearchState) -> Turn:  # noqa: ARG002 - the goals share one shape
        """Forget the wish and all that was shown."""
        return self.answers.ask("utter_start_over", SearchState())

    def _is_another(self, text: str, reading: Reading, wish: Wish) -> bool:
        """Tell whether a sentence looks for another thing: it names a kind, or much else, or what the shop has not.

        Beside a likeness all that is said is said of it, until another kind of thing is named.
        """
        if goes_on(text) or (wish.like and reading.alike):
            return False
        words = content_words(reading.words)
        is_unknown = len(words) == 1 and not self.shop.knows(words)
        if wish.like:
            return is_unknown or wishes.names_another_kind(wish, reading)
        return is_unknown or wishes.names_kind(reading) or len(words) > 1

    def _lends(self, heard: Heard, wish: Wish) -> bool:
        """Tell whether a photo only lends a part of its look to what is looked for: "in this color".

        Any other photo is a new thing to look for, like a thing that is named: an old size, budget or gender could hide
        the very product that it shows.
        """
        said = self.shop.read(heard.text)
        return bool(said.lent) and wishes.names_kind(wish) and not wishes.names_kind(said)

    def _photo_unseen(self, heard: Heard, state: SearchState) -> Turn:
        """Say why a photo cannot be looked at, and look for what the words beside it say by themselves."""
        photo = Likeness(photo=heard.photo or "")
        if wishes.says_nothing(self.answers.read(heard, Wish())):
            return self.answers.ask(self.answers.seeing.why_not(photo), state)
        return self.answers.unseen(photo, self.search(heard, state))

    def _similar_to(self, product: Shown, heard: Heard, state: SearchState) -> Turn:
        seen = self.answers.seeing.product(product)
        if seen is None:
            return self.answers.of_its_kind(product, heard, state)
        like, look = seen
        reading = self.answers.read(heard, Wish(like=like))
        return self.answers.alike(wishes.alike(state.wish, like, reading, (product,)), look, reading)

    def _meant(self, heard: Heard, state: SearchState) -> tuple[str, ...]:
        """Return the ids of the products a customer may mean; several when it is not clear, none when unknown."""
        if heard.product is not None:
            return (heard.product,)
        places = resolve(heard.text, state.shown, self._vocabulary())
        if places is not None:  # described: what nothing shown fits is nothing, whatever was talked about before
            return tuple(state.shown[place].item_group_id for place in places)
        if state.focus is not None:
            return (state.focus,)
        return (state.shown[0].item_group_id,) if len(state.shown) == 1 else ()

    def _product(self, item_group_id: str, state: SearchState) -> Shown | None:
        """Return a product as it is on the screen, or else as it fits the wish; None where there is none."""
        on_screen = next((each for each in state.shown if each.item_group_id == item_group_id), None)
        hit = None if on_screen else self.shop.product(item_group_id, state.wish)
        return shown(hit) if hit else on_screen

    def _vocabulary(self) -> Vocabulary:
        return self.shop.shelves.current().assortment.vocabulary


def _titles(meant: tuple[str, ...], state: SearchState) -> list[str]:
    return [each.title for each in state.shown if each.item_group_id in meant]
