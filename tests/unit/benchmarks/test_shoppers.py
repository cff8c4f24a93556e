"""Simulated customers of a month: their luck is their own, and what they want nobody is told."""

from dataclasses import replace

import pytest

from assistant.types import Detail, SceneKind
from benchmarks.scene_wants import UNSEEN, WANTS
from benchmarks.shoppers import Crowd, Goods, Shopper, Visit
from tests.shelves import shelf, variant

RAINCOAT = variant("a", "Coat", "50", color="Blue", details=(Detail("", "Waterproof", "Yes"),))
SUEDE = variant("b", "Jacket", "50", color="Blue", material="Suede")
THINGS = [RAINCOAT, SUEDE]
NOBODY = Shopper("ann", agrees=True, forgets_on=None, likes={}, level=0.5)
RAIN = Visit("1", 0, NOBODY, "coats", (SceneKind.WEATHER, "rain"))


@pytest.fixture
def goods() -> Goods:
    return Goods(THINGS, shelf(THINGS))


def test_a_scene_wants_what_suits_it(goods):
    winter = replace(RAIN, scene=(SceneKind.WEATHER, "winter"))
    in_rain = goods.utility(RAIN, "a") - goods.utility(RAIN, "b")
    assert in_rain > goods.utility(winter, "a") - goods.utility(winter, "b")


def test_what_a_shop_says_a_thing_is_suited_to_is_worth_nothing(goods):
    suited = [replace(RAINCOAT, details=(*RAINCOAT.details, Detail("", "Suited to", "Waterproof: yes"))), SUEDE]
    assert Goods(suited, shelf(THINGS)).utility(RAIN, "a") == goods.utility(RAIN, "a")


def test_the_same_visit_has_the_same_luck_whatever_else_is_shown(goods):
    visits = [replace(RAIN, id=str(number)) for number in range(200)]
    alone = [goods.chosen(visit, ["a"]).clicked for visit in visits]
    assert alone == [
        goods.chosen(visit, ["a", "b"]).clicked[: len(own)] for visit, own in zip(visits, alone, strict=True)
    ]
    assert 0 < sum(map(len, alone)) < len(visits)


def test_what_stands_low_is_chosen_less_often(goods):
    visits = [replace(RAIN, id=str(number)) for number in range(400)]
    first = sum("a" in goods.chosen(visit, ["a", "b"]).clicked for visit in visits)
    assert sum("a" in goods.chosen(visit, ["b"] * 5 + ["a"]).clicked for visit in visits) < first


def test_new_scenes_are_asked_for_in_the_last_days_alone(goods):
    visits = Crowd(goods, 40, 12, seed=3).visits(["coats"], 0.5, 3)
    assert {visit.is_unseen for visit in visits if visit.day < 9} == {False}
    assert {visit.is_unseen for visit in visits if visit.day >= 9} == {False, True}
    assert not WANTS.keys() & UNSEEN.keys()


def test_the_same_seed_gives_the_same_customers(goods):
    one, other = (Crowd(goods, 20, 12, seed=3) for _ in range(2))
    assert one.shoppers == other.shoppers
    assert {each.agrees for each in one.shoppers} == {False, True}
