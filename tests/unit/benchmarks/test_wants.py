from decimal import Decimal

import pytest

from assistant.types import Facet
from benchmarks.wants import Want, breaks, joined
from tests.unit.benchmarks.dialogue_shop import BERTA, BLUE, CUP, DRESSES, RED, item


@pytest.mark.parametrize(
    ("value", "color", "is_it"),
    [("blue", "navy", True), ("blue", "red/blue", True), ("blue", "dark blue", True), ("blue", "red", False)],
)
def test_a_color_is_itself_and_its_shades(value, color, is_it):
    assert breaks(Want(Facet.COLOR, value), item("alba", color)) is not is_it
    assert breaks(Want(Facet.COLOR, value, negated=True), item("alba", color)) is is_it


def test_a_shade_that_only_some_call_blue_breaks_neither_blue_nor_not_blue():
    assert not breaks(BLUE, item("alba", "teal"))
    assert not breaks(Want(Facet.COLOR, "blue", negated=True), item("alba", "teal"))


def test_what_a_feed_does_not_state_is_not_surely_broken():
    assert not breaks(Want(Facet.GENDER, "male"), CUP)
    assert breaks(Want(Facet.GENDER, "male"), BERTA)


def test_bounds_are_in_unless_they_are_strict():
    at_60 = Want(Facet.PRICE, maximum=Decimal(60))
    assert not breaks(at_60, BERTA)
    assert breaks(Want(Facet.PRICE, maximum=Decimal(60), strict=True), BERTA)
    assert breaks(Want(Facet.PRICE, minimum=Decimal(61)), BERTA)


@pytest.mark.parametrize("noun", ["dresses", "dress"])
def test_a_kind_is_known_in_both_numbers(noun):
    assert not breaks(Want(Facet.CATEGORY, noun), BERTA)
    assert breaks(Want(Facet.CATEGORY, noun), CUP)


def test_what_is_said_anew_takes_the_place_of_the_old_and_refusals_add_up():
    not_red, not_navy = (Want(Facet.COLOR, each, negated=True) for each in ("red", "navy"))
    assert joined([DRESSES, RED], [BLUE]) == (DRESSES, BLUE)
    assert joined([DRESSES, not_red], [not_navy]) == (DRESSES, not_red, not_navy)
    assert joined([DRESSES, RED], [not_red]) == (DRESSES, not_red)


@pytest.mark.parametrize(
    ("value", "material", "is_it"),
    [
        ("wool", "merino wool", True),
        ("wood", "oak", True),
        ("leather", "faux leather", False),
        ("recycled polyester", "polyester", False),
    ],
)
def test_a_material_is_itself_and_its_kinds(value, material, is_it):
    of_it = item("alba", "red", materials=(material,))
    assert breaks(Want(Facet.MATERIAL, value), of_it) is not is_it
    assert breaks(Want(Facet.MATERIAL, value, negated=True), of_it) is is_it
