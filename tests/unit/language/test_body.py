"""What customers say of their own body is read in any unit; what is said of things and of others is not theirs."""

from decimal import Decimal

import pytest

from assistant.language.body import Measure, body_told, measures_named, tells_of_another, without_body


def told(text: str) -> dict[str, str]:
    return {each.measure.value: f"{each.value.normalize():f}" for each in body_told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm 178 cm and 70 kg", {"height": "178", "weight": "70"}),
        ("i am 1,78 m tall", {"height": "178"}),
        ("I'm 5'10\" and weigh 154 lbs", {"height": "178", "weight": "69.9"}),
        ("I'm 30 years old and 1,80 m", {"height": "180"}),
        ("I weigh -70 kg", {"weight": "-70"}),
        ("I'm 5 ft 10", {"height": "178"}),
        ("my waist is 32 inches", {"waist": "81.3"}),
        ("my waist is thirty two inches", {"waist": "81.3"}),
        ("My chest is 96 cm, waist 80 cm", {"chest": "96", "waist": "80"}),
        ("bust 93 cm", {"chest": "93"}),
        ("i have a 32 inch waist", {"waist": "81.3"}),
        ("my feet are 27 cm long", {"foot": "27"}),
        ("my height is 165 cm and my weight is 60 kg", {"height": "165", "weight": "60"}),
    ],
)
def test_measures_are_told_in_cm_and_kg(text: str, expected: dict[str, str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a rug of 160 cm",
        "i need a 5 kg kettlebell",
        "my husband is 190 cm",
        "i'm a size 38",
        "my chest of drawers is 96 cm wide",
        "i am 42",
        "dress with 90 cm length",
        "",
    ],
)
def test_what_is_no_measure_of_the_customer_is_not_read(text: str):
    assert told(text) == {}


def test_nobody_is_nine_meters_tall():
    height, weight = body_told("I'm 900 cm tall and weigh 70 kg")
    assert (height.measure, height.value, height.is_possible) == (Measure.HEIGHT, Decimal(900), False)
    assert weight.is_possible


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I'm 178 cm and 70 kg, which size should I take?", "which size should I take"),
        ("I'm 178 cm, show me jeans", "show me jeans"),
        ("show me dresses, my chest is 90 cm", "show me dresses"),
        ("I am 1,78 m tall and need black jeans", "and need black jeans"),
        ("I'm 5'10\" and weigh 154 lbs", ""),
        ("jeans under 60 euros, my waist is 32 inches", "jeans under 60 euros"),
        ("I'm 30 years old and 1,80 m", ""),
        ("a dress for my wife, she is 165 cm", "a dress for my wife"),
        ("my wife is 165 cm, which size for her?", "which size for her"),
        ("My chest is 96 cm and hurts", "and hurts"),
    ],
)
def test_what_is_said_beside_a_measure_is_left(text: str, rest: str):
    assert without_body(text) == rest


def test_measures_are_named_by_any_of_their_names():
    assert measures_named("forget my bust and my waist") == (Measure.CHEST, Measure.WAIST)


@pytest.mark.parametrize(
    "text",
    ["my wife is 165 cm", "he's 190 cm tall", "her height is 165 cm", "her waist is 80 cm", "my son weighs 30 kg"],
)
def test_what_somebody_else_measures_is_told_apart(text: str):
    assert tells_of_another(text)
    assert told(text) == {}


@pytest.mark.parametrize("text", ["I'm 178 cm", "a 160 cm rug for my kids", "do they weigh 5 kg?", "a bed for her"])
def test_things_are_nobody_who_is_measured(text: str):
    assert not tells_of_another(text)
