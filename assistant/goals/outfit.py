"""What goes with a product, the rest of an outfit, or what else an activity takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import wish as wishes
from assistant.answers import shown
from assistant.cart_line import CartLine
from assistant.completing import WithWhat, completed
from assistant.customers import preferences
from assistant.goals.search import found
from assistant.language.completion import Said, means_cart, parted, points, says_budget
from assistant.outfits.activities import Activity, activity_named
from assistant.outfits.candidates import for_whom, kinds_at
from assistant.outfits.opened import around, has_already, is_open, left, on_screen, planned
from assistant.outfits.request import Completion, binding, least, most, refusals, sizes
from assistant.pointing import Pointing
from assistant.ranking.audience import CHILDREN
from assistant.scene import staged
from assistant.searching import CartOf, Searching
from assistant.thread import Heard, OpenOutfit, OutfitPart, Searched, SearchState, Shown, Thread, Turn
from assistant.types import Choice, Facet, Hit, Limit, Reading, SceneKind, Wish


@dataclass(frozen=True, slots=True)
class About:
    """What is asked to be completed."""

    activity: Activity | None
    there: tuple[Shown, ...]  # what it goes with
    said: Said
    again: tuple[str, ...] = ()  # kinds that were asked for before, where none is named now
    compared: tuple[Limit, ...] = ()  # what it is to cost beside what it takes the place of


class Complete:
    """Proposes what completes a product that was shown, or what is needed for something."""

    def __init__(self, searching: Searching, pointing: Pointing, cart: CartOf) -> None:
        self._searching = searching
        self._pointing = pointing
        self._cart = cart

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Complete what is meant, or ask what that is."""
        said = self.said(heard.text, thread)
        activity = activity_named(heard.text, occasions=said.is_purpose) or _gone_on_with(said, thread.search.wish)
        if means_cart(heard.text) and (cart := self._cart(heard.customer)):
            return self._for(About(activity, tuple(map(_there, cart)), said), heard, thread)
        if activity and heard.product is None and not self._names_shown(said, thread):
            return self._for(About(activity, (), said), heard, thread)
        if heard.product is None and self._is_unlisted(said, thread):
            return found(self._searching.answers.not_understood("utter_complete_no_list", thread.search), thread)
        meant = self.meant(said, heard, thread)
        if len(meant) > 1:
            return self._pointing.which("complete", heard.text, meant, thread)
        if meant:
            return self._for(About(None, meant, said), heard, thread)
        return self._beside_screen(said, heard, thread) or self._unclear(thread)

    def said(self, text: str, thread: Thread) -> Said:
        """Return a text in its parts: a kind that a look is to be completed with is wanted, where it is no title."""
        said = parted(text)
        names_kind = said.is_added and wishes.categories(self._searching.shop.read(said.meant).constraints)
        if not names_kind or self._pointing.called(said.meant, thread):
            return said
        return said._replace(wanted=f"{said.wanted} {said.meant}".strip(), meant="")

    def meant(self, said: Said, heard: Heard, thread: Thread) -> tuple[Shown, ...]:
        """Return what it is to go with; where that is not said, what the outfit on the screen is around."""
        if not said.meant and heard.product is None and thread.search.focus is None and on_screen(thread):
            return thread.outfit.goes_with if thread.outfit else ()
        return self._pointing.meant(heard.model_copy(update={"text": said.meant}), thread)

    def _unclear(self, thread: Thread) -> Turn:
        response = "utter_ask_which" if thread.search.shown else "utter_complete_what"
        return found(self._searching.answers.not_understood(response, thread.search), thread)

    def _beside_screen(self, said: Said, heard: Heard, thread: Thread) -> Turn | None:
        """Take "shoes for it", where none on the screen is meant, for the scene of the search; else for all on it."""
        kinds = wishes.categories(self._searching.shop.read(said.wanted).constraints)
        state = thread.search
        is_other = kinds and not kinds & wishes.categories(state.wish.constraints)
        if said.meant or not is_other or not state.shown or not points(heard.text):
            return None
        if state.wish.scene:
            return found(self._searching.search(heard.model_copy(update={"text": f"and {said.wanted}"}), state), thread)
        return self._for(About(None, state.shown, said), heard, thread)

    def beside(self, there: tuple[Shown, ...], heard: Heard, said: Said, thread: Thread) -> Turn:
        """Propose what is asked for by name beside these things."""
        return self._for(About(None, there, said), heard, thread)

    def again(self, heard: Heard, thread: Thread) -> Turn:
        """Propose for the open outfit what was asked for last, by what is known of it now."""
        return self._for(self._gone_on_with(parted(heard.text), thread), heard, thread)

    def instead(self, said: Said, compared: tuple[Limit, ...], heard: Heard, thread: Thread) -> Turn:
        """Propose for the open outfit what takes the place of a part of it."""
        return self._for(replace(self._gone_on_with(said, thread), compared=compared), heard, thread)

    def kinds(self, item_group_id: str) -> tuple[str, ...]:
        """Return the kinds of a product, wider ones too."""
        assortment = self._searching.shop.shelves.current().assortment
        return tuple(
            sorted(kind for place in assortment.places([item_group_id]) for kind in kinds_at(assortment, place))
        )

    def _gone_on_with(self, said: Said, thread: Thread) -> About:
        """Return what is asked of the open outfit."""
        outfit = thread.outfit or OpenOutfit()
        activity = activity_named(outfit.activity, occasions=True) if outfit.activity else None
        return About(activity, outfit.goes_with, said, outfit.asked)

    def _names_shown(self, said: Said, thread: Thread) -> bool:
        """Tell whether a product on the screen is described: "what goes with the camping chair"."""
        return bool(said.meant) and self._pointing.pointed(said.meant, thread) is not None

    def _is_unlisted(self, said: Said, thread: Thread) -> bool:
        """Tell whether something is needed for what is neither a product nor an occasion: "for knitting"."""
        if not said.is_purpose or not said.meant or self._pointing.describes(said.meant, thread):
            return False
        scene = self._searching.shop.read(f"for {said.meant}").scene
        return all(each.kind is SceneKind.ACTIVITY for each in scene)

    def _for(self, about: About, heard: Heard, thread: Thread) -> Turn:
        before = around(thread.outfit, about.there, about.activity.name if about.activity else "")
        asked, outfit = self._asked(about, heard, thread.search.wish, before)
        hits = self._searching.shop.outfitter.complete(asked, self._searching.answers.cards)
        wish = _wish(asked, self._for_whom(asked), thread.search.wish)
        within = None if outfit.budget is None else (left(outfit, asked.kinds), outfit.budget)
        reply = completed(asked, self._with_what(about, heard), hits, wish, self._searching.replies, within)
        if not hits:
            kept = thread.model_copy(update={"outfit": outfit if is_open(thread.outfit) else thread.outfit})
            return found(Searched(state=thread.search, reply=reply), kept)
        screen = tuple(map(self._shown, hits))
        outfit = planned(outfit, asked.kinds, self._parts(hits))
        state = SearchState(wish=wish, shown=screen, seen=tuple(each.item_group_id for each in screen))
        return found(Searched(state=state, reply=reply), thread.model_copy(update={"outfit": outfit}))

    def _for_whom(self, asked: Completion) -> tuple[Choice, ...]:
        """Return for whom the things there are, and so what goes with them; that they are grown needs no word."""
        found = for_whom(self._searching.shop.shelves.current().assortment, asked)
        return tuple(each for each in found if each.facet is Facet.GENDER or CHILDREN.issuperset(each.values))

    def _parts(self, hits: Sequence[Hit]) -> list[OutfitPart]:
        return [
            OutfitPart(item_group_id=own, kinds=self.kinds(own), price=hit.variant.offer.amount)
            for hit in hits
            for own in [hit.variant.item_group_id]
        ]

    def _shown(self, hit: Hit) -> Shown:
        """Return what is remembered of what is proposed: no search could tell later why it was."""
        told = tuple(self._searching.replies.reason(each) for each in hit.reasons)
        return shown(hit).model_copy(update={"because": told})

    def _with_what(self, about: About, heard: Heard) -> WithWhat:
        """Return how it is named what is completed."""
        if about.activity:
            return WithWhat("activity", about.activity.name)
        if len(about.there) == 1:
            return WithWhat("with", about.there[0].title)
        cart = {each.item_group_id for each in self._cart(heard.customer)}
        return WithWhat("cart" if cart >= {each.item_group_id for each in about.there} else "screen")

    def _asked(self, about: About, heard: Heard, wish: Wish, outfit: OpenOutfit) -> tuple[Completion, OpenOutfit]:
        """Return what is asked for, and the outfit with what is told of it in the same words."""
        read, said, there = self._searching.shop.read, about.said, about.there
        whole = read(heard.text)
        parts = (*read(said.wanted).constraints, *read(said.limits).constraints)
        kinds = tuple(sorted(wishes.categories(parts))) or about.again
        owned = wishes.categories(read(said.owned).constraints)
        outfit = _told(outfit, kinds, most(whole.constraints), heard.text, owned)
        told = tuple(dict.fromkeys((*parts, *refusals(whole.constraints))))  # wherever it is refused, it binds
        own = (*binding(wish, told), *least((*whole.constraints, *about.compared)))
        begun = Wish(constraints=(*_kind(kinds), *own))
        asked = Completion(
            products=tuple(each.item_group_id for each in there),
            colors=tuple(each.color for each in there),
            kinds=kinds,
            activity=about.activity,
            constraints=(*own, *preferences.refusals(begun, whole, heard.preferences)),
            owned=_refused(outfit.owned),
            left_out=(*outfit.left_out, *heard.declined),
            sizes=sizes(parts) or sizes(wish.constraints),
            refused=tuple(dict.fromkeys((*wish.refused, *whole.refused))),
            scene=staged(wish.scene, whole),
            budget=_least_of(left(outfit, kinds), most(whole.constraints), most(about.compared)),
            together=not kinds,
        )
        return asked, outfit


