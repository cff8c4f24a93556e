"""What goes with a product, the rest of an outfit, or what else an activity takes."""

from assistant import wish as wishes
from assistant.answers import shown
from assistant.cart_line import CartLine
from assistant.completing import completed
from assistant.customers import preferences
from assistant.goals.search import found
from assistant.language.completion import Said, means_cart, parted
from assistant.outfits.activities import Activity, activity_named
from assistant.outfits.request import Completion, binding, least, most, refusals, sizes
from assistant.pointing import Pointing
from assistant.scene import staged
from assistant.searching import CartOf, Searching
from assistant.thread import Heard, Searched, SearchState, Shown, Thread, Turn
from assistant.types import Choice, Facet, Hit, Reading, SceneKind, Wish


class Complete:
    """Proposes what completes a product that was shown, or what is needed for something."""

    def __init__(self, searching: Searching, pointing: Pointing, cart: CartOf) -> None:
        self._searching = searching
        self._pointing = pointing
        self._cart = cart

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Complete what is meant, or ask what that is."""
        said = parted(heard.text)
        activity = activity_named(heard.text) or _gone_on_with(said, thread.search.wish)
        if means_cart(heard.text) and (cart := self._cart(heard.customer)):
            return self._for(activity, tuple(map(_there, cart)), heard, said, thread)
        if activity and heard.product is None and not self._names_shown(said, thread):
            return self._for(activity, (), heard, said, thread)
        if heard.product is None and self._is_unlisted(said, thread):
            return found(self._searching.answers.not_understood("utter_complete_no_list", thread.search), thread)
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

    def _is_unlisted(self, said: Said, thread: Thread) -> bool:
        """Tell whether something is needed for what is neither a product nor an occasion: "for knitting"."""
        if not said.is_purpose or not said.meant or self._pointing.describes(said.meant, thread):
            return False
        scene = self._searching.shop.read(f"for {said.meant}").scene
        return all(each.kind is SceneKind.ACTIVITY for each in scene)

    def _for(
        self, activity: Activity | None, there: tuple[Shown, ...], heard: Heard, said: Said, thread: Thread
    ) -> Turn:
        asked = self._asked(activity, there, heard, said, thread.search.wish)
        hits = self._searching.shop.outfitter.complete(asked, self._searching.answers.cards)
        wish = _wish(asked, thread.search.wish)
        reply = completed(asked, there[0].title if len(there) == 1 else "", hits, wish, self._searching.replies)
        if not hits:
            return found(Searched(state=thread.search, reply=reply), thread)
        screen = tuple(map(self._shown, hits))
        state = SearchState(wish=wish, shown=screen, seen=tuple(each.item_group_id for each in screen))
        return found(Searched(state=state, reply=reply), thread)

    def _shown(self, hit: Hit) -> Shown:
        """Return what is remembered of what is proposed: no search could tell later why it was."""
        told = tuple(self._searching.replies.reason(each) for each in hit.reasons)
        return shown(hit).model_copy(update={"because": told})

    def _asked(
        self, activity: Activity | None, there: tuple[Shown, ...], heard: Heard, said: Said, wish: Wish
    ) -> Completion:
        read = self._searching.shop.read
        whole = read(heard.text)
        parts = (*read(said.wanted).constraints, *read(said.limits).constraints)
        kinds = tuple(sorted(wishes.categories(parts)))
        told = tuple(dict.fromkeys((*parts, *refusals(whole.constraints))))  # wherever it is refused, it binds
        own = (*binding(wish, told), *least(whole.constraints), *self._owned(said))
        begun = Wish(constraints=(*_kind(kinds), *own))
        return Completion(
            products=tuple(each.item_group_id for each in there),
            colors=tuple(each.color for each in there),
            kinds=kinds,
            activity=activity,
            constraints=(*own, *preferences.refusals(begun, whole, heard.preferences)),
            sizes=sizes(parts) or sizes(wish.constraints),
            refused=tuple(dict.fromkeys((*wish.refused, *whole.refused))),
            scene=staged(wish.scene, whole),
            budget=most(whole.constraints),
            together=not kinds,
        )

    def _owned(self, said: Said) -> tuple[Choice, ...]:
        """Return the refusal of a second one of what the customer says they have."""
        kinds = wishes.categories(self._searching.shop.read(said.owned).constraints)
        return tuple(each.model_copy(update={"negated": True}) for each in _kind(tuple(sorted(kinds))))


def _gone_on_with(said: Said, wish: Wish) -> Activity | None:
    """Return the activity asked about before, where it is only said what of it the customer has."""
    is_told = said.owned and not said.wanted and not said.meant
    return activity_named(" ".join(each.name for each in wish.scene)) if is_told else None


def _there(line: CartLine) -> Shown:
    color = next((each.value for each in line.options if each.facet is Facet.COLOR), "")
    return Shown(
        item_group_id=line.item_group_id, variant_id=line.variant_id, title=line.title, color=color, price=line.price
    )


def _wish(asked: Completion, before: Wish) -> Wish:
    """Return the wish to go on with: of what was asked for by name, or as it was with what is refused now."""
    if asked.kinds:
        return Wish(constraints=(*_kind(asked.kinds), *asked.constraints), refused=asked.refused, scene=asked.scene)
    told = Reading(constraints=refusals(asked.constraints), refused=asked.refused)
    begun = before if before.constraints else before.model_copy(update={"constraints": told.constraints})
    return wishes.refined(begun, told, ()).model_copy(update={"scene": asked.scene})


def _kind(kinds: tuple[str, ...]) -> tuple[Choice, ...]:
    return (Choice(facet=Facet.CATEGORY, values=kinds),) if kinds else ()
