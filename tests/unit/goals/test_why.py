"""Why a product is shown, asked of what is on the screen."""

import pytest


@pytest.mark.parametrize("goal", ["details", "small_talk", "fallback", "search"])
def test_the_whole_story_is_told_whatever_the_dialogue_takes_the_question_for(customer, goal):
    customer.say("search", "red dresses under $80 made of cotton")
    reply = customer.say(goal, "why the first one?")
    assert customer.titles == ["Bea Dress"]
    assert "in Red" in reply.text
    assert "made of Cotton" in reply.text
    assert "within your $80" in reply.text
    assert reply.text == reply.speech


def test_nothing_that_was_not_asked_for_is_a_reason(customer):
    customer.say("search", "tents")
    reply = customer.say("details", "why the Ridge Tent?")
    assert "nothing else speaks for it" in reply.text


def test_an_order_that_was_asked_for_is_named(customer):
    customer.say("search", "the cheapest tents")
    assert "lowest price first" in customer.say("details", "why the first one?").text


def test_which_one_is_asked_where_it_is_not_clear(customer):
    customer.say("search", "dresses")
    reply = customer.say("details", "why?")
    assert reply.cards == ()


def test_a_reason_is_taken_out(customer):
    customer.say("search", "red dresses under $80")
    customer.say("small_talk", "not because of the price")
    assert [chip.key for chip in customer.reply.chips] == ["category:dress", "color:red"]


def test_without_anything_on_the_screen_it_is_another_question(customer):
    reply = customer.say("small_talk", "why?", intent="greet")
    assert customer.search.focus is None
    assert reply.cards == ()


def test_it_is_told_in_which_scene(customer):
    customer.say("search", "a red dress for a garden wedding in summer")
    told = customer.say("details", "why the first one?").text
    assert "best for a garden wedding in summer" in told
    assert "chose here before" not in told
