"""What an outfit is made of, and which thing fills which place in it."""

from collections.abc import Collection
from enum import StrEnum


class Slot(StrEnum):
    """A place in an outfit. The order is the order in which one is completed."""

    WHOLE = "whole"  # dress, jumpsuit, suit: upper and bottom in one
    UPPER = "upper"
    BOTTOM = "bottom"
    SHOE = "shoe"
    OUTER = "outer"
    BAG = "bag"
    ACCESSORY = "accessory"


#: Widest kinds of the lexicon, by slot; the first that a product is of tells its slot.
KINDS: tuple[tuple[Slot, frozenset[str]], ...] = (
    (Slot.SHOE, frozenset({"shoe"})),
    (Slot.BAG, frozenset({"bag"})),
    (Slot.WHOLE, frozenset({"dress", "jumpsuit", "suit", "kimono", "tracksuit"})),
    (Slot.OUTER, frozenset({"outerwear", "jacket", "coat", "blazer", "vest"})),
    (Slot.BOTTOM, frozenset({"bottoms"})),
    (Slot.UPPER, frozenset({"top"})),
    (Slot.ACCESSORY, frozenset({"accessory"})),
)
#: Kinds that are worn, but with no outfit.
APART = frozenset(
    {"underwear", "sleepwear", "swimwear", "slipper", "suitcase", "insole", "wallet", "umbrella", "travel pillow"}
)
#: Slots that a thing leaves no room for.
INSTEAD = {
    Slot.WHOLE: frozenset({Slot.UPPER, Slot.BOTTOM}),
    Slot.UPPER: frozenset({Slot.WHOLE}),
    Slot.BOTTOM: frozenset({Slot.WHOLE}),
}
#: Accessories are worn several at a time, all other slots hold one thing.
REPEATED = frozenset({Slot.ACCESSORY})


def slot_of(kinds: Collection[str]) -> Slot | None:
    """Return the slot that a product of these kinds (it and all wider ones) fills; None for what is not worn."""
    if APART & set(kinds):
        return None
    return next((slot for slot, members in KINDS if members & set(kinds)), None)


def missing_slots(worn: Collection[Slot]) -> tuple[Slot, ...]:
    """Return the slots that complete what is worn, in their order; none where nothing is worn.

    Who wears neither a dress nor a part of one is completed by upper and bottom, not by a dress.
    """
    if not worn:
        return ()
    taken = {other for slot in worn for other in INSTEAD.get(slot, ())} | (set(worn) - REPEATED)
    return tuple(slot for slot in Slot if slot not in taken and slot is not Slot.WHOLE)
