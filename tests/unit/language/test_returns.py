"""What of an order goes back, as customers say it."""

import pytest

from assistant.language.returns import enumerated, means_all, means_several, says_do_it


@pytest.mark.parametrize("text", ["everything", "Both of them!", "the whole order"])
def test_all_of_an_order_is_meant_by_its_words(text: str):
    assert means_all(text)
    assert means_several(text)


@pytest.mark.parametrize("text", ["the mug and the tent", "those mugs"])
def test_several_things_are_not_all_of_them(text: str):
    assert means_several(text)
    assert not means_all(text)


def test_one_thing_is_not_several():
    assert not means_several("the sand mug")


@pytest.mark.parametrize("text", ["yes, note the return", "Sure, send it back please", "please do return them"])
def test_a_yes_that_says_what_to_do_is_heard(text: str):
    assert says_do_it(text)


@pytest.mark.parametrize("text", ["yes, send me the red one", "return", "yes"])
def test_a_yes_with_more_or_nothing_to_do_is_none(text: str):
    assert not says_do_it(text)


def test_what_is_enumerated_is_parted_where_words_are_whole():
    assert [part.strip() for part in enumerated("the sand mug, the tent and a band")] == [
        "the sand mug",
        "the tent",
        "a band",
    ]
