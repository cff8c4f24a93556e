"""Of which product more like it is asked, and what is to be different."""

import pytest

from assistant.language.likened import likened
from tests.unit.language.shops import TITLES_OF_THINGS, things


@pytest.mark.parametrize(
    ("text", "meant", "change"),
    [
        ("more like the third", "the third", "more"),
        ("something like the blue one", "the blue one", "something"),
        ("like the second one but in black, under $60", "the second one", "but in black, under $ 60"),
        ("something similar to number 2, striped", "number 2", "something, striped"),
        ("like the one in blue but cheaper", "the one in blue", "but cheaper"),
        ("like the cheaper one", "the cheaper one", ""),
        ("like the most expensive one but in red", "the most expensive one", "but in red"),
        ("I love the blue one, anything similar?", "the blue one", "i love, anything similar"),
        ("i'd like something like the second", "the second", "i'd like something"),
        ("alternatives to the last one for men", "the last one", "for men"),
        ("similar dresses to the first", "the first", ""),
        ("something like a raincoat", "a raincoat", "something"),
    ],
)
def test_a_text_is_parted_at_the_product_it_means(text: str, meant: str, change: str):
    assert likened(text, TITLES_OF_THINGS, things()) == (meant, change)


@pytest.mark.parametrize(
    "text",
    ["similar but cheaper", "more like this", "show me more like that one in red", "like it but blue", "like my photo"],
)
def test_what_is_only_pointed_at_is_not_named(text: str):
    assert likened(text, TITLES_OF_THINGS, things()).meant == ""


def test_a_title_is_taken_whole_whatever_words_it_holds():
    title = "Strap with Buckle in Red"
    assert likened(f"more like {title} but cheaper", [title], things()) == (
        "strap with buckle in red",
        "more but cheaper",
    )
