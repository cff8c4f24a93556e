"""Where a question points, and what is left to ask."""

import pytest

from assistant.knowing.clauses import clause, without_name


@pytest.mark.parametrize(
    ("text", "references", "asking"),
    [
        ("is it waterproof", ("",), "is waterproof"),
        ("what sizes does it come in", ("",), "what sizes does come in"),
        ("is that cotton", ("",), "is cotton"),
        ("is the second one waterproof", ("the second one",), "is waterproof"),
        ("what is the first one made of", ("the first one",), "what is made of"),
        ("does the first one come in red", ("the first one",), "does come in red"),
        ("what are the dimensions of the last one", ("the last one",), "what are the dimensions of"),
        ("the second one, is it waterproof", ("the second one",), "is waterproof"),
        ("the arc lamp, is it dimmable?", ("the arc lamp",), "is dimmable"),
        ("is number 2 in stock", ("number 2",), "is in stock"),
        ("nice, but is it waterproof", ("",), "is waterproof"),
        ("cool but does it have pockets", ("",), "does have pockets"),
        ("i like it, but what is it made of", ("",), "what is made of"),
        ("love it! does it come in red", ("",), "does come in red"),
        ("the first one is nice but is it waterproof", ("the first one",), "is waterproof"),
        ("the second one is nice but is the first one waterproof", ("the first one",), "is waterproof"),
        ("the arc lamp looks great, but is it dimmable", ("the arc lamp looks great",), "is dimmable"),
        ("is it anything but polyester", ("",), "is anything but polyester"),
        ("the one in leather, is it soft", ("the one in leather",), "is soft"),
    ],
)
def test_what_points_is_told_from_what_asks(text: str, references: tuple[str, ...], asking: str):
    cut = clause(text)
    assert (cut.references, cut.asking("Arc Desk Lamp")) == (references, asking)


def test_a_color_may_be_one_that_the_product_talked_about_comes_in_too():
    cut = clause("is the navy blue one in stock")
    assert (cut.references, cut.color) == (("the navy blue one", ""), "navy blue")
    assert clause("is the striped one in stock").color == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("is the red dress silk", "the red dress"),  # the kind points, the material asks
        ("does the peak rain jacket have a hood", "the peak rain jacket"),
        ("how long does the battery last", "the battery"),  # the goal falls back on what was talked about
    ],
)
def test_a_named_kind_is_tried_before_the_whole_and_then_what_was_talked_about(text: str, first: str):
    assert clause(text).references == (first, text, "")


@pytest.mark.parametrize(
    ("text", "title", "left"),
    [
        ("is the peak rain jacket good for rain", "Peak Rain Jacket", "is the good for rain"),
        ("is the jacket warm", "Peak Rain Parka", "is the warm"),  # a parka is a jacket
        ("is the red dress silk", "Alba Wrap Dress", "is the silk"),
        ("is the strap black", "Harbor Tote", "is the strap black"),
        ("how long does the battery last", "Hush Headphones", "how long does the battery last"),
    ],
)
def test_only_the_name_is_taken_out_of_a_question(text: str, title: str, left: str):
    assert without_name(text, title) == left


@pytest.mark.parametrize("text", ["is it warm", "does it have pockets", "the red one, is it warm", "can i wash it"])
def test_these_are_answered_by_yes_or_no(text: str):
    assert clause(text).is_closed


@pytest.mark.parametrize("text", ["what is it made of", "how warm is it", "tell me about it", "if it is warm"])
def test_these_are_not(text: str):
    assert not clause(text).is_closed


@pytest.mark.parametrize("text", ["", "?", "it", "the", "the one", "one " * 200, "\x00", "é" * 500])
def test_no_text_is_too_odd(text: str):
    assert clause(text).text == text


def test_a_text_of_any_length_is_cut():
    assert len(clause("is it warm, " * 10_000).text) == 1000
