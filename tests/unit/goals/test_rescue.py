"""What the shop knows is looked for, whatever the dialogue took it for."""

import pytest

from assistant.goals.rescue import Rescue
from assistant.people import Cause
from assistant.thread import Heard, OfferedPerson, Thread, Turn
from tests.unit.goals.conftest import Customer


@pytest.mark.parametrize("taken_for", ["fallback", "small_talk"])
def test_a_brand_nobody_learned_refines(customer: Customer, taken_for: str):
    customer.say("search", "dresses")
    customer.say(taken_for, "make that Quillby", intent="affirm")
    assert customer.labels == ["dress", "Quillby"]
    assert customer.titles == ["Cyd Dress"]


@pytest.mark.parametrize("taken_for", ["fallback", "small_talk", "out_of_scope"])
def test_a_kind_is_searched_for(customer: Customer, taken_for: str):
    customer.say("search", "dresses")
    customer.say(taken_for, "hi, tents please", intent="greet")
    assert customer.labels == ["tent"]


@pytest.mark.parametrize("text", ["will it be sunny tomorrow", "write me a poem about a green dress and love"])
def test_what_says_more_than_the_shop_knows_stays_out_of_scope(customer: Customer, text: str):
    assert customer.say("out_of_scope", text).text.startswith("I'm sorry, I can't help with that.")


@pytest.mark.parametrize("taken_for", ["policy", "show_cart", "checkout", "order_status", "return_order"])
def test_a_kind_beside_no_word_of_the_goal_is_searched_for(customer: Customer, taken_for: str):
    customer.say(taken_for, "have a look whether there is a green tent")
    assert customer.labels == ["tent", "green"]


@pytest.mark.parametrize("taken_for", ["show_cart", "order_status"])
def test_a_condition_that_is_lifted_is_lifted(customer: Customer, taken_for: str):
    customer.say("search", "green tents")
    customer.say(taken_for, "it needn't be green after all")
    assert customer.labels == ["tent"]


def test_a_word_of_the_goal_keeps_it(customer: Customer):
    assert "no orders of this shop" in customer.say("order_status", "where is the tent that I ordered?").text


def test_what_nobody_knows_is_still_not_understood(customer: Customer):
    assert "did not understand" in customer.say("fallback", "zorblat frumious").text
    assert customer.thread.misunderstood == 1


@pytest.mark.parametrize("text", ["and in green?", "what about tents", "and cheaper ones"])
def test_of_what_the_shop_can_make_a_condition_no_answer_is_made(customer: Customer, text: str):
    shop = customer.assistant.shop
    answered = Turn(thread=Thread(), reply=None)
    answer = Rescue(shop, lambda *_: answered, lambda *_: answered).spared(lambda *_: answered)
    assert answer(Heard(text=text), Thread()) is None
    assert answer(Heard(text="and to canada"), Thread()) is answered


@pytest.mark.parametrize("text", ["sorry, my tent just fell over, one second", "hang on, the tent is leaking"])
def test_who_asks_for_a_moment_looks_for_nothing_they_only_tell_of(customer: Customer, text: str):
    customer.say("search", "dresses")
    customer.say("small_talk", text, intent="wait")
    assert customer.labels == ["dress"]
    customer.say("small_talk", "hang on, in green", intent="wait")
    assert customer.labels == ["dress", "green"]


def test_a_wish_taken_for_a_question_about_nothing_is_searched_for(customer: Customer):
    customer.say("details", "my old one fell apart, so a green tent it is")
    assert customer.labels == ["tent", "green"]


def test_a_question_about_nothing_is_no_wish(customer: Customer):
    assert not customer.say("details", "is the tent waterproof").cards


def test_a_condition_taken_for_going_back_refines(customer: Customer):
    customer.say("search", "dresses")
    customer.say("search", "tents")
    customer.say("back", "i'd like mine green")
    assert customer.labels == ["tent", "green"]


def test_a_kind_named_again_is_gone_back_to_with_its_conditions(customer: Customer):
    customer.say("search", "green tents")
    customer.say("search", "dresses")
    customer.say("search", "now the tents again please")
    assert customer.labels == ["tent", "green"]


def test_what_is_needed_as_well_is_looked_for_by_itself(customer: Customer):
    customer.say("search", "green tents")
    customer.say("refine", "before I forget, I also need dresses")
    assert customer.labels == ["dress"]


def test_a_wish_is_no_yes_to_the_offer_of_a_person(customer: Customer):
    customer.thread = Thread(asked=OfferedPerson(cause=Cause.MISUNDERSTOOD))
    customer.say("refine", "green tents would be best", intent="affirm")
    assert customer.labels == ["tent", "green"]


def test_a_condition_taken_for_an_insult_refines(customer: Customer):
    customer.say("search", "dresses")
    customer.say("care", "leave out Norrby", intent="advice")
    assert customer.labels == ["dress", "not Norrby"]


@pytest.mark.parametrize(("text", "label"), [("Quillby", "Quillby"), ("green", "green")])
def test_a_value_alone_that_was_taken_for_a_question_refines(customer: Customer, text: str, label: str):
    customer.say("search", "dresses")
    customer.say("details", text)
    assert customer.labels == ["dress", label]


def test_a_thing_that_sounds_like_talking_brings_nobody_in(customer: Customer):
    customer.say("handoff", "before I forget, I also need a green tent")
    assert customer.labels == ["tent", "green"]


@pytest.mark.parametrize("text", ["not Norrby, it never fits", "no Norrby please"])
def test_a_refusal_alone_that_was_taken_for_a_question_refines(customer: Customer, text: str):
    customer.say("search", "dresses")
    customer.say("details", text)
    assert customer.labels[:2] == ["dress", "not Norrby"]


def test_what_was_still_to_be_told_of_a_wish_keeps_the_rest_of_it(customer: Customer):
    customer.say("search", "something green under 100")
    customer.say("search", "a tent maybe?")
    assert customer.labels == ["tent", "green", "under $100"]


def test_one_kind_only_keeps_the_other_conditions(customer: Customer):
    customer.say("search", "green dresses or tents")
    customer.say("search", "tents only")
    assert customer.labels == ["tent", "green"]


@pytest.mark.parametrize("goal", ["search", "refine", "fallback", "policy"])
@pytest.mark.parametrize("text", ["can you tailor dresses", "do you rent tents", "do you dye red dresses blue?"])
def test_things_are_no_answer_to_who_asks_for_a_service(customer: Customer, goal: str, text: str):
    customer.say("search", "dresses")
    reply = customer.say(goal, text)
    assert not reply.cards
    assert "can't answer that" in reply.text
    assert customer.labels == ["dress"]


def test_who_asks_for_things_in_such_words_is_shown_them(customer: Customer):
    customer.say("search", "can you show me green dresses")
    assert customer.titles == ["Cyd Dress"]
