"""Which variant a customer means, and what has to be known of it."""

from decimal import Decimal

import pytest

from assistant.buying.naming import as_said
from assistant.buying.options import MOST_TOGETHER, Absent, Family, Open, Picked, Said, SoldOut, choose
from assistant.cart_line import Option
from assistant.types import Availability, Choice, Facet, Limit
from tests.shelves import variant

OUT = Availability.OUT_OF_STOCK


def family(*made: tuple[str, str], **rest) -> Family:
    return Family("Ada Dress", tuple(variant("ada", "Ada Dress", "60", color=c, size=s, **rest) for c, s in made))


def values(offers):
    return [tuple(option.value for option in offer) for offer in offers]


def options(**said: str):
    return as_said(tuple(Option(facet=Facet(facet), value=value) for facet, value in said.items()))


RED_AND_NAVY = family(("Red", "S"), ("Red", "M"), ("Navy", "M"))


def test_one_variant_needs_no_question():
    only = family(("", ""))
    assert choose(only, {}) == Picked(only.variants[0])


def test_one_size_that_is_all_there_is_needs_no_question():
    only = family(("Red", "One Size"))
    assert choose(only, {}) == Picked(only.variants[0])
    assert only.options_of(only.variants[0]) == (Option(facet=Facet.COLOR, value="Red"),)


def test_what_was_said_settles_it():
    assert choose(RED_AND_NAVY, options(color="Red", size="M")) == Picked(RED_AND_NAVY.variants[1])


def test_what_was_said_settles_the_rest_where_there_is_nothing_else():
    assert choose(RED_AND_NAVY, options(color="Red", size="S")) == Picked(RED_AND_NAVY.variants[0])
    assert values(choose(RED_AND_NAVY, options(color="Navy")).offers) == [("M",)]


def test_few_colors_and_sizes_are_asked_for_together():
    assert values(choose(RED_AND_NAVY, {}).offers) == [("Red", "S"), ("Red", "M"), ("Navy", "M")]


def test_many_are_asked_for_one_after_the_other():
    many = family(*((color, size) for color in ("Red", "Navy") for size in "SML"), ("Red", "XL"))
    assert len(many.variants) > MOST_TOGETHER
    first = choose(many, {})
    assert values(first.offers) == [("Red",), ("Navy",)]
    then = choose(many, options(color="Red"))
    assert values(then.offers) == [("S",), ("M",), ("L",), ("XL",)]
    assert values([then.given]) == [("Red",)]


def test_a_wish_that_leaves_one_is_taken_and_told_as_such():
    wished = [Choice(facet=Facet.COLOR, values=("red",)), Choice(facet=Facet.SIZE, values=("M",))]
    picked = choose(RED_AND_NAVY, {}, wished)
    assert picked.variant.id == "ada-Red-M"
    assert values([picked.wished]) == [("Red", "M")]


def test_a_wish_that_leaves_several_leaves_them_open():
    blues = family(("Navy", "M"), ("Sky Blue", "M"), ("Red", "M"))
    assert values(choose(blues, {}, [Choice(facet=Facet.COLOR, values=("blue",))]).offers) == [("Navy",), ("Sky Blue",)]


def test_the_very_color_that_was_wished_for_goes_before_its_kin():
    blues = family(("Navy", "M"), ("Blue", "M"))
    assert choose(blues, {}, [Choice(facet=Facet.COLOR, values=("blue",))]).variant.color == "Blue"


def test_another_color_that_a_wish_allows_is_not_taken_where_the_one_shown_is_sold_out():
    sold = variant("ada", "Ada Dress", "60", color="Blue", size="M", availability=OUT)
    dress = Family(
        "Ada Dress", (variant("ada", "Ada Dress", "60", color="Blue", size="S"), sold, *family(("Teal", "M")).variants)
    )
    blue = Choice(facet=Facet.COLOR, values=("blue",))
    asked = choose(dress, options(size="M"), [blue], shown="ada-Blue-S")
    assert isinstance(asked, Absent)
    assert values(asked.offers) == [("Teal", "M")]
    assert isinstance(choose(dress, options(color="Teal", size="M"), [blue], shown="ada-Blue-S"), Picked)


