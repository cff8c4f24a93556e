"""Names of products by ear, and how much is told at once."""

import pytest

from assistant.telling import SPOKEN_WORDS, heard, spoken_names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ada Dress", "Ada Dress"),
        ("Hawk Power Bank, 10,000 mAh, USB-C, Black", "Hawk Power Bank"),
        ("Hawk Power Bank - Fast Charging", "Hawk Power Bank"),
        ("Hawk Power Bank \N{EN DASH} Fast Charging", "Hawk Power Bank"),
        ("Hawk Power Bank (Black)", "Hawk Power Bank"),
        ("Hawk Power Bank | Official Shop", "Hawk Power Bank"),
        ("Trail Jacket with Hood and Two-Way Zipper", "Trail Jacket"),
        ("Big Tent: Room for Four", "Big Tent"),
        ("Lamp, Oak", "Lamp, Oak"),
        ("T-Shirt V-Neck", "T-Shirt V-Neck"),
        ("A Very Long Name of a Thing That Goes On", "A Very Long Name of a"),
        ("Without an End With a Start", "Without an End"),
        ("Lamp", "Lamp"),
    ],
)
def test_a_product_is_called_as_a_clerk_calls_it(title, name):
    assert spoken_names([title]) == [name]


def test_two_that_would_sound_the_same_keep_their_whole_names():
    titles = ["Hawk Power Bank, Black", "Hawk Power Bank, White", "Ada Dress, Red"]
    assert spoken_names(titles) == [*titles[:2], "Ada Dress"]


def test_the_same_product_twice_is_called_the_same():
    assert spoken_names(["Ada Dress, Red"] * 2) == ["Ada Dress"] * 2


def test_no_more_is_told_than_can_be_followed():
    sentences = ["word " * 25] * 4
    assert len(heard(sentences)) == SPOKEN_WORDS // 25


def test_the_first_sentence_is_always_told():
    assert heard(["word " * 100, "More."]) == ["word " * 100]
    assert heard([]) == []
