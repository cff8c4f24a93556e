"""Whether what was shown first is meant."""

import pytest

from assistant.language.earliest import says_first


@pytest.mark.parametrize(
    "text",
    ["back to the first ones", "the first list again", "the original results", "where we started", "the first dresses"],
)
def test_the_first_list_is_meant(text: str):
    assert says_first(text)


@pytest.mark.parametrize("text", ["the first one", "the first dress", "back to the dresses", "undo that", ""])
def test_a_single_thing_or_the_list_before_is_not_the_first_list(text: str):
    assert not says_first(text)
