"""Products called by their whole titles."""

import pytest

from assistant.language.titles import beside, called

TITLES = ("Ring", "Cabin Suitcase 38 l", "Hawk Power Bank", "Hawk Power Bank Case", "Juno Men's Shorts")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("tell me more about the Hawk Power Bank", "Hawk Power Bank"),
        ("juno mens shorts", "Juno Men's Shorts"),
        ("right, hawkk power bank for my cart", "Hawk Power Bank"),
        ("what's the juno men's shortss like?", "Juno Men's Shorts"),
        ("the hawk power bank case please", "Hawk Power Bank Case"),
        ("cabin suitcase thirty eight l looks nice", "Cabin Suitcase 38 l"),
        ("a ring", None),
        ("a power bank by Hawk", None),
        ("", None),
    ],
)
def test_a_product_is_called_by_its_whole_title(text: str, title: str | None):
    place = called(text, TITLES)
    assert (TITLES[place] if place is not None else None) == title


def test_what_stands_beside_a_title_is_left():
    assert beside("put the Hawk Power Bank in my cart", "Hawk Power Bank") == "put the in my cart"
    assert beside("put it in my cart", "Hawk Power Bank") == "put it in my cart"
