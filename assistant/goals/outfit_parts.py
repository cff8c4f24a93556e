"""Another of a part of an outfit: "cheaper shoes", "not those shoes", "a different bag"."""

from collections.abc import Collection, Sequence

from assistant import wish as wishes
from assistant.goals.outfit import Complete
from assistant.language.completion import Said, given_up
from assistant.outfits.opened import on_screen, without
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, OutfitPart, Shown, Thread, Turn
from assistant.types import Facet, Limit, Reading

#: What may be said of a part beside its kind.
OF_PART = frozenset(
    {
        Facet.CATEGORY,
        Facet.COLOR,
        Facet.PATTERN,
        Facet.MATERIAL,
        Facet.BRAND,
        Facet.PRICE,
        Facet.SIZE,
        Facet.GENDER,
        Facet.AGE_GROUP,
    }
)


class OutfitParts:
    """Lets something else take the place of a part of the outfit on the screen."""

    def __init__(self, shop: Shop, complete: Complete, replies: Replies) -> None:
        self._shop = shop
        self._complete = complete
        self._replies = replies

    def instead(self, heard: Heard, thread: Thread) -> Turn | None:
        """Propose another of the part that is named, or say that there is none; None where no other is asked for."""
        given, outfit = given_up(heard.text), thread.outfit
        reading = self._shop.read(given.wanted if given else heard.text)
        is_other = given or ((reading.cheaper or reading.dearer) and not reading.alike)
        if outfit is None or not on_screen(thread) or not is_other or not is_of_part(reading, thread):
            return None
        if self._is_beside_another(given.thing if given else heard.text, heard, thread):
            return None
        named = wishes.categories(self._shop.read(given.thing).constraints if given else reading.constraints)
        kinds = named or (set() if given else set(outfit.asked))
        there = self._there(kinds, thread)
        if not there:
            return None
        if given:
            thread = thread.model_copy(update={"outfit": without(outfit, [each.item_group_id for each in there])})
            text = given.wanted if wishes.names_kind(reading) else ", ".join([*sorted(kinds), given.wanted])
            heard = heard.model_copy(update={"text": text})  # whose refusals would bind the other, too
        turn = self._complete.instead(Said(heard.text, ""), _compared(reading, there), heard, thread)
        return turn if turn.reply and turn.reply.cards else self._nothing(reading, kinds, turn)

    def _is_beside_another(self, text: str, heard: Heard, thread: Thread) -> bool:
        """Tell whether it is to go with something that the outfit is not around: "other shoes for the jacket"."""
        said = self._complete.said(text, thread)
        around = thread.outfit.goes_with if thread.outfit else ()
        return bool(said.meant) and not set(self._complete.meant(said, heard, thread)) & set(around)

    def _there(self, kinds: Collection[str], thread: Thread) -> Sequence[Shown | OutfitPart]:
        """Return what there is of these kinds: on the screen, else planned before."""
        shown = [each for each in thread.search.shown if set(kinds) & set(self._complete.kinds(each.item_group_id))]
        planned = thread.outfit.parts if thread.outfit else ()
        return shown or [each for each in planned if set(kinds) & set(each.kinds)]

    def _nothing(self, reading: Reading, kinds: Collection[str], turn: Turn) -> Turn:
        """Say that no other goes with the outfit."""
        which = "cheaper" if reading.cheaper else "dearer" if reading.dearer else "other"
        text = self._replies.phrases.say(f"utter_complete_no_{which}", things=", ".join(sorted(kinds)))
        reply = Reply(text=text, speech=text, chips=self._replies.chips(turn.thread.search.wish))
        return turn.model_copy(update={"reply": reply})


def is_of_part(reading: Reading, thread: Thread) -> bool:
    """Tell whether a reading says nothing but what may be said of a part: "now a rainy run: jackets" says more."""
    is_new = any(each not in thread.search.wish.scene for each in reading.scene)
    return not is_new and all(each.facet in OF_PART for each in reading.constraints)


def _compared(reading: Reading, there: Sequence[Shown | OutfitPart]) -> tuple[Limit, ...]:
    """Return the price bound of "cheaper" or "more expensive": beyond all that there is of the kind."""
    prices = [each.price for each in there]
    if reading.cheaper:
        return (Limit(facet=Facet.PRICE, maximum=min(prices), exclusive=True),)
    return (Limit(facet=Facet.PRICE, minimum=max(prices), exclusive=True),) if reading.dearer else ()
