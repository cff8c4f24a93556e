"""What is said of looks. The shops are those of the other language tests."""

import pytest

from assistant.language.linking import read
from assistant.types import Facet, Sight
from tests.unit.language.shops import things


@pytest.mark.parametrize(
    "text",
    [
        *(
            "like this",
            "something similar",
            "anything like that one?",
            "similar ones please",
            "the same",
            "exactly this style",
        ),
        *("something like the one in my photo", "like this picture", "looks like this", "show me more like it"),
    ],
)
def test_pointing_at_a_look_leaves_no_words_to_search_for(text: str):
    reading = read(text, things())
    assert reading.alike
    assert (reading.words, reading.constraints, reading.lent) == ("", (), ())


@pytest.mark.parametrize(
    "text",
    [
        *("what is this?", "do you have this", "find this", "find the thing in this photo", "can you identify this"),
        *("what is this called", "do you sell it", "this", "the attached image"),
    ],
)
def test_asking_about_a_photo_says_nothing_of_the_thing(text: str):
    reading = read(text, things())
    assert (reading.words, reading.constraints) == ("", ())


@pytest.mark.parametrize(
    ("text", "sights"),
    [
        ("only the color", [Sight.COLOR]),
        ("just the colour please", [Sight.COLOR]),
        ("only the pattern", [Sight.PATTERN]),
        ("just this print", [Sight.PATTERN]),
        ("only match the color", [Sight.COLOR]),
        ("the color only", [Sight.COLOR]),
        ("only the color and the pattern", [Sight.COLOR, Sight.PATTERN]),
        ("nothing but the color of this photo", [Sight.COLOR]),
        ("only the color navy", [Sight.COLOR]),
        ("only the sleeves: long sleeves", [Sight.SLEEVE]),
        ("only the length: knee length", [Sight.LENGTH]),
        ("only the kind: dress", [Sight.CATEGORY]),
    ],
)
def test_only_a_part_of_the_look_is_that_part_alone(text: str, sights: list[Sight]):
    reading = read(text, things())
    assert (list(reading.lent), reading.alone) == (sights, True)


@pytest.mark.parametrize(
    ("text", "sights"),
    [
        ("same color", [Sight.COLOR]),
        ("in this color", [Sight.COLOR]),
        ("the same pattern but longer", [Sight.PATTERN]),
        ("a dress in the same shade", [Sight.COLOR]),
        ("shoes with this pattern", [Sight.PATTERN]),
        ("the same sleeves", [Sight.SLEEVE]),
        ("the same color as this", [Sight.COLOR]),
    ],
)
def test_the_same_part_goes_with_the_rest_of_the_look(text: str, sights: list[Sight]):
    reading = read(text, things())
    assert (list(reading.lent), reading.alone) == (sights, False)


@pytest.mark.parametrize("text", ["in another color", "a different color", "other colors", "not in the same color"])
def test_another_color_is_unlike(text: str):
    assert read(text, things()).unlike == (Sight.COLOR,)


@pytest.mark.parametrize(
    "text", ["this kind of jacket", "the same color as the first one", "in a matching belt", "any color"]
)
def test_a_part_of_something_else_is_not_of_the_look(text: str):
    reading = read(text, things())
    assert (reading.lent, reading.alone) == ((), False)


def test_a_picture_frame_is_a_thing_and_no_picture():
    frame = read("this picture frame in black", things())
    assert [each.facet for each in frame.constraints] == [Facet.CATEGORY, Facet.COLOR]


def test_what_is_to_be_different_is_read_as_ever():
    reading = read("like this but in black, under $60, without a hood", things())
    assert [each.facet for each in reading.constraints] == [Facet.COLOR, Facet.PRICE]
    assert reading.refused == ("hood",)
