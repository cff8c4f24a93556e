"""What customers say of themselves once for all is told from what they say of the screen."""

import pytest

from assistant.language.preferences import facets_named, is_lasting, kinds_named, left_out, takes_back, to_forget
from assistant.types import Facet

FOR_GOOD = [
    "I never wear wool",
    "I hate yellow",
    "i can't stand stripes",
    "I'm allergic to nickel",
    "I don\N{RIGHT SINGLE QUOTATION MARK}t like lace",
    "never wool",
    "I never buy from Nike",
    "I don't shop at Nike",
    "I avoid Nike",
]
NOT = [
    "not wool",
    "I don't like this",
    "I hate the second one",
    "in blue",
    "",
    "she never wears wool",
    "my sister hates yellow",
    "I'd never wear these in red",
]


@pytest.mark.parametrize("text", FOR_GOOD)
def test_what_holds_for_good_is_heard(text: str):
    assert is_lasting(text)


@pytest.mark.parametrize("text", NOT)
def test_what_is_said_of_the_screen_or_of_others_is_not(text: str):
    assert not is_lasting(text)


def test_a_size_is_told_with_what_it_is_for():
    assert kinds_named("my shoe size is 42") == ("shoe",)
    assert kinds_named("my size is 42") == ()


def test_a_way_of_life_leaves_materials_out():
    assert {"leather", "wool", "silk"} <= set(left_out("I'm vegan"))
    assert left_out("I'm tired") == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("forget that I'm vegan", "I'm vegan"),
        ("please forget what I said about wool", "wool"),
        ("forget that my size is 38", "my size is 38"),
        ("don't remember my size", "my size"),
        ("forget that", ""),
        ("I'm no longer vegan", "I'm no longer vegan"),
    ],
)
def test_what_to_forget_stands_behind_the_words_that_say_so(text: str, named: str):
    assert to_forget(text) == named


@pytest.mark.parametrize("text", ["forget the red", "forget my budget", "forget about red", "I only wear red"])
def test_a_condition_of_the_search_is_not_what_a_customer_said(text: str):
    assert not takes_back(text)


def test_parts_of_what_is_known_are_named():
    assert facets_named("forget my size and my colours") == (Facet.SIZE, Facet.COLOR)
    assert facets_named("forget that") == ()
