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
        ("i don\N{RIGHT SINGLE QUOTATION MARK}t like the last one at all", DISLIKE, "the last one"),
    ],
)
def test_one_thing_is_liked_or_not(text: str, judgment: Judgment, product: str):
    said = judgment_in(text)
    assert said is not None
    assert (said.judgment, said.product, said.is_pointed, said.is_whole) == (judgment, product, True, True)


def test_what_else_is_said_is_told():
    said = judgment_in("I don't like the second one, show me cheaper ones")
    assert said is not None
    assert not said.is_whole


@pytest.mark.parametrize("text", ["I like red", "I don't like the color of the second one", "I like Ada Dress"])
def test_what_may_be_anything_is_no_pointing(text: str):
    said = judgment_in(text)
    assert said is None or not said.is_pointed


@pytest.mark.parametrize("text", ["I would like the second one", "do you like it", "i like this in blue?", "", "like"])
def test_a_wish_or_a_question_is_no_judgment(text: str):
    said = judgment_in(text)
    assert said is None or not said.is_pointed
