"""What is said otherwise than before."""

import pytest

from assistant.language.linking import read
from assistant.types import Facet
from tests.unit.language.shops import glazier, said, things

CORRECTED = {
    "scratch the lamps, make that mugs": "category=mug; drops=category",
    "scratch red make that blue": "color=blue; drops=color",
    "my mistake, mugs is what I meant": "category=mug",
    "sorry, I meant green": "color=green",
    "no no, Novaline instead of Quillby": "brand=Novaline; brand!=Quillby",
    "red, oops, blue": "color=blue",
    "it needn't be red after all": "drops=color",
    "it doesn't have to be red any more": "drops=color",
    "any other brand is all right too": "drops=brand",
    "red? no, teal": "color=teal",
    "a red one. no, teal. NO, red": "color=red",
    "a red wait no a blue mug": "category=mug; color=blue",
    "a mug in red, hang on, teal": "category=mug; color=teal",
    "boots in black, actually brown": "category=boot; color=brown",
    "boots 38, sorry, 40": "category=boot; size=40",
    "boots, 38, no, the 40": "category=boot; size=40",
    "a backpack, i mean a handbag": "category=handbag",
    "a hat? no, she has one. make it a leather handbag": "category=handbag; material=leather",
    "leather boots, too hot, so felt ones instead": "category=boot; material=felt; words=hot",
    "navy, or gray if you have no navy": "color=navy|gray",
    "i normally wear 38 but these run small, so 40 please, boots": "category=boot; size=40; words=run small",
    "the boots i own are 38 and too small, boots in 40": "category=boot; size=40; words=small",
    "a blue mug, no red": "category=mug; color=blue; color!=red",
    "sorry for that, red boots": "category=boot; color=red",
    "a red hat, rather small, in silk": "category=hat; color=red; material=silk; words=small",
}


@pytest.mark.parametrize("text", CORRECTED)
def test_the_last_word_on_something_holds(text: str):
    assert said(text, things()) == CORRECTED[text]


@pytest.mark.parametrize("text", ["scratch red, make that blue", "my mistake, mugs", "sorry, I meant green"])
def test_a_correction_says_so(text: str):
    assert read(text, things()).corrects


@pytest.mark.parametrize("text", ["a red mug", "a scratch resistant watch", "no, not red"])
def test_what_only_adds_corrects_nothing(text: str):
    assert not read(text, things()).corrects


@pytest.mark.parametrize("text", ["scratch glass, make that oak", "oak, not glass", "no no, oak instead of glass"])
def test_a_material_takes_the_place_of_a_material_though_it_names_a_thing_too(text: str):
    assert not any(each.facet is Facet.CATEGORY for each in read(text, glazier()).constraints)
