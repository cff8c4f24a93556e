"""How many of something a text asks for."""

import pytest

from assistant.buying.amounts import is_bare, more, quantity


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("i'll take two of the red ones in size l", 2),
        ("Add 3 of them", 3),
        ("make it two", 2),
        ("make that 12 instead", 12),
        ("x3 please", 3),
        ("3x the red one", 3),
        ("buy 3 pairs of socks", 3),
        ("change the quantity of the dress to 3", 3),
        ("change from 2 to 3", 3),
        ("qty 5", 5),
        ("a couple of these", 2),
        ("order a dozen", 12),
        ("only one", 1),
        ("i'd like two in large", 2),
        ("put 2 of the second one in my cart", 2),
        ("two please", 2),
        ("i need 200 of them", 200),
        ("zero", 0),
        ("two in blue", 2),
        ("make the boots two", 2),
    ],
)
def test_a_quantity_is_heard(text, count):
    assert quantity(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "add it",
        "put both in my basket",
        "add the first two",
        "add number 2",
        "add 2nd one",
        "the second one in M",
        "i'll take the 40 dollar one",
        "i want it in size 10",
        "add a 160 x 230 rug",
        "change it to L",
        "change the size to 44",
        "change the size of the boots to 44",
        "add the one for 45",
        "",
    ],
)
def test_a_place_a_price_and_a_size_are_no_quantity(text):
    assert quantity(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one more", 1),
        ("another one please", 1),
        ("add two more of the boots", 2),
        ("one less", -1),
        ("two fewer please", -2),
        ("take one of them off", -1),
        ("remove two of the dresses", -2),
        ("make it two", 0),
        ("more of those", 0),
        ("i'll take two of the red ones", 0),
    ],
)
def test_more_and_fewer_are_told_from_so_many(text, count):
    assert more(text) == count


def test_a_number_alone_may_be_a_size_and_one_with_a_unit_not():
    assert is_bare("make it 39")
    assert not is_bare("39 of them")
    assert not is_bare("quantity 39")
    assert not is_bare("x 39")
