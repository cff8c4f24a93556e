"""An outfit that grows: what is left of its budget, and when it is over."""

from decimal import Decimal

from assistant.outfits.opened import around, goes_on, has_already, left, planned
from assistant.thread import OpenOutfit, OutfitPart, Shown

DRESS = Shown(item_group_id="d", variant_id="d", title="Dress", color="Red", price=Decimal(60))
SHOES = OutfitPart(item_group_id="s", kinds=("heels", "shoe"), price=Decimal(50))
BAG = OutfitPart(item_group_id="b", kinds=("bag", "tote bag"), price=Decimal(30))
OPEN = OpenOutfit(goes_with=(DRESS,), parts=(SHOES, BAG), budget=Decimal(100))


def test_a_whole_outfit_may_cost_the_whole_budget():
    assert left(OPEN, ()) == Decimal(100)


def test_a_part_that_is_asked_for_anew_takes_the_place_of_its_like():
    assert left(OPEN, ["boot"]) == Decimal(70)


def test_a_new_part_may_cost_what_the_others_leave():
    assert left(OPEN, ["coat"]) == Decimal(20)


def test_a_budget_of_all_together_pays_what_it_is_around():
    assert left(OPEN.model_copy(update={"is_whole": True}), ["coat"]) == 0


def test_without_a_budget_nothing_is_left_or_spent():
    assert left(OPEN.model_copy(update={"budget": None}), ["coat"]) is None


def test_of_several_shoes_the_first_is_planned():
    other = SHOES.model_copy(update={"item_group_id": "s2", "price": Decimal(20)})
    now = planned(OPEN, ("shoe",), [other, SHOES])
    assert [each.item_group_id for each in now.parts] == ["b", "s2"]
    assert now.screen == ("s2", "s")


def test_around_another_thing_only_what_was_said_of_all_goes_on():
    coat = DRESS.model_copy(update={"item_group_id": "c"})
    told = OPEN.model_copy(update={"owned": ("hat",)})
    assert around(told, [coat], "") == OpenOutfit(goes_with=(coat,), owned=("hat",))
    whole = told.model_copy(update={"is_whole": True})
    assert around(whole, [coat], "").budget == Decimal(100)


def test_around_a_part_of_it_the_outfit_stays():
    shoes = DRESS.model_copy(update={"item_group_id": "s"})
    assert around(OPEN, [shoes], "") == OPEN


def test_an_outfit_is_over_with_a_search_for_what_nobody_wears():
    assert goes_on(OPEN, ["coat"]) == OPEN
    assert goes_on(OPEN, ["lamp"]) is None


def test_what_the_customer_has_is_neither_planned_nor_paid():
    now = has_already(OPEN.model_copy(update={"asked": ("tote bag",)}), ["bag"])
    assert (now.parts, now.owned, now.asked) == ((SHOES,), ("bag",), ())
    assert left(now, ["coat"]) == Decimal(50)
