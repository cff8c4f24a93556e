"""Which product a customer points at: tapped, named, described, counted off, or the one talked about last."""

from collections.abc import Iterator, Sequence

from assistant.answers import shown
from assistant.language.judging import refuses
from assistant.language.references import resolve, says_before
from assistant.language.titles import called
from assistant.language.vocabulary import Vocabulary
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.telling import spoken_names
from assistant.thread import Heard, SearchState, Shown, Thread, Turn, WhichProduct
from assistant.types import Choice, Facet


class Pointing:
    """Resolves references against what was shown, in this turn and before."""

    def __init__(self, shop: Shop, replies: Replies) -> None:
        self._shop = shop
        self._replies = replies

    def meant(self, heard: Heard, thread: Thread) -> tuple[Shown, ...]:
        """Return the products a customer may mean; several when it is not clear, none when unknown."""
        if heard.product is not None:
            found = self.product(heard.product, thread)
            return (found,) if found else ()
        described = self._described(heard.text, thread)
        if described is not None:  # what nothing shown fits is nothing, whatever was talked about before
            return described
        state = thread.search
        if state.focus is not None:
            found = self.product(state.focus, thread)
            return (found,) if found else ()
        return state.shown if len(state.shown) == 1 else _named_last(heard.cut, state.shown)

    def one(self, goal: str, heard: Heard, thread: Thread) -> Shown | Turn:
        """Return the one product that is meant, or the turn that asks which; `goal` goes on with the answer."""
        meant = self.meant(heard, thread)
        if len(meant) == 1:
            return meant[0]
        if meant:
            return self.which(goal, heard.text, meant, thread)
        state = thread.search
        return Turn(thread=thread, reply=self._replies.plain(self._unknown(state), state.wish), is_understood=False)

    def which(self, goal: str, said: str, products: Sequence[Shown], thread: Thread) -> Turn:
        """Ask which of these is meant; the answer goes to `goal`, with what was said."""
        asked = WhichProduct(goal=goal, said=said, products=tuple(products))
        return Turn(thread=thread.model_copy(update={"asked": asked}), reply=self.asking(products, thread))

    def asking(self, products: Sequence[Shown], thread: Thread) -> Reply:
        """Return the question which of these is meant."""
        return self._replies.which(thread.search.wish, products)

    def answer(self, text: str, question: WhichProduct) -> Shown | None:
        """Return the product that a text names of those that were asked about; None where it names none, or several.

        Where one of two is refused, that is the other; where it was asked which is, none of it is an answer.
        """
        places = resolve(text, question.products, self._vocabulary())
        if places and refuses(text):
            left = [place for place in range(len(question.products)) if place not in places]
            places = () if refuses(question.said) else tuple(left)
        return question.products[places[0]] if places is not None and len(places) == 1 else None

    def options_in(self, text: str) -> list[str]:
        """Return what is said beside a product of its size, and of a color that is left open, in words.

        "The first one, in M, any color" is of "size M" and "any color"; a color that is named only points.
        """
        reading = self._shop.read(text)
        named = (each for each in reading.constraints if each.facet is Facet.SIZE)
        sizes = [f"size {value}" for each in named if isinstance(each, Choice) for value in each.values]
        return [*sizes, *(f"any {facet.value}" for facet in reading.dropped if facet in (Facet.COLOR, Facet.SIZE))]

    def called(self, text: str, thread: Thread) -> Shown | None:
        """Return the product that was shown, now or before, and whose whole title stands in a text."""
        shown = list(_shown(thread))
        place = called(text, [each.title for each in shown])
        return None if place is None else shown[place]

    def describes(self, text: str, thread: Thread) -> bool:
        """Tell whether a text describes a product, be it on the screen or not: "it" does not, "the green one" does."""
        return resolve(text, thread.search.shown, self._vocabulary()) is not None

    def pointed(self, text: str, thread: Thread) -> Shown | None:
        """Return the one product on the screen that a text describes; None where it describes none, or several."""
        places = resolve(text, thread.search.shown, self._vocabulary())
        return thread.search.shown[places[0]] if places is not None and len(places) == 1 else None

    def product(self, item_group_id: str, thread: Thread) -> Shown | None:
        """Return a product as it was shown last, or else as it fits the wish; None where the shop has none such."""
        seen = next((each for each in _shown(thread) if each.item_group_id == item_group_id), None)
        hit = None if seen else self._shop.product(item_group_id, thread.search.wish)
        return shown(hit) if hit else seen

    def _described(self, text: str, thread: Thread) -> tuple[Shown, ...] | None:
        """Return what a text describes: on the screen, and what it is not there for, on the screens before."""
        if called := self.called(text, thread):
            return (called,)
        screens = [thread.search.shown, *(each.shown for each in thread.past)]
        if says_before(text):  # "that jacket from before"
            screens = screens[1:] or screens
        found: tuple[Shown, ...] | None = None
        for screen in screens:
            places = resolve(text, screen, self._vocabulary())
            if places:
                return tuple(screen[place] for place in places)
            found = () if places is not None else found
            if places is None:
                return found
        return found

    def _unknown(self, state: SearchState) -> str:
        return "utter_ask_which" if state.shown else "utter_ask_wish"

    def _vocabulary(self) -> Vocabulary:
        return self._shop.shelves.current().assortment.vocabulary


def _named_last(cut: str, shown: Sequence[Shown]) -> tuple[Shown, ...]:
    """Return the product that was named last when an answer was interrupted: who breaks in means that one."""
    names = spoken_names([each.title for each in shown])
    named = [each for each, name in zip(shown, names, strict=True) if name in cut]
    return tuple(named[-1:])


def _shown(thread: Thread) -> Iterator[Shown]:
    for state in (thread.search, *thread.past):
        yield from state.shown
