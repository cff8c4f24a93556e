"""Which options of a product a text names."""

import pytest

from assistant.buying.naming import (
    named,
    named_in_answer,
    offers_of,
    pointed_at,
    says_whichever,
    without_title,
)
from assistant.buying.options import Family
from assistant.cart_line import Option
from assistant.language.linking import read
from assistant.types import Facet
from tests.shelves import variant, vocabulary

DRESS = {"product_type": "Women > Dresses"}
ADA = Family(
    "Ada Dress",
    tuple(
        variant("ada", "Ada Dress", "60", color=color, size=size, **DRESS)
        for color in ("Red", "Navy", "Sky Blue")
        for size in ("S", "M", "L", "XL")
    ),
)
SHOES = Family("Bo Shoe", tuple(variant("bo", "Bo Shoe", "60", size=size) for size in ("UK 8", "UK 9.5", "UK 10")))
WORDS = vocabulary([*ADA.variants, *SHOES.variants])


def offers(facet: Facet, *values: str):
    return [(Option(facet=facet, value=value),) for value in values]


SIZES, COLORS = offers(Facet.SIZE, "S", "M", "L", "XL"), offers(Facet.COLOR, *ADA.cells(Facet.COLOR))


def answered(text: str, family: Family, *asked) -> dict[Facet, tuple[str, ...]]:
    said = named_in_answer(text, read(text, WORDS), family, [offer for group in asked for offer in group])
    return {facet: each.cells for facet, each in said.items()}


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("m", "M"),
        ("the L", "L"),
        ("what about xl", "XL"),
        ("extra large please", "XL"),
        ("Medium.", "M"),
        ("i'd say small", "S"),
        ("size l i guess", "L"),
    ],
)
def test_a_size_is_heard_with_and_without_a_sign(text, size):
    assert answered(text, ADA, SIZES) == {Facet.SIZE: (size,)}


@pytest.mark.parametrize(("text", "size"), [("10", "UK 10"), ("uk 8", "UK 8"), ("9.5 please", "UK 9.5")])
def test_a_number_is_heard_without_its_system(text, size):
    shown = offers(Facet.SIZE, "UK 8", "UK 9.5", "UK 10")
    assert answered(text, SHOES, shown) == {Facet.SIZE: (size,)}


@pytest.mark.parametrize(("text", "size"), [("xxl", "XXL"), ("4xl please", "XXXXL"), ("44", "44")])
def test_a_size_that_is_not_there_is_heard_as_one(text, size):
    said = named_in_answer(text, read(text, WORDS), ADA, SIZES)[Facet.SIZE]
    assert (said.text, said.cells) == (size, ())


@pytest.mark.parametrize("text", ["hello", "it's nice", "how long does it take", "i'm not sure"])
def test_no_size_is_heard_where_none_is_said(text):
    assert answered(text, ADA, SIZES) == {}


@pytest.mark.parametrize(
    ("text", "colors"),
    [("sky blue", ("Sky Blue",)), ("navy please", ("Navy",)), ("blue", ("Navy", "Sky Blue")), ("purple", ())],
)
def test_a_color_is_heard_by_its_name_or_its_family(text, colors):
    assert answered(text, ADA, COLORS) == {Facet.COLOR: colors}


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("the biggest", ("XL",)),
        ("the smallest one", ("S",)),
        ("the bigger one", ("M", "L", "XL")),
        ("smaller", ("S", "M", "L")),
    ],
)
def test_a_size_is_heard_by_comparison(text, sizes):
    assert answered(text, ADA, SIZES) == {Facet.SIZE: sizes}


def test_offers_are_those_that_fit_all_that_was_said():
    both = [(*color, *size) for color in COLORS for size in SIZES]
    said = named_in_answer("navy in m", read("navy in m", WORDS), ADA, both)
    assert [[option.value for option in offer] for offer in offers_of(said, both)] == [["Navy", "M"]]


@pytest.mark.parametrize(("text", "value"), [("the first", "S"), ("second one please", "M"), ("the last one", "XL")])
def test_an_offer_is_heard_by_its_place(text, value):
    assert [option.value for option in pointed_at(text, SIZES)] == [value]


def test_a_place_beyond_the_offers_is_none():
    assert pointed_at("the third", SIZES[:2]) is None
    assert pointed_at("hello", SIZES) is None
    assert pointed_at("sorry, my phone rang, one second", SIZES) is None


@pytest.mark.parametrize(
    "text", ["whichever", "any", "Doesn't matter", "I don't really care", "you choose", "any size"]
)
def test_leaving_it_to_the_shop_is_heard(text):
    assert says_whichever(text)


@pytest.mark.parametrize("text", ["m", "many thanks", "in any case the m", "no", "do you have any boots"])
def test_not_every_any_leaves_it_to_the_shop(text):
    assert not says_whichever(text)


def test_what_is_not_wanted_is_not_named():
    assert named(read("not red", WORDS), ADA) == {}


def test_words_of_the_title_are_left_out_whatever_their_case():
    mug = Family("Rose Mug", (variant("mug", "Rose Mug", "9", color="White"),))
    assert without_title("add the ROSE mug in white", mug) == "add the in white"


def test_what_is_so_of_all_of_a_product_chooses_nothing():
    made = tuple(variant("j", "Rowan Jacket", "75", size=size, material="Denim", **DRESS) for size in "SM")
    jacket = Family("Rowan Jacket", made)
    assert named(read("the denim jacket in m", vocabulary(made)), jacket).keys() == {Facet.SIZE}
