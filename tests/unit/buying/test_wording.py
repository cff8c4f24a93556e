"""What a text asks to be done to a cart."""

import pytest

from assistant.buying import wording
from assistant.buying.wording import Deed


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("empty my cart", Deed.EMPTY),
        ("clear out the basket please", Deed.EMPTY),
        ("remove everything", Deed.EMPTY),
        ("Delete all the items from my basket", Deed.EMPTY),
        ("take everything out", Deed.EMPTY),
        ("remove all of them", Deed.EMPTY),
        ("clear it", Deed.EMPTY),
        ("ok, empty it all please", Deed.EMPTY),
        ("clear that out", Deed.EMPTY),
        ("clear the dress", Deed.REMOVE),
        ("remove all red ones", Deed.REMOVE),
        ("remove everything that is striped", Deed.REMOVE),
        ("remove what is sold out", Deed.REMOVE_UNAVAILABLE),
        ("take out everything that's not in stock", Deed.REMOVE_UNAVAILABLE),
        ("remove the dress", Deed.REMOVE),
        ("take the dress out of my cart", Deed.REMOVE),
        ("i don't want the boots anymore", Deed.REMOVE),
        ("get rid of the second one", Deed.REMOVE),
        ("make it two", Deed.CHANGE),
        ("change the size to L", Deed.CHANGE),
        ("swap the red one for the blue one", Deed.CHANGE),
    ],
)
def test_a_deed_is_told_by_its_words(text, deed):
    assert wording.deed(text) is deed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("put both in my basket", "put both"),
        ("add the second one in M to my cart", "add the second one in M"),
        ("add this bag to my bag", "add this bag"),
        ("put the basket in my cart", "put the basket"),
        ("take the dress out of the shopping cart", "take the dress out"),
        ("change the dress in my cart to navy", "change the dress to navy"),
        ("a bag from the basket by Norrby", "a bag from the basket by Norrby"),
    ],
)
def test_what_only_names_the_cart_is_left_out_and_a_bag_to_be_bought_is_not(text, left):
    assert wording.without_cart(text) == left


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("change the dress to L", ("the dress", "L")),
        ("swap the red one for the blue one", ("the red one", "the blue one")),
        ("make it the blue one instead", ("", "the blue one instead")),
        ("replace that with the navy one", ("", "the navy one")),
        ("i want the dress in blue", ("i want the dress", "in blue")),
        ("make it two", ("", "make it two")),
    ],
)
def test_what_is_changed_is_parted_from_what_it_becomes(text, parts):
    assert wording.parted(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "put both in",
        "the first and the third",
        "add all of them",
        "these two",
        "numbers 2 and 4",
        "remove all the red ones",
    ],
)
def test_several_are_told_from_one(text):
    assert wording.means_several(text)


@pytest.mark.parametrize("text", ["the red one", "two of the red ones", "add it", "the second", "all cotton"])
def test_one_is_told_from_several(text):
    assert not wording.means_several(text)


@pytest.mark.parametrize("text", ["undo", "put it back", "Oops", "i didn't mean that", "bring them back please"])
def test_undoing_is_heard(text):
    assert wording.says_undo(text)


@pytest.mark.parametrize("text", ["take me back to the dresses", "put the bag in", "add it", "show me the back of it"])
def test_not_all_that_goes_back_is_undone(text):
    assert not wording.says_undo(text)


@pytest.mark.parametrize("text", ["show me red dresses", "what is it made of", "can I pay", "do you have any boots"])
def test_a_question_or_another_search_is_no_answer(text):
    assert wording.is_about_another_thing(text)


@pytest.mark.parametrize("text", ["m", "what about l", "the navy one please", "do you have it in navy", "medium"])
def test_an_answer_may_sound_like_a_question(text):
    assert not wording.is_about_another_thing(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("i'll take the ada in m and the bea in s", ["i'll take the ada in m", "the bea in s"]),
        ("one in red, and two in blue", ["one in red", "two in blue"]),
        ("the black and white one", ["the black and white one"]),
        ("add it", ["add it"]),
    ],
)
def test_a_sentence_is_parted_where_another_thing_is_named(text, parts):
    assert wording.parts(text) == parts


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("make the 38 two", "the 38"),
        ("make the ada dress a large", "the ada dress"),
        ("make the rose mug three", "the rose mug"),
        ("make it two", ""),
    ],
)
def test_what_is_pointed_at_is_told_from_what_it_becomes(text, thing):
    assert wording.pointed(text) == thing
