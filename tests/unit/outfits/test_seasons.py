"""The season things are stated to be for, and what an outfit makes of it."""

import pytest

from assistant.outfits.candidates import candidates
from assistant.outfits.evidence import NO_EVIDENCE, NothingBought
from assistant.outfits.judging import Judging
from assistant.outfits.proposal import proposed
from assistant.outfits.request import Completion
from assistant.outfits.seasons import leaning_of, leanings
from assistant.types import SceneKind, Setting
from tests.fakes import LetterEncoder
from tests.shelves import shelf, variant

SHORTS = {"product_type": "Bottoms > Shorts"}
PANTS = {"product_type": "Bottoms > Pants"}
COATS = {"product_type": "Outerwear > Coats"}
VARIANTS = [
    variant("s1", "Sun Shorts", "30", description="For summer days.", **SHORTS),
    variant("s2", "Plain Shorts", "30", **SHORTS),
    variant("p1", "Plain Pants", "30", **PANTS),
    variant("c1", "Frost Coat", "90", description="A coat for winter.", **COATS),
    variant("c2", "Breeze Coat", "90", description="A coat for summer.", **COATS),
    variant("c3", "All Year Coat", "90", description="For summer and winter.", **COATS),
    variant("t1", "Tee", "20", product_type="Tops > T-Shirts"),
]


def lean(product: str) -> float:
    held = shelf(VARIANTS)
    return float(leanings(held)[held.assortment.positions[product]])


def test_what_is_stated_for_a_season_leans_to_it():
    assert (lean("s1"), lean("c1"), lean("c3")) == (1, -1, 0)


def test_what_states_none_leans_as_its_kind_does():
    assert lean("s2") == pytest.approx(0.5)
    assert lean("p1") == 0


@pytest.mark.parametrize(("text", "leaning"), [("beach wedding, summer", 1), ("winter cold", -1), ("party", 0)])
def test_a_scene_leans_where_it_names_a_season(text: str, leaning: float):
    assert leaning_of(text) == leaning


@pytest.mark.parametrize(
    "asked",
    [
        Completion(products=("s1",), colors=("",), kinds=("coat",)),
        Completion(
            products=("t1",), colors=("",), kinds=("coat",), scene=(Setting(kind=SceneKind.WEATHER, name="summer"),)
        ),
    ],
    ids=["shorts", "scene"],
)
def test_a_winter_coat_goes_last_with_what_is_for_summer(asked: Completion):
    held = shelf(VARIANTS, {"c1": (5.0, 9), "c2": (1.0, 9), "c3": (1.0, 9)})
    fits = Judging(held, asked, LetterEncoder(), NothingBought())(candidates(held, asked))
    assert [fit.candidate.product for fit in fits][-1] == held.assortment.positions["c1"]


def test_the_parts_of_an_outfit_are_for_no_opposite_seasons():
    only = [each for each in VARIANTS if each.item_group_id in {"s1", "c1", "c2", "t1"}]
    held = shelf(only, {"c1": (5.0, 9), "c2": (1.0, 9)})
    asked = Completion(products=("t1",), colors=("",), together=True)
    parts = proposed(held, asked, LetterEncoder(), NO_EVIDENCE, lambda places: [only[each].title for each in places])
    assert [held.assortment.item_group_ids[part.fit.candidate.product] for part in parts] == ["s1", "c2"]


BACKPACKS = [
    variant(f"b{price}", "Pack", str(price), product_type="Bags > Backpacks") for price in (25, 30, 35, 45, 60, 590)
]
BOOTS = [variant(f"h{price}", "Boot", str(price), product_type="Shoes > Hiking Boots") for price in (40, 50, 60)]


@pytest.mark.parametrize("there", [(), ("h50",)], ids=["a kit", "usual boots"])
def test_what_costs_many_times_the_usual_goes_last_beside_what_costs_the_usual(there: tuple[str, ...]):
    held = shelf([*BACKPACKS, *BOOTS], {"b590": (5.0, 9)})
    asked = Completion(products=there, colors=("",) * len(there), kinds=("backpack",))
    fits = Judging(held, asked, LetterEncoder(), NothingBought())(candidates(held, asked))
    assert held.assortment.item_group_ids[fits[-1].candidate.product] == "b590"


def test_beside_a_dear_thing_a_dear_one_is_welcome():
    held = shelf([*BACKPACKS, *BOOTS, variant("h600", "Boot", "600", product_type="Shoes > Hiking Boots")])
    asked = Completion(products=("h600",), colors=("",), kinds=("backpack",))
    fits = Judging(held, asked, LetterEncoder(), NothingBought())(candidates(held, asked))
    assert held.assortment.item_group_ids[fits[0].candidate.product] == "b590"
