"""An outfit that is open over several turns: what it is around, what is planned in it, what of its budget is left."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.language.kinds import closure
from assistant.outfits.slots import REPEATED, slot_of
from assistant.scene import outlasts
from assistant.thread import OpenOutfit, OutfitPart, Shown, Thread

NOTHING_TOLD = OpenOutfit()


def is_open(outfit: OpenOutfit | None) -> bool:
    """Tell whether something was proposed already, and not only told beforehand."""
    return outfit is not None and bool(outfit.goes_with or outfit.activity)


def on_screen(thread: Thread) -> bool:
    """Tell whether the customer looks at what was proposed last of an open outfit."""
    outfit, shown = thread.outfit, [each.item_group_id for each in thread.search.shown]
    return outfit is not None and is_open(outfit) and shown == list(outfit.screen)


def around(outfit: OpenOutfit | None, there: Sequence[Shown], activity: str) -> OpenOutfit:
    """Return the outfit around these things: the one that is open where they are of it, else a new one.

    What the customer has and what may be spent on all goes on; what an outfit may cost ends with it.
    """
    told = outfit or NOTHING_TOLD
    known = {*(each.item_group_id for each in told.goes_with), *(each.item_group_id for each in told.parts)}
    is_same = any(each.item_group_id in known for each in there) or bool(activity and activity == told.activity)
    if is_same:
        return told
    kept = {"owned", "near", *({"budget", "is_whole"} if told.is_whole else ())}
    begun = OpenOutfit.model_validate(told.model_dump(include=kept))
    return begun.model_copy(update={"goes_with": tuple(there), "activity": activity})


def left(outfit: OpenOutfit, kinds: Iterable[str]) -> Decimal | None:
    """Return what of the budget is left for these kinds, 0 at least, or for all where none is named; None without one.

    What is planned already counts, unless what is asked for takes its place.
    """
    if outfit.budget is None:
        return None
    paid = [each.price for each in outfit.goes_with] if outfit.is_whole else []
    asked = list(kinds)
    paid += [each.price for each in outfit.parts if asked and not _replaces(asked, each)]
    return max(outfit.budget - sum(paid, Decimal(0)), Decimal(0))


def planned(outfit: OpenOutfit, asked: Sequence[str], proposed: Sequence[OutfitPart]) -> OpenOutfit:
    """Return the outfit with what is proposed now: a whole one anew, or the first of what was asked for by name."""
    kept = [each for each in outfit.parts if asked and not _replaces(asked, each)]
    new = proposed[:1] if asked else proposed
    screen = tuple(each.item_group_id for each in proposed)
    return outfit.model_copy(update={"asked": tuple(asked), "parts": (*kept, *new), "screen": screen})


def told_of(outfit: OpenOutfit | None, near: Iterable[str], **told: object) -> OpenOutfit:
    """Return an outfit with what is told of it; of one that is not open yet, beside what is looked for."""
    old = outfit or OpenOutfit(near=tuple(sorted(near)))
    return old.model_copy(update=told)


def has_already(outfit: OpenOutfit, kinds: Iterable[str]) -> OpenOutfit:
    """Return the outfit of who has these kinds: nothing of them is planned, paid or asked for any more."""
    had = set(kinds)
    return outfit.model_copy(
        update={
            "owned": tuple(sorted({*outfit.owned, *had})),
            "parts": tuple(each for each in outfit.parts if had.isdisjoint(each.kinds)),
            "asked": tuple(kind for kind in outfit.asked if had.isdisjoint(closure(kind))),
        }
    )


def without(outfit: OpenOutfit, products: Iterable[str]) -> OpenOutfit:
    """Return the outfit without these products, which are not planned in it any more."""
    out = dict.fromkeys((*outfit.left_out, *products))
    parts = tuple(each for each in outfit.parts if each.item_group_id not in out)
    return outfit.model_copy(update={"left_out": tuple(out), "parts": parts})


def goes_on(outfit: OpenOutfit | None, kinds: Iterable[str]) -> OpenOutfit | None:
    """Return the outfit where what is looked for now may be of it: shoes after a dress, not lamps; else None."""
    if outfit is None:
        return None
    own = {*outfit.near, *outfit.owned, *outfit.asked, *(kind for part in outfit.parts for kind in part.kinds)}
    new = set(kinds)
    return outfit if not new or outlasts(own, new) else None


def _replaces(kinds: Iterable[str], part: OutfitPart) -> bool:
    """Tell whether one of these kinds is worn or used in the place of a part."""
    named = {wider for kind in kinds for wider in closure(kind)}
    slot = slot_of(named)
    is_of_slot = slot is not None and slot not in REPEATED and slot == slot_of(part.kinds)
    return is_of_slot or bool(set(kinds) & set(part.kinds))
