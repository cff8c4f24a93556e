"""What is to be completed, and with what."""

import pytest

from assistant.language.completion import Said, means_cart, parted


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
    assert parted(text) == Said(wanted, meant)


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
