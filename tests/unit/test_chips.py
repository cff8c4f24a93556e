"""What was understood is said completely, and in words."""

import itertools
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.chips import chips, description, sighted
from assistant.phrases import Phrases, joined
from assistant.types import Availability, Choice, Facet, Likeness, Limit, Seen, Sight, Sort, Wish

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
    ("facet", "ends", "exclusive"),
    list(itertools.product((Facet.PRICE, Facet.RATING, Facet.REVIEWS), ENDS, (True, False))),
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


@pytest.mark.parametrize("facet", [each for each in Facet if each is not Facet.BODY])
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


def color(value: str, share: float) -> Seen:
    return Seen(sight=Sight.COLOR, value=value, confidence=0.9, share=share)


SHIRT = (
    color("navy", 0.724),
    color("white", 0.15),
    color("red", 0.149),
    Seen(sight=Sight.PATTERN, value="striped", confidence=0.8),
    Seen(sight=Sight.CATEGORY, value="shirt", confidence=0.8),
    Seen(sight=Sight.SLEEVE, value="long sleeves", confidence=0.7),
    Seen(sight=Sight.LENGTH, value="knee length", confidence=0.7),
)
PHOTO = Likeness(photo="a1", seen=SHIRT)


def test_a_likeness_comes_first_and_can_be_dropped():
    like, *_ = chips(Wish(like=PHOTO, constraints=(choice(Facet.SIZE, "M"),)), PHRASES, "USD")
    assert (like.key, like.label, like.says) == ("like", "like your photo", None)


def test_a_likeness_to_a_product_names_it():
    like = Likeness(variant="v", product="p", title="Ada Dress")
    assert labels(like=like) == ["like “Ada Dress”"]


def test_what_was_seen_is_told_with_what_a_tap_says_and_small_colors_are_not():
    _, *told = chips(Wish(like=PHOTO), PHRASES, "USD")
    assert {chip.key: (chip.label, chip.says) for chip in told} == {
        "seen:color:navy": ("navy 72%", "only the color navy"),
        "seen:color:white": ("white 15%", "only the color white"),
        "seen:pattern:striped": ("striped", "only the pattern striped"),
        "seen:category:shirt": ("shirt", "only the kind: shirt"),
        "seen:sleeve:long sleeves": ("long sleeves", "only the sleeves: long sleeves"),
        "seen:length:knee length": ("knee length", "only the length: knee length"),
    }


def test_what_was_asked_otherwise_is_not_told_as_seen():
    asked = (choice(Facet.COLOR, "black"), choice(Facet.PATTERN, "striped", negated=True))
    assert labels(*asked, like=PHOTO, words="short sleeves") == [
        "like your photo",
        "shirt",
        "knee length",
        "black",
        "not striped",
        "short sleeves",
    ]


@pytest.mark.parametrize("sight", list(Sight))
def test_every_part_of_a_look_has_a_name(sight: Sight):
    assert PHRASES.say(f"utter_sight_{sight.value}")


def test_what_was_seen_is_one_phrase():
    assert sighted(SHIRT) == "navy and white, striped shirt, long sleeves, knee length"
    assert sighted(SHIRT[3:4]) == "striped"
    assert sighted(()) == ""


def test_a_wish_for_girls_is_said_as_that():
    kids = Choice(facet=Facet.AGE_GROUP, values=("kids",))
    wish = Wish(constraints=(Choice(facet=Facet.GENDER, values=("female",)), kids))
    assert description(wish, PHRASES, "USD") == "for girls"


def test_a_gender_of_children_is_called_by_their_name():
    kids = choice(Facet.AGE_GROUP, "kids")
    assert labels(choice(Facet.GENDER, "female"), kids) == ["for girls", "for kids"]
    assert labels(choice(Facet.GENDER, "male"), kids) == ["for boys", "for kids"]
    assert labels(choice(Facet.GENDER, "female")) == ["for women"]