def test_a_wish_that_nothing_in_stock_obeys_is_let_go():
    assert values(choose(RED_AND_NAVY, options(color="Red"), [Choice(facet=Facet.SIZE, values=("XL",))]).offers) == [
        ("S",),
        ("M",),
    ]


def test_what_was_ruled_out_is_not_offered():
    wished = [Choice(facet=Facet.COLOR, values=("red",), negated=True)]
    assert values(choose(RED_AND_NAVY, {}, wished).offers) == [("M",)]


def test_what_costs_too_much_is_not_offered_unless_it_is_named():
    cheap = variant("ada", "Ada Dress", "60", color="Red", size="M")
    dear = variant("ada", "Ada Dress", "90", color="Navy", size="M")
    both = Family("Ada Dress", (dear, cheap))
    under = [Limit(facet=Facet.PRICE, maximum=Decimal(60))]
    assert choose(both, {}, under) == Picked(cheap)
    assert choose(both, options(color="Navy"), under) == Picked(dear)
    strictly = [Limit(facet=Facet.PRICE, maximum=Decimal(90), exclusive=True)]
    assert choose(both, {}, strictly) == Picked(cheap)


def test_the_last_size_in_stock_is_asked_for_and_the_last_color_not():
    sizes = Family("Ada Dress", (*family(("Red", "S")).variants, *family(("Red", "M"), availability=OUT).variants))
    assert values(choose(sizes, {}).offers) == [("S",)]
    colors = Family("Ada Dress", (*family(("Red", "M")).variants, *family(("Navy", "M"), availability=OUT).variants))
    assert choose(colors, {}).variant.color == "Red"


def test_what_is_sold_out_is_told_from_what_there_never_was():
    stock = Family("Ada Dress", (*RED_AND_NAVY.variants, *family(("Navy", "S"), availability=OUT).variants))
    sold_out = choose(stock, options(color="Navy", size="S"))
    assert (sold_out.is_made, values(sold_out.offers)) == (True, [("Navy", "M"), ("Red", "S")])
    unknown = choose(stock, {Facet.SIZE: Said("XXL", ())})
    assert (unknown.is_made, unknown.named) == (False, ((Facet.SIZE, "XXL"),))
    assert values(unknown.offers) == [("S",), ("M",)]


def test_where_nothing_is_near_everything_in_stock_is():
    absent = choose(RED_AND_NAVY, {Facet.COLOR: Said("pink", ()), Facet.SIZE: Said("XXL", ())})
    assert values(absent.offers) == [("Red", "S"), ("Red", "M"), ("Navy", "M")]


@pytest.mark.parametrize("availability", [OUT, Availability.PREORDER, Availability.BACKORDER])
def test_what_is_not_in_stock_is_never_picked(availability):
    gone = family(("Red", "M"), availability=availability)
    assert choose(gone, options(color="Red", size="M")) == SoldOut()


def test_of_variants_that_nothing_tells_apart_the_one_shown_is_meant():
    twins = Family("Ada", tuple(variant("ada", "Ada", price, gtin=price) for price in ("60", "50")))
    assert choose(twins, {}).variant.offer.amount == 50


def test_a_pattern_is_asked_for_where_only_it_tells_variants_apart():
    made = tuple(
        variant("ada", "Ada", "60", color="Red", size="M", pattern=pattern) for pattern in ("Solid", "Striped")
    )
    ada = Family("Ada", made)
    question = choose(ada, {})
    assert isinstance(question, Open)
    assert values(question.offers) == [("Solid",), ("Striped",)]
    assert [option.value for option in ada.options_of(made[1])] == ["Red", "M", "Striped"]


def test_every_outcome_is_one_of_four():
    assert {
        type(choose(RED_AND_NAVY, named)) for named in ({}, options(color="Red", size="S"), options(size="XL"))
    } == {
        Open,
        Picked,
        Absent,
    }


def test_the_only_color_of_a_product_is_not_named_beside_a_title_that_says_it():
    tent = variant("tent", "Trail Tent Green", "199", color="Green")
    assert Family("Trail Tent Green", (tent,)).options_of(tent) == ()
    other = variant("tent", "Trail Tent Green", "199", color="Navy")
    assert [option.value for option in Family("Trail Tent Green", (tent, other)).options_of(tent)] == ["Green"]
