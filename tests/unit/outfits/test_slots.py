"""What an outfit is made of."""

import pytest

from assistant.language.kinds import closure
from assistant.outfits.slots import Slot, missing_slots, slot_of


@pytest.mark.parametrize(
    ("kind", "slot"),
    [
        ("wrap dress", Slot.WHOLE),
        ("blouse", Slot.UPPER),
        ("hoodie", Slot.UPPER),
        ("jeans", Slot.BOTTOM),
        ("blazer", Slot.OUTER),
        ("rain jacket", Slot.OUTER),
        ("loafer", Slot.SHOE),
        ("tote bag", Slot.BAG),
        ("necklace", Slot.ACCESSORY),
        ("tent", None),
        ("pajamas", None),
        ("suitcase", None),
        ("smartphone", None),
    ],
)
def test_a_kind_fills_its_slot(kind: str, slot: Slot | None):
    assert slot_of(closure(kind)) is slot


def test_a_dress_leaves_no_room_for_a_top_or_a_bottom():
    assert missing_slots({Slot.WHOLE}) == (Slot.SHOE, Slot.OUTER, Slot.BAG, Slot.ACCESSORY)


def test_a_top_wants_a_bottom_and_no_dress():
    assert missing_slots({Slot.UPPER})[:2] == (Slot.BOTTOM, Slot.SHOE)


def test_shoes_alone_are_completed_by_top_and_bottom():
    assert missing_slots({Slot.SHOE})[:2] == (Slot.UPPER, Slot.BOTTOM)


def test_one_accessory_goes_with_another():
    assert Slot.ACCESSORY in missing_slots({Slot.ACCESSORY, Slot.WHOLE})


def test_nothing_worn_is_completed_by_nothing():
    assert missing_slots(set()) == ()
