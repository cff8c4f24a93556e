"""Which products on the screen a text refers to."""

from decimal import Decimal

import pytest

from assistant.language.references import resolve
from assistant.thread import Shown
from tests.unit.language.shops import clothes


def product(title: str, color: str, price: int, **stated: str) -> Shown:
    return Shown(item_group_id=title, variant_id=title, title=title, color=color, price=Decimal(price), **stated)


SCREEN = (
    product("Chaz Kangeroo Hoodie", "Black", 52),
    product("Teton Pullover Hoodie", "Red", 70),
    product("Olivia 1/4 Zip Light Jacket", "Blue", 77),
    product("Bella Tank", "Red", 29),
    product("Antonia Racer Tank", "Navy", 34),
)

REFERENCES = {
    "the second one": [1],
    "tell me about the 2nd": [1],
    "2": [1],
    "three": [2],
    "number three": [2],
    "number one": [0],
    "option two": [1],
    "#4": [3],
    "the last one": [4],
    "the first and the last": [0, 4],
    "both the first and the third": [0, 2],
    "second to last": [3],
    "the middle one": [2],
    "the first two": [0, 1],
    "the last two": [3, 4],
    "the first and the third": [0, 2],
    "1 and 3": [0, 2],
    "number two and three": [1, 2],
    "numbers 2, 3 and 5": [1, 2, 4],
    "number one or number four": [0, 3],
    "nimber 3": [2],
    "nummber two looks nice": [1],
    "the fist one": [0],
    "what's the forth one like": [3],
    "number 9": [],
    "the ninth": [],
    "the blue jacket": [2],
    "the red one": [1, 3],
    "the second red one": [3],
    "the red hoodie": [1],
    "the green one": [],
    "the tank that is not red": [4],
    "the hoodie": [0, 1],
    "the chaz hoodie": [0],
    "what sizes does the bella tank come in": [3],
    "kangaroo hoodie": [0],
    "olivia": [2],
    "the olivia tank": [2],
    "the cheapest": [3],
    "the most expensive one": [2],
    "the cheaper hoodie": [0],
    "the most expensive tank": [4],
}
NOTHING = (
    "sorry, my phone rang, one second",
    "just a second",
    "is it red",
    "does it come in blue",
    "is that one blue",
    "it",
    "that one",
    "is it in stock",
    "do you have it in m",
    "how much is it",
    "this",
    "",
)


@pytest.mark.parametrize("text", REFERENCES)
def test_a_text_refers_to_what_it_describes(text: str):
    assert resolve(text, SCREEN, clothes()) == tuple(REFERENCES[text])


@pytest.mark.parametrize("text", NOTHING)
def test_a_text_that_describes_nothing_is_told_from_one_that_fits_nothing(text: str):
    assert resolve(text, SCREEN, clothes()) is None


def test_a_whole_title_wins_over_all_it_could_mean():
    screen = (product("Red Tank", "Red", 29), product("Second Red Tank", "Blue", 40), product("Tank", "Red", 9))
    assert resolve("second red tank", screen, clothes()) == (1,)
    assert resolve("Tank", screen, clothes()) == (2,)


def test_nothing_is_meant_on_an_empty_screen():
    for text in ("the first one", "the cheapest", "the red one", "both", "the last one"):
        assert resolve(text, (), clothes()) == ()
    assert resolve("it", (), clothes()) is None


def test_products_of_one_price_are_all_the_cheapest():
    twins = (product("Bella Tank", "Red", 29), product("Zoe Tank", "Blue", 29), product("Nona Tank", "Blue", 40))
    assert resolve("the cheapest", twins, clothes()) == (0, 1)


def test_both_means_two_when_there_are_two():
    assert resolve("both", SCREEN[:2], clothes()) == (0, 1)
    assert resolve("both", SCREEN, clothes()) == ()


def test_a_single_product_is_found_by_its_name():
    assert resolve("tell me about the bella", SCREEN[3:4], clothes()) == (0,)


STATED = (
    product("Alba", "Red", 52, brand="Larkfield", material="Leather", pattern="Solid"),
    product("Bruno", "Red", 70, brand="Norrby", material="Cotton/Linen", pattern="Striped"),
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the leather one", 0),
        ("the striped one", 1),
        ("the one in linen", 1),
        ("the one for $70", 1),
        ("the red leather one", 0),
    ],
)
def test_what_is_stated_of_a_product_tells_which_one_is_meant(text: str, place: int):
    assert resolve(text, STATED, clothes()) == (place,)


def test_the_better_rated_one_is_the_one_with_more_stars():
    rated = (
        product("Alba", "Red", 52).model_copy(update={"rating": 3.9}),
        product("Bruno", "Red", 70).model_copy(update={"rating": 4.6}),
        product("Cleo", "Red", 70),
    )
    assert resolve("the better rated one", rated, clothes()) == (1,)
    assert resolve("put the best reviewed in my cart", rated, clothes()) == (1,)
    assert resolve("the best rated one", rated[2:], clothes()) == ()
