"""What is to take the place of what."""

import pytest

from assistant.language.exchange import exchange


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        ("swap it for navy", "", "navy"),
        ("Swap the red one for green", "the red one", "green"),
        ("replace that with the second one", "", "the second one"),
        ("can you trade the dress for a tent?", "the dress", "a tent?"),
        ("make it the blue one instead", "", "the blue one instead"),
        ("change the size to L", "the size", "L"),
    ],
)
def test_what_is_given_away_is_told_from_what_is_wanted(text: str, given: str, wanted: str):
    assert exchange(text) == (given, wanted)


@pytest.mark.parametrize("text", ["make it two", "make it red", "in navy instead", "switch to the large", "swap", ""])
def test_what_exchanges_nothing_is_none(text: str):
    assert exchange(text) is None


@pytest.mark.parametrize(
    ("text", "is_of_thing"),
    [("swap it for navy", True), ("swap the red one for green", True), ("swap red for green", False)],
)
def test_a_value_that_is_given_away_is_no_thing(text: str, is_of_thing: bool):
    said = exchange(text)
    assert said is not None
    assert said.is_of_thing is is_of_thing
