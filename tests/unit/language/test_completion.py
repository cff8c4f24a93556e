"""What is to be completed, and with what."""

import pytest

from assistant.language.completion import given_up, means_cart, parted


@pytest.mark.parametrize(
    ("text", "wanted", "meant"),
    [
        ("What goes with this?", "what", ""),
        ("what shoes would match the first one?", "what shoes would", "the first one"),
        ("show me a bag to go with it", "show me a bag to", ""),
        ("which belt goes well with the red dress", "which belt", "the red dress"),
        ("complete the look for the second one", "", "the second one"),
        ("complete the look", "", ""),
        ("what can I wear with the blue one", "what can i", "the blue one"),
        ("something else", "", ""),
    ],
)
def test_a_text_is_parted_where_it_says_that_things_go_together(text: str, wanted: str, meant: str):
    assert parted(text)[:2] == (wanted, meant)


@pytest.mark.parametrize(
    ("text", "meant", "limits"),
    [
        ("what goes with the first one, not navy", "the first one", "not navy"),
        ("what goes with the first one only in black", "the first one", "only in black"),
        ("what goes with the first one, the red dress, under $60", "the first one the red dress", "under $ 60"),
        ("what goes with the red dress not navy", "the red dress", "not navy"),
        ("what goes with the first one other than black", "the first one", "other than black"),
        ("what goes with the one that is not red", "the one that is not red", ""),
        ("complete the look in size M", "", "in size m"),
    ],
)
def test_limits_are_no_part_of_what_is_meant(text: str, meant: str, limits: str):
    assert (parted(text).meant, parted(text).limits) == (meant, limits)


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("I already have a tent", "a tent"),
        ("I've got a tent already, what else do I need for camping", "a tent"),
        ("what do I have that goes with this", ""),
    ],
)
def test_what_the_customer_has_is_no_part_of_what_is_meant(text: str, owned: str):
    assert (parted(text).owned, "tent" in parted(text).meant) == (owned, False)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("what goes with the things in my cart", True),
        ("complete my basket", True),
        ("what goes with this bag", False),
        ("what goes with the second one", False),
    ],
)
def test_the_cart_is_meant_where_it_is_named(text: str, means: bool):
    assert means_cart(text) is means


@pytest.mark.parametrize(
    ("text", "thing", "wanted"),
    [
        ("not those red shoes, something in black", "red shoes", "something in black"),
        ("no, I don't like the bag", "bag", ""),
        ("I'm not keen on that jacket; a longer one?", "jacket", "a longer one"),
        ("show me a different pair of shoes in black", "shoes in black", "shoes in black"),
        ("another bag, under $50", "bag", "bag, under $ 50"),
    ],
)
def test_what_gives_way_is_told_from_what_is_wanted_in_its_place(text: str, thing: str, wanted: str):
    assert given_up(text) == (thing, wanted)


@pytest.mark.parametrize("text", ["not too dark", "no heels", "cheaper shoes", "I don't want a bag"])
def test_where_nothing_that_is_there_is_named_nothing_gives_way(text: str):
    assert given_up(text) is None
