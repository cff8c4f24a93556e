"""Going back to what was looked at before."""

import pytest

from assistant.thread import Thread
from tests.unit.goals.conftest import Customer


@pytest.mark.parametrize(
    "text", ["back to the dresses", "the dresses again please", "ok, let's go back to the dresses"]
)
def test_a_kind_that_is_named_is_taken_up_with_all_that_was_said_of_it(customer: Customer, text: str):
    customer.say("search", "dresses")
    customer.say("refine", "in red under $80")
    customer.say("search", "tents")
    reply = customer.say("back", text)
    assert customer.labels == ["dress", "red", "under $80"]
    assert set(customer.titles) == {"Ada Dress", "Bea Dress"}
    assert reply.text.startswith("Back to that. I found 2 matches")


@pytest.mark.parametrize("taken_for", ["search", "refine", "policy", "fallback"])
def test_a_kind_that_is_named_again_is_taken_up_whatever_the_dialogue_takes_it_for(customer: Customer, taken_for: str):
    customer.say("search", "red dresses")
    customer.say("search", "tents")
    customer.say(taken_for, "the dresses again please")
    assert customer.labels == ["dress", "red"]


def test_who_comes_back_from_an_aside_to_what_is_open_loses_nothing_of_it(customer: Customer):
    customer.say("search", "dresses")
    customer.say("refine", "in red")
    customer.say("out_of_scope", "will it rain tomorrow?")
    customer.say("back", "right, where were we with the dresses")
    assert customer.labels == ["dress", "red"]


def test_what_is_said_beside_it_changes_it(customer: Customer):
    customer.say("search", "red dresses")
    customer.say("search", "tents")
    customer.say("back", "back to the dresses but in navy")
    assert customer.labels == ["dress", "navy"]


def test_a_color_that_was_looked_at_is_taken_up_again(customer: Customer):
    customer.say("search", "red dresses")
    customer.say("refine", "in green")
    customer.say("back", "back to the red ones")
    assert customer.labels == ["dress", "red"]


@pytest.mark.parametrize("text", ["back to the first ones", "the original list please", "go back to where we started"])
def test_the_first_ones_are_those_that_were_shown_first(customer: Customer, text: str):
    customer.say("search", "dresses")
    customer.say("refine", "in red")
    customer.say("refine", "under $70")
    customer.say("back", text)
    assert customer.labels == ["dress"]


def test_the_first_of_a_kind_is_the_first_search_for_it(customer: Customer):
    customer.say("search", "tents")
    customer.say("search", "dresses")
    customer.say("refine", "in red")
    customer.say("search", "tents")
    customer.say("back", "back to the first dresses")
    assert customer.labels == ["dress"]
    customer.say("back", "back to the first one")
    assert customer.labels == ["tent"]


@pytest.mark.parametrize("text", ["and what follows after these", "then the next ones"])
def test_what_goes_on_from_the_screen_goes_not_back(customer: Customer, text: str):
    customer.say("search", "tents under 300")
    customer.say("search", "dresses in red or navy or green")
    before = customer.search.wish
    customer.say("back", text)
    assert customer.search.wish == before


def test_undo_goes_one_screen_back_at_a_time(customer: Customer):
    customer.say("search", "dresses")
    customer.say("refine", "in red")
    customer.say("refine", "under $70")
    customer.say("back", "undo")
    assert customer.labels == ["dress", "red"]
    customer.say("back", "undo")
    assert customer.labels == ["dress"]
    assert "nothing before" in customer.say("back", "undo").text
    assert customer.labels == ["dress"]


def test_a_kind_that_was_never_looked_at_is_looked_for(customer: Customer):
    customer.say("search", "dresses")
    customer.say("back", "back to the tents")
    assert customer.labels == ["tent"]


def test_without_a_photo_there_is_none_to_go_back_to(customer: Customer):
    customer.say("search", "dresses")
    assert "nothing before" in customer.say("back", "back to my photo").text


def test_starting_over_forgets_what_could_be_gone_back_to(customer: Customer):
    customer.say("search", "dresses")
    customer.say("search", "tents")
    customer.say("start_over", "start over")
    assert customer.thread == Thread()


def test_only_the_latest_screens_are_kept(customer: Customer):
    for price in range(100, 130):
        customer.say("search", f"dresses under ${price}")
    assert len(customer.thread.past) == 8
