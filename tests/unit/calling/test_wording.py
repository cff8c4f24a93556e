"""What words heard so far say about turn taking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calling.wording import Order, is_backchannel, is_complete, order_of, said_in_calls, says_something


@pytest.mark.parametrize(
    "text",
    [
        "show me red dresses",
        "Show me red dresses under eighty dollars.",
        "what colors do you have",
        "what is it made of",
        "that jacket from before",
        "add the second one in M",
        "how much is it",
        "where is my order",
        "is it waterproof",
        "yes",
        "no thanks",
        "cheaper",
        "undo that",
        "make it two please",
        "tell me about the first one",
        "in black",
        "size medium",
        "which one is the cheapest",
    ],
)
def test_a_complete_wish_is_complete(text: str) -> None:
    assert is_complete(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "a red dress and",
        "shoes with",
        "a jacket in a",
        "show me um",
        "I want",
        "I'm looking for",
        "do you have",
        "between fifty",
        "between fifty and",
        "between 50",
        "a jacket from twenty",
        "a hundred and",
        "not more than",
        "a pair of",
        "what about the",
        "dresses under",
        "Actually,",
        "No, I said",
        "not",
    ],
)
def test_what_trails_off_is_not_complete(text: str) -> None:
    assert is_complete(text) is False


@pytest.mark.parametrize(
    "text", ["", "dress", "the red", "under twenty", "dresses under 50", "size", "the third", "?!"]
)
def test_what_may_go_on_or_not_is_neither(text: str) -> None:
    assert is_complete(text) is None


@pytest.mark.parametrize("text", ["large", "the red", "the second", "wool", "black, size small"])
def test_who_answers_a_question_need_say_no_more_than_the_thing(text: str) -> None:
    assert is_complete(text, answers=True) is True


@pytest.mark.parametrize(("text", "is_over"), [("", None), ("forty", None), ("the", False), ("in a", False)])
def test_an_answer_may_be_half_said_too(text: str, is_over: bool | None) -> None:
    assert is_complete(text, answers=True) is is_over


@pytest.mark.parametrize("text", ["mm-hm", "Okay.", "yeah, yeah", "uh-huh okay", "I see", "oh right", "mm"])
def test_listeners_noises_are_backchannels(text: str) -> None:
    assert is_backchannel(text)


@pytest.mark.parametrize("text", ["", "no", "okay show me blue ones", "yeah but cheaper", "stop", "mm hm dresses"])
def test_what_says_more_is_no_backchannel(text: str) -> None:
    assert not is_backchannel(text)


@pytest.mark.parametrize(
    ("text", "says"), [("um", False), ("", False), ("uh um er", False), ("um dresses", True), ("no", True)]
)
def test_um_says_nothing(text: str, says: bool) -> None:
    assert says_something(text) is says


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("stop", Order.STOP),
        ("Stop, please!", Order.STOP),
        ("okay stop", Order.STOP),
        ("be quiet", Order.STOP),
        ("wait", Order.WAIT),
        ("hold on a second", Order.WAIT),
        ("just a moment please", Order.WAIT),
        ("go on", Order.GO_ON),
        ("repeat that", Order.REPEAT),
        ("could you repeat that please", Order.REPEAT),
        ("Sorry, what?", Order.REPEAT),
        ("what did you say", Order.REPEAT),
        ("a bit slower", Order.SLOWER),
        ("can you speak a little slower please", Order.SLOWER),
        ("too fast", Order.SLOWER),
        ("louder", Order.LOUDER),
        ("I can't hear you", Order.LOUDER),
        ("that's too loud", Order.QUIETER),
        ("faster please", Order.FASTER),
    ],
)
def test_an_order_is_heard_with_and_without_politeness(text: str, order: Order) -> None:
    assert order_of(text) is order


@pytest.mark.parametrize(
    "text",
    [
        "",
        "please",
        "stop showing me dresses",
        "repeat my order",
        "a softer sweater",
        "cheaper",
        "wait for the sale",
        "what is it",
        "no",
    ],
)
def test_a_wish_is_no_order(text: str) -> None:
    assert order_of(text) is None


def test_a_recognizer_is_told_what_it_must_know_to_hear_orders_and_backchannels() -> None:
    told = said_in_calls()
    assert {"stop", "slow down", "mm hm", "okay", "yes please"} <= set(told)
    assert {order_of(phrase) for phrase in told} - {None} == set(Order)
    assert len(told) == len(set(told))


@given(st.text(max_size=80))
def test_any_text_is_judged(text: str) -> None:
    assert is_complete(text) in {True, False, None}
    assert not (is_backchannel(text) and not text.strip())
    assert order_of(text) in {None, *Order}
    assert says_something(text) in {True, False}
