"""Liking or not liking one thing is read; liking a color, or wishing for something, is left to what reads that."""

import pytest

from assistant.language.judging import judgment_in
from assistant.screen import Judgment

LIKE, DISLIKE = Judgment.LIKE, Judgment.DISLIKE


@pytest.mark.parametrize(
    ("text", "judgment", "product"),
    [
        ("I like the second one", LIKE, "the second one"),
        ("i really love this one!", LIKE, "this one"),
        ("hmm, I like it", LIKE, "it"),
        ("I don't like this one", DISLIKE, "this one"),
        ("No, I don't really like the third", DISLIKE, "the third"),
        ("we hate number 4", DISLIKE, "number 4"),
        ("I'm not a fan of the red one", DISLIKE, "the red one"),
        ("not the second one", DISLIKE, "the second one"),
        ("no, not this one please", DISLIKE, "this one"),
        ("not the red one", DISLIKE, "the red one"),
        ("Not number 4", DISLIKE, "number 4"),
        ("i don\N{RIGHT SINGLE QUOTATION MARK}t like the last one at all", DISLIKE, "the last one"),
    ],
)
def test_one_thing_is_liked_or_not(text: str, judgment: Judgment, product: str):
    said = judgment_in(text)
    assert said is not None
    assert (said.judgment, said.product, said.is_pointed, said.is_whole) == (judgment, product, True, True)


@pytest.mark.parametrize(
    "text",
    ["I don't like the second one, show me cheaper ones", "not the second one, it is too short"],
)
def test_what_else_is_said_is_told(text: str):
    said = judgment_in(text)
    assert said is not None
    assert not said.is_whole


@pytest.mark.parametrize(
    "text",
    [
        "not that",
        "not it",
        "not red",
        "not the red dresses",
        "not the second one, the first",
        "not this one but that one",
        "not that one, I meant the last one",
    ],
)
def test_not_of_what_was_said_of_a_look_or_of_one_that_another_is_meant_for_is_no_judgment(text: str):
    assert judgment_in(text) is None


@pytest.mark.parametrize("text", ["I like red", "I don't like the color of the second one", "I like Ada Dress"])
def test_what_may_be_anything_is_no_pointing(text: str):
    said = judgment_in(text)
    assert said is None or not said.is_pointed


@pytest.mark.parametrize("text", ["I would like the second one", "do you like it", "i like this in blue?", "", "like"])
def test_a_wish_or_a_question_is_no_judgment(text: str):
    said = judgment_in(text)
    assert said is None or not said.is_pointed
