"""What is said of an outfit in other words than asking for one: "shoes for it", "I have a bag", "my budget is $200".

The dialogue takes such sentences for searches and refinements, which would widen the wish or look for the bag.
"""

from assistant import wish as wishes
from assistant.goals.catch_all import CATCH_ALL
from assistant.goals.outfit import Complete
from assistant.goals.outfit_parts import OF_PART, OutfitParts, is_of_part
from assistant.language.completion import Said, names_next, owned_alone, says_budget
from assistant.outfits.activities import activity_named
from assistant.outfits.opened import goes_on, has_already, is_open, on_screen, told_of
from assistant.outfits.request import most
from assistant.phrases import joined
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, OpenOutfit, Shown, Thread, Turn
from assistant.turn import Goal
from assistant.types import Facet, Reading

#: Goals that the dialogue may take such a sentence for.
TAKEN_FOR = (*CATCH_ALL, "remove", "back", "show_more", "similar")


class OutfitTalk:
    """Lets an outfit have what is said of it."""

    def __init__(self, shop: Shop, complete: Complete, replies: Replies) -> None:
        self._shop = shop
        self._complete = complete
        self._parts = OutfitParts(shop, complete, replies)
        self._replies = replies

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that does so, and does `otherwise` with the rest; an outfit ends where that leads elsewhere."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            if heard.chip or heard.photo or heard.product:
                return self._after(otherwise(heard, thread), heard)
            turn = self._needed(heard, thread) or self._owned(heard, thread) or self._budgeted(heard, thread)
            turn = turn or self._parts.instead(heard, thread) or self._part(heard, thread)
            return turn or self._after(otherwise(heard, thread), heard)

        return goal

    def completing(self, complete: Goal) -> Goal:
        """Return a goal that proposes another of a part where that is asked for, and else does `complete`."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            turn = None if heard.product else self._parts.instead(heard, thread)
            return turn or complete(heard, thread)

        return goal

    def _needed(self, heard: Heard, thread: Thread) -> Turn | None:
        """Tell what an activity or an occasion takes where just that is asked: "what do I need for a picnic"."""
        said = self._complete.said(heard.text, thread)
        is_asked = said.is_purpose and activity_named(said.meant, occasions=True) is not None
        names_kind = wishes.categories(self._shop.read(heard.text, heard.mentions).constraints)
        return self._complete(heard, thread) if is_asked and not names_kind else None

    def _owned(self, heard: Heard, thread: Thread) -> Turn | None:
        """Take that the customer has something, and say nothing else: it is left out of the outfit."""
        thing, rest = owned_alone(heard.text)
        said = self._shop.read(thing) if thing else Reading()
        kinds = wishes.categories(said.constraints)
        is_thing = kinds and not said.scene and all(each.facet in OF_PART - {Facet.SIZE} for each in said.constraints)
        if not is_thing or not wishes.says_nothing(self._shop.read(rest)):
            return None
        outfit = has_already(told_of(thread.outfit, kinds), kinds)
        thread = thread.model_copy(update={"outfit": outfit})
        if on_screen(thread):
            return self._complete.again(heard, thread)
        text = self._replies.phrases.say("utter_owned_noted", things=joined(sorted(kinds)))
        reply = Reply(text=text, speech=text, chips=self._replies.chips(thread.search.wish))
        return Turn(thread=thread, reply=reply)

    def _budgeted(self, heard: Heard, thread: Thread) -> Turn | None:
        """Propose anew within a budget that is said of the outfit on the screen."""
        reading = self._shop.read(heard.text, heard.mentions)
        budget = most(reading.constraints) if says_budget(heard.text) else None
        if (
            budget is None
            or not on_screen(thread)
            or any(each.facet is not Facet.PRICE for each in reading.constraints)
        ):
            return None
        outfit = told_of(thread.outfit, (), budget=budget)
        if len(outfit.parts) > 1:  # what is planned beside the part asked for last may cost too much now
            outfit = outfit.model_copy(update={"asked": ()})
        return self._complete.again(heard.model_copy(update={"text": ""}), thread.model_copy(update={"outfit": outfit}))

    def _part(self, heard: Heard, thread: Thread) -> Turn | None:
        """Propose what is asked for beside what is there: "and shoes for it"; of an open outfit, "and a bag"."""
        said = self._complete.said(heard.text, thread)
        is_beside = bool(said.wanted) and not said.meant and not said.owned
        if not is_beside and not (names_next(heard.text) and on_screen(thread)):
            return None
        said = said if is_beside else Said(heard.text, "")
        reading = self._shop.read(said.wanted)
        kinds = wishes.categories(reading.constraints)
        is_part = kinds and not reading.cheaper and is_of_part(reading, thread)
        there = self._there(said, heard, thread, kinds) if is_part else ()
        return self._complete.beside(there, heard, said, thread) if there else None

    def _there(self, said: Said, heard: Heard, thread: Thread, kinds: set[str]) -> tuple[Shown, ...]:
        """Return what "it" is: the one product that is meant, else all on the screen where they are of another kind."""
        meant = self._complete.meant(said, heard, thread)
        is_of_screen = not kinds & wishes.categories(thread.search.wish.constraints)
        return meant or (thread.search.shown if is_of_screen else ())

    def _after(self, turn: Turn, heard: Heard) -> Turn:
        """Keep the outfit while what is looked for may be of it, and a budget that was said of all together."""
        thread, is_price = turn.thread, says_budget(heard.text) or heard.chip == Facet.PRICE.value
        if thread.outfit is None and not is_price:
            return turn
        wish = thread.search.wish
        outfit = goes_on(thread.outfit, wishes.categories(wish.constraints))
        reading = self._shop.read(heard.text, heard.mentions)
        budget = most(reading.constraints) if says_budget(heard.text) else None
        if budget is not None and not is_open(outfit):
            outfit = told_of(outfit, wishes.categories(wish.constraints), budget=budget, is_whole=True)
        elif budget is not None or Facet.PRICE in reading.dropped or heard.chip == Facet.PRICE.value:
            outfit = outfit and told_of(outfit, (), budget=budget)
        return turn if outfit == thread.outfit else turn.model_copy(update={"thread": _with(thread, outfit)})


def _with(thread: Thread, outfit: OpenOutfit | None) -> Thread:
    return thread.model_copy(update={"outfit": outfit})
