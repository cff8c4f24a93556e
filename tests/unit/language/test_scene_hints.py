"""What a page's title and a cart tell of the scene."""

from decimal import Decimal

import pytest

from assistant.cart_line import CartLine
from assistant.language.scene_hints import MOST_TITLE_CHARACTERS, scene_of_cart, scene_of_page

PAGES = {
    "Hiking & camping": ["hiking", "camping"],
    "Wedding Dresses | Example Shop": ["wedding"],
    "Gifts for her": ["woman"],
    "Gifts for grandma": ["grandmother"],
    "Home > Office chairs": ["office"],
    "Luxury watches": ["luxury"],
    "Rain gear": ["rain"],
    "Men > Tops > Jackets": [],
    "Checkout": [],
    "": [],
    "<script>alert(1)</script>": [],
}


def line(product: str, title: str, variant: str = "") -> CartLine:
    return CartLine(
        variant_id=f"{product}{variant}", item_group_id=product, title=title, options=(), quantity=1,
        price=Decimal(10), currency="USD",
    )  # fmt: skip


@pytest.mark.parametrize("title", PAGES)
def test_a_page_tells_what_its_title_names(title: str):
    assert [each.name for each in scene_of_page(title).settings] == PAGES[title]


def test_of_a_long_title_only_the_beginning_is_read():
    assert scene_of_page("shop " * MOST_TITLE_CHARACTERS + "hiking").settings == ()


@pytest.mark.parametrize(
    ("titles", "activity"),
    [
        (["Peak Dome Tent", "Down Sleeping Bag"], "camping"),
        (["Dash Running Shoe", "Erika Running Short"], "running"),
        (["Cork Yoga Mat", "Foam Yoga Block"], "yoga"),
        (["Peak Dome Tent", "Down Sleeping Bag", "Cork Yoga Mat"], "camping"),
    ],
)
def test_two_products_of_one_activity_tell_it(titles: list[str], activity: str):
    lines = [line(str(place), title) for place, title in enumerate(titles)]
    assert [each.name for each in scene_of_cart(lines).settings] == [activity]


@pytest.mark.parametrize("titles", [[], ["Peak Dome Tent"], ["Peak Dome Tent", "Cork Yoga Mat"], ["Mug", "Lamp"]])
def test_one_product_alone_or_unlike_ones_tell_nothing(titles: list[str]):
    assert scene_of_cart([line(str(place), title) for place, title in enumerate(titles)]).settings == ()


def test_two_sizes_of_one_product_are_one():
    assert scene_of_cart([line("t", "Dome Tent", "small"), line("t", "Dome Tent", "large")]).settings == ()
