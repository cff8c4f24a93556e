"""What was understood is said completely, and in words."""

import itertools
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.chips import chips, description
from assistant.phrases import Phrases, joined
from assistant.types import Availability, Choice, Facet, Limit, Sort, Wish

PHRASES = Phrases.load(Path(__file__).parents[2] / "domain.yml")
ENDS = [
    {"minimum": Decimal(20)},
    {"maximum": Decimal("49.90")},
    {"minimum": Decimal(20), "maximum": Decimal("49.90")},
]
SAID = {
    Facet.GENDER: ("male", "female", "unisex"),
    Facet.AGE_GROUP: ("newborn", "infant", "toddler", "kids", "adult"),
    Facet.AVAILABILITY: tuple(each.value for each in Availability),
}


def labels(*constraints: object, **rest: object) -> list[str]:
    return [chip.label for chip in chips(Wish(constraints=constraints, **rest), PHRASES, "USD")]


def described(*constraints: object, **rest: object) -> str:
    return description(Wish(constraints=constraints, **rest), PHRASES, "USD")


def choice(facet: Facet, *values: str, negated: bool = False) -> Choice:
    return Choice(facet=facet, values=values, negated=negated)


@pytest.mark.parametrize(
    ("facet", "ends", "exclusive"), list(itertools.product((Facet.PRICE, Facet.RATING), ENDS, (True, False)))
)
def test_every_kind_of_limit_has_words(facet: Facet, ends: dict, exclusive: bool):
    (label,) = labels(Limit(facet=facet, exclusive=exclusive, **ends))
    assert all(f"{each.normalize():f}" in label for each in ends.values())


@pytest.mark.parametrize(("facet", "value"), [(facet, value) for facet, values in SAID.items() for value in values])
@pytest.mark.parametrize("negated", [True, False])
def test_every_coded_value_has_words(facet: Facet, value: str, negated: bool):
    (label,) = labels(choice(facet, value, negated=negated))
    assert "_" not in label


@pytest.mark.parametrize("sort", [each for each in Sort if each is not Sort.RELEVANCE])
def test_every_order_has_a_chip(sort: Sort):
    assert len(labels(sort=sort)) == 1


@pytest.mark.parametrize("facet", list(Facet))
def test_every_facet_that_can_be_relaxed_has_a_name(facet: Facet):
    assert PHRASES.say(f"utter_facet_{facet.value}")


def test_each_value_has_a_chip_of_its_own():
    assert labels(choice(Facet.COLOR, "red", "blue"), choice(Facet.PATTERN, "striped", negated=True)) == [
        "red",
        "blue",
        "not striped",
    ]


def test_a_wish_is_described_in_the_order_people_speak():
    wish = (
        choice(Facet.CATEGORY, "dress"),
        choice(Facet.COLOR, "red", "blue"),
        choice(Facet.PATTERN, "striped", negated=True),
        choice(Facet.SIZE, "M"),
        Limit(facet=Facet.PRICE, maximum=Decimal(80), exclusive=True),
    )
    assert described(*wish) == "red or blue dress size M under $80, not striped"


def test_men_are_not_also_called_adults():
    men = (choice(Facet.GENDER, "male"), choice(Facet.AGE_GROUP, "adult"))
    assert labels(*men) == ["for men"]
    assert labels(men[1]) == ["for adults"]


def test_lists_are_joined_as_in_a_sentence():
    assert joined(["S", "M", "L"]) == "S, M, and L"
    assert joined(["red", "blue"], "or") == "red or blue"