def _told(outfit: OpenOutfit, kinds: tuple[str, ...], price: Decimal | None, text: str, owned: set[str]) -> OpenOutfit:
    """Return an outfit with its budget, where a price is of all of it, and with what the customer has."""
    is_of_all = price is not None and (not kinds or says_budget(text))
    now = has_already(outfit, owned)
    wanted = tuple(each for each in now.owned if each not in kinds)  # who asks for one wants it
    return now.model_copy(update={"budget": price if is_of_all else outfit.budget, "owned": wanted})


def _least_of(*bounds: Decimal | None) -> Decimal | None:
    return min((each for each in bounds if each is not None), default=None)


def _refused(kinds: tuple[str, ...]) -> tuple[Choice, ...]:
    """Return the refusal of a second one of what the customer has."""
    return tuple(each.model_copy(update={"negated": True}) for each in _kind(kinds))


def _gone_on_with(said: Said, wish: Wish) -> Activity | None:
    """Return the activity asked about before, where it is only said what of it the customer has."""
    is_told = said.owned and not said.wanted and not said.meant
    return activity_named(" ".join(each.name for each in wish.scene)) if is_told else None


def _there(line: CartLine) -> Shown:
    color = next((each.value for each in line.options if each.facet is Facet.COLOR), "")
    return Shown(
        item_group_id=line.item_group_id, variant_id=line.variant_id, title=line.title, color=color, price=line.price
    )


def _wish(asked: Completion, whom: tuple[Choice, ...], before: Wish) -> Wish:
    """Return the wish to go on with: of what was asked for by name, or as it was with what is refused now."""
    if asked.kinds:
        constraints = (*_kind(asked.kinds), *asked.constraints, *whom)
        return Wish(constraints=constraints, refused=asked.refused, scene=asked.scene)
    told = Reading(constraints=refusals(asked.constraints), refused=asked.refused)
    begun = before if before.constraints else before.model_copy(update={"constraints": told.constraints})
    return wishes.refined(begun, told, ()).model_copy(update={"scene": asked.scene})


def _kind(kinds: tuple[str, ...]) -> tuple[Choice, ...]:
    return (Choice(facet=Facet.CATEGORY, values=kinds),) if kinds else ()
