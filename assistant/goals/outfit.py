"""What goes with a product, the rest of an outfit, or what else an activity takes."""

from assistant import wish as wishes
from assistant.answers import shown
from assistant.completing import completed
from assistant.goals.search import found
from assistant.language.completion import Said, means_cart, parted
from assistant.outfits.activities import Activity, activity_named
from assistant.outfits.request import Completion, binding, most, sizes
from assistant.pointing import Pointing
from assistant.scene import staged
from assistant.searching import CartOf, Searching
from assistant.thread import Heard, Searched, SearchState, Shown, Thread, Turn
from assistant.types import CartLine, Choice, Facet, Wish


class Complete:
    """Proposes what completes a product that was shown, or what is needed for something."""

    def __init__(self, searching: Searching, pointing: Pointing, cart: CartOf) -> None:
        self._searching = searching
        self._pointing = pointing
        self._cart = cart

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Complete what is meant, or ask what that is."""
        said, activity = parted(heard.text), activity_named(heard.text)
        if means_cart(heard.text) and (cart := self._cart(heard.customer)):
            return self._for(activity, tuple(map(_there, cart)), heard, said, thread)
        if activity and heard.product is None and not self._names_shown(said, thread):
            return self._for(activity, (), heard, said, thread)
        meant = self._pointing.meant(heard.model_copy(update={"text": said.meant}), thread)
        if len(meant) > 1:
            return self._pointing.which("complete", heard.text, meant, thread)
        if meant:
            return self._for(None, meant, heard, said, thread)
        response = "utter_ask_which" if thread.search.shown else "utter_complete_what"
        return found(self._searching.answers.not_understood(response, thread.search), thread)

    def _names_shown(self, said: Said, thread: Thread) -> bool:
        """Tell whether a product on the screen is described: "what goes with the camping chair"."""
        return bool(said.meant) and self._pointing.pointed(said.meant, thread) is not None

    def _for(
        self, activity: Activity | None, there: tuple[Shown, ...], heard: Heard, said: Said, thread: Thread
    ) -> Turn:
        asked = self._asked(activity, there, heard, said, thread.search.wish)
        hits = self._searching.shop.complete(asked, self._searching.answers.cards)
        wish = _wish(asked, thread.search.wish)
        reply = completed(asked, there[0].title if len(there) == 1 else "", hits, wish, self._searching.replies)
        if not hits:
            return found(Searched(state=thread.search, reply=reply), thread)
        screen = tuple(map(shown, hits))
        state = SearchState(wish=wish, shown=screen, seen=tuple(each.item_group_id for each in screen))
        return found(Searched(state=state, reply=reply), thread)

    def _asked(
        self, activity: Activity | None, there: tuple[Shown, ...], heard: Heard, said: Said, wish: Wish
    ) -> Completion:
        whole, wanted = self._searching.shop.read(heard.text), self._searching.shop.read(said.wanted)
        kinds = tuple(sorted(wishes.categories(wanted.constraints)))
        return Completion(
            products=tuple(each.item_group_id for each in there),
            colors=tuple(each.color for each in there),
            kinds=kinds,
            activity=activity,
            constraints=binding(wish, wanted.constraints),
            sizes=sizes(wanted.constraints) or sizes(wish.constraints),
            refused=tuple(dict.fromkeys((*wish.refused, *wanted.refused))),
            scene=staged(wish.scene, whole),
            budget=most(whole.constraints),
            together=not kinds,
        )


def _there(line: CartLine) -> Shown:
    color = next((each.value for each in line.options if each.facet is Facet.COLOR), "")
    return Shown(
        item_group_id=line.item_group_id, variant_id=line.variant_id, title=line.title, color=color, price=line.price
    )


def _wish(asked: Completion, before: Wish) -> Wish:
    """Return the wish to go on with: of what was asked for by name, or as it was."""
    if not asked.kinds:
        return before.model_copy(update={"scene": asked.scene})
    kind = Choice(facet=Facet.CATEGORY, values=asked.kinds)
    return Wish(constraints=(kind, *asked.constraints), refused=asked.refused, scene=asked.scene)
