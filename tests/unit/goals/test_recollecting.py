"""A customer is told what is known of them, and has it forgotten."""

import pytest

from assistant.buying.cart import adding
from assistant.thread import Thread
from tests.contracts.test_carts import line
from tests.unit.goals.person import Person, met


@pytest.fixture
def ann() -> Person:
    return met()


def test_a_customer_is_told_what_is_known(ann: Person):
    assert "not agreed" in ann.says("known", "what do you know about me").text
    ann.says("personalise", "remember me")
    ann.says("prefer", "I never wear wool")
    ann.carts.change("ann", adding(line()))
    ann.says("search", "show me skirts")
    told = ann.says("known", "what do you know about me").text
    assert "You have agreed" in told
    assert "not wool" in told
    assert "noted 2 things" in told
    assert "one thing in your cart" in told
    assert ann.suggested == ["Forget me"]


def test_a_customer_is_told_what_they_said_they_like_and_what_is_not_for_them(ann: Person):
    ann.says("search", "show me skirts")
    liked = ann.titles[1]
    ann.says("details", "I like the second one")
    ann.says("refine", "I don't like the first one")
    told = ann.says("known", "what do you know about me").text
    assert f"you liked: {liked}." in told
    assert "What is not for you:" in told


def test_a_journal_that_is_down_leaves_the_rest_to_be_told(ann: Person):
    ann.journal.is_down = True
    assert "not agreed" in ann.says("known", "what do you know about me").text


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("forget my size", ["wool", "green"]),
        ("forget that", ["wool", "M"]),  # the latest
        ("forget that I never wear wool", ["M", "green"]),
    ],
)
def test_what_is_meant_is_forgotten_and_the_rest_stays(ann: Person, said: str, left: list[str]):
    ann.says("personalise", "remember me")
    for text in ("I never wear wool", "my size is M", "my favorite color is green"):
        ann.says("prefer", text)
    assert ann.says("forget_that", said).text.startswith("Forgotten")
    assert [each.value for each in ann.thread.preferences] == left
    assert [each.value for each in ann.book.preferences("ann")] == left


@pytest.mark.parametrize("said", ["forget that I'm vegan", "I'm no longer vegan", "forget that I\u2019m vegan please"])
@pytest.mark.parametrize(
    "told", [["I'm vegan", "my size is M", "I only wear navy"], ["I'm vegan and my size is M", "I only wear navy"]]
)
def test_a_way_of_life_is_forgotten_and_nothing_beside(ann: Person, told: list[str], said: str):
    for text in told:
        ann.says("prefer", text)
    ann.says("forget_that", said)
    assert [each.value for each in ann.thread.preferences] == ["M", "navy"]


@pytest.mark.parametrize("said", ["forget what I said", "the last thing I told you, forget it", "take that back"])
def test_what_is_only_pointed_to_is_what_was_told_last(ann: Person, said: str):
    ann.says("prefer", "I never wear linen")
    ann.says("prefer", "my size is M")
    ann.says("forget_that", said)
    assert [each.value for each in ann.thread.preferences] == ["linen"]


def test_all_preferences_are_forgotten_together(ann: Person):
    ann.says("prefer", "I never wear linen")
    ann.says("prefer", "my size is M")
    ann.says("forget_that", "forget my preferences")
    assert ann.thread.preferences == ()


@pytest.mark.parametrize(
    "said", ["forget about wool", "forget that my size is L", "forget that I never wear kryptonite"]
)
def test_what_is_named_and_was_never_told_takes_nothing_else(ann: Person, said: str):
    ann.says("prefer", "I never wear linen")
    ann.says("prefer", "my size is M")
    assert "nothing to forget" in ann.says("forget_that", said).text
    assert [each.value for each in ann.thread.preferences] == ["linen", "M"]


def test_a_size_is_forgotten_of_the_kind_that_is_named(ann: Person):
    ann.says("prefer", "my dress size is M")
    ann.says("prefer", "my skirt size is L")
    ann.says("forget_that", "forget my dress size")
    assert [each.value for each in ann.thread.preferences] == ["L"]


@pytest.mark.parametrize("goal", ["search", "refine", "prefer", "fallback"])
def test_what_is_taken_back_is_forgotten_whatever_the_dialogue_takes_it_for(ann: Person, goal: str):
    ann.says("prefer", "I never wear linen")
    ann.says("affirm", "yes")
    assert ann.says(goal, "forget what I said about linen").text == "Forgotten: not linen."
    assert ann.book.preferences("ann") == ()


@pytest.mark.parametrize("said", ["my shoe size is 420", "my size is XXXL"])
def test_a_size_that_nothing_here_has_is_not_kept(ann: Person, said: str):
    ann.says("prefer", said)
    assert ann.thread.preferences == ()


def test_what_was_never_told_cannot_be_forgotten(ann: Person):
    assert "nothing to forget" in ann.says("forget_that", "forget that").text
    ann.says("search", "show me red skirts")
    assert "nothing to forget" in ann.says("forget_that", "forget my size").text


def test_who_needs_something_before_they_forget_forgets_nothing(ann: Person):
    ann.says("prefer", "I never wear linen")
    ann.says("forget_that", "before I forget, I also need tents")
    assert "Peak Tent" in ann.titles
    assert [each.value for each in ann.thread.preferences] == ["linen"]


def test_the_color_of_a_search_is_dropped_where_none_is_known(ann: Person):
    ann.says("search", "show me red skirts")
    ann.says("forget_that", "forget the color")
    assert ann.chips == ["skirt"]


def test_who_wants_to_be_anonymous_is_no_longer_remembered(ann: Person):
    ann.says("personalise", "remember me")
    ann.says("prefer", "I never wear wool")
    ann.says("stop_personalising", "stop personalising")
    assert ann.book.preferences("ann") == ()
    assert not ann.book.consent("ann").agreed


def test_before_all_is_forgotten_it_is_asked(ann: Person):
    ann.says("forget_me", "forget me")
    assert ann.suggested == ["Yes, delete it all", "No, keep everything"]
    assert not ann.reply.forgets
    assert "nothing is deleted" in ann.says("deny", "No, keep everything").text
    assert ann.forgotten.asked == []


@pytest.mark.parametrize(
    ("intent", "yes"), [("affirm", "Yes, delete it all"), ("affirm", "yes"), ("forget_me", "forget me")]
)
def test_who_confirms_is_forgotten_and_told_what_was_deleted(ann: Person, intent: str, yes: str):
    ann.says("personalise", "remember me")
    ann.says("prefer", "I never wear wool")
    ann.says("search", "show me skirts")
    ann.says("forget_me", "forget me")
    told = ann.says(intent, yes, confidence=1.0)
    assert told.forgets
    assert "one thing you told me" in told.text
    assert "2 notes" in told.text
    assert ann.thread == Thread()
    assert ann.forgotten.asked == [("ann", ("c",))]


def test_at_the_gateway_the_gateway_forgets(ann: Person):
    ann.says("forget_me", "forget me", is_pushed=True)
    assert ann.says("affirm", "yes", is_pushed=True).forgets
    assert ann.forgotten.asked == []
