"""Why a product is shown: only what is true of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.ranking.reasons import reasons, told
from assistant.types import Choice, Detail, Facet, Limit, Money, Variant

JACKET = Variant(
    id="j1",
    item_group_id="j",
    title="Peak Shell Jacket",
    price=Money(Decimal(80), "USD"),
    sale_price=Money(Decimal("59.90"), "USD"),
    description="A windproof jacket, not insulated. It is light.",
    details=(Detail("Features", "Waterproof", "Yes"), Detail("Features", "Hooded", "No")),
    color="Navy",
)


def codes(*arguments: object) -> list[str]:
    return [reason.code for reason in reasons(JACKET, *arguments)]


def test_words_the_shop_says_of_the_product_come_first_as_one_reason():
    first = reasons(JACKET, [], "windproof waterproof", None, 0)[0]
    assert (first.code, first.values["words"]) == ("words", "windproof waterproof")


def test_a_feature_the_feed_denies_is_no_reason():
    assert told(JACKET, "hooded") == []


def test_a_word_the_description_negates_is_no_reason():
    assert told(JACKET, "insulated") == []


def test_a_word_nobody_said_is_no_reason():
    assert told(JACKET, "cotton") == []


def test_the_price_is_the_one_to_pay_beside_the_bound():
    (under, *_) = reasons(JACKET, [Limit(facet=Facet.PRICE, maximum=70)], "", None, 0)
    assert dict(under.values) == {"price": "$59.90", "limit": "$70"}


def test_a_color_is_named_as_the_shop_names_it():
    (color, *_) = reasons(JACKET, [Choice(facet=Facet.COLOR, values=("blue",))], "", None, 0)
    assert dict(color.values) == {"value": "Navy"}


def test_what_is_not_wanted_is_no_reason():
    assert codes([Choice(facet=Facet.COLOR, values=("red",), negated=True)], "", None, 0) == ["sale"]


def test_a_high_rating_counts_only_with_enough_reviews():
    assert "rating" in codes([], "", 4.6, 12)
    assert "rating" not in codes([], "", 4.6, 1)
    assert "rating" not in codes([], "", 3.1, 12)


def test_all_that_speaks_for_a_product_is_named_the_most_telling_first():
    asked = [Choice(facet=Facet.COLOR, values=("blue",)), Limit(facet=Facet.PRICE, maximum=70)]
    assert codes(asked, "windproof", 4.6, 12) == ["words", "color", "under", "sale", "rating"]


@pytest.mark.parametrize(
    ("sleeves", "story", "words"),
    [
        ("Straps", "Spun long and smooth.", []),
        ("Short", "An ankle-long dress.", []),
        ("Long", "Soft.", ["long sleeves"]),
        ("", "A dress with long-sleeved comfort.", ["long sleeves"]),
    ],
)
def test_long_sleeves_are_told_only_together(sleeves: str, story: str, words: list[str]):
    dress = replace(JACKET, description=story, details=(Detail("Fit", "Sleeves", sleeves),))
    assert told(dress, "long sleeves") == words


def test_a_small_thing_for_an_end_is_two_wishes_and_plurals_are_heard():
    shelved = replace(JACKET, description="Made for travel, with shelves. It packs small.")
    assert told(shelved, "small travel shelves") == ["small", "travel", "shelves"]


def test_a_word_that_only_tells_of_the_next_is_no_reason():
    assert told(replace(JACKET, description="A long jacket."), "something long") == []


@pytest.mark.parametrize(
    ("value", "words"), [("Sleeveless", []), ("Straps", []), ("None", []), ("No", []), ("Yes", ["sleeves"])]
)
def test_the_name_of_a_detail_is_no_reason_without_its_value(value: str, words: list[str]):
    dress = replace(JACKET, description="Soft.", details=(Detail("Fit", "Sleeves", value),))
    assert told(dress, "with sleeves") == words


def test_what_is_sponsored_is_marked_before_all_else():
    paid = replace(JACKET, details=(Detail("Ad", "Sponsored", "Yes"),))
    free = replace(JACKET, details=(Detail("Ad", "Sponsored", "No"),))
    assert [each.code for each in reasons(paid, [], "", None, 0)] == ["sponsored", "sale"]
    assert [each.code for each in reasons(free, [], "", None, 0)] == ["sale"]
