from decimal import Decimal

import pytest

from assistant.catalog.text import describe, product_title, words_of
from assistant.types import Detail, Money, Variant


def variant(title, color="", size="", **more):
    return Variant(f"{title}{color}{size}", "G", title, Money(Decimal(10), "USD"), color=color, size=size, **more)


@pytest.mark.parametrize(
    ("variants", "title"),
    [
        ([("Chaz Hoodie - Black, XS", "Black", "XS"), ("Chaz Hoodie - Gray, S", "Gray", "S")], "Chaz Hoodie"),
        ([("Chaz Hoodie - Black, XS", "Black", "XS")], "Chaz Hoodie"),
        ([("Chaz Hoodie (XS)", "", "XS")], "Chaz Hoodie"),
        ([("Chaz Hoodie, Black / XS", "Black", "XS")], "Chaz Hoodie"),
        ([("Dress Red", "Red", "")], "Dress Red"),
        ([("Dress Red", "Red", ""), ("Dress Blue", "Blue", "")], "Dress"),
        ([("Red Dress S", "Red", "S"), ("Blue Dress M", "Blue", "M")], "Dress"),
        ([("Air Max 270 black", "Noir", ""), ("Air Max 270 white", "Blanc", "")], "Air Max 270"),
        ([("Mug", "", ""), ("Cup of tea", "", "")], "Mug"),
        ([("Black", "Black", "")], "Black"),
        ([("Ball - 65 cm", "Blue", "")], "Ball - 65 cm"),
        ([("All-Weather Tank", "Weather Tank", "")], "All-Weather Tank"),
    ],
)
def test_a_product_is_called_what_its_variants_have_in_common(variants, title):
    assert product_title([variant(*each) for each in variants]) == title


def test_a_description_says_first_what_the_product_is():
    rows = [
        variant("Tee", color, size, product_type="Men > Tees", brand="Luma", gender="male", material="Cotton",
                pattern="Striped", details=(Detail("A", "Climate", "Warm"),), description="Soft.")
        for color, size in (("Red", "S"), ("Red", "M"), ("Blue", "S"))
    ]  # fmt: skip
    assert describe(rows) == "Tee. Men > Tees. Luma. male. Red, Blue. Cotton. Striped. Climate: Warm. Soft"


def test_a_description_is_bounded():
    assert len(describe([variant("Tee", description="word " * 5000)])) == 1500


def test_the_words_of_a_product_hold_every_size_once():
    words = words_of([variant("Tee", "Red", "S"), variant("Tee", "Red", "M")])
    assert (words.title, words.attributes) == ("Tee", "Red S M")


def test_a_feature_the_feed_denies_is_no_word_to_be_found_by():
    boot = variant("Rain Boot", details=(Detail("Features", "Waterproof", "No"), Detail("Features", "Lined", "Yes")))
    assert "Waterproof" not in words_of([boot]).attributes
    assert "Lined" in words_of([boot]).attributes
    assert "Waterproof" not in describe([boot])
