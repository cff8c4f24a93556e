"""What must be known before something goes into a cart, and how it is answered. Real language, a small shelf."""

import pytest

from assistant.thread import InCart, MissingOptions
from tests.unit.goals.buying.buyer import Buyer, quick


def test_the_size_is_asked_for_with_what_is_in_stock(buyer: Buyer):
    buyer.say("search", "boots")
    reply = buyer.say("add_to_cart", "add it")
    assert reply.text == "Which size of Bo Boots? I have 38, 39, and 40."
    assert quick(reply) == ["38", "39", "40"]
    assert buyer.cart == {}


def test_color_and_size_are_asked_for_together_where_they_are_few(buyer: Buyer):
    buyer.say("search", "dresses")
    reply = buyer.say("add_to_cart", "add the ada dress")
    assert "Which color and size of Ada Dress? I have Red in S, M, and L and Navy in M and XL." in reply.text


@pytest.mark.parametrize(
    ("answer", "size"),
    [
        ("39", "39"),
        ("size 39 please", "39"),
        ("the 39", "39"),
        ("the biggest", "40"),
        ("the smallest one please", "38"),
        ("the first", "38"),
        ("the last one", "40"),
        ("hmm, 40 i think", "40"),
        ("no, the 40", "40"),
    ],
)
def test_an_answer_is_understood_in_any_form(buyer: Buyer, answer: str, size: str):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    buyer.say("refine", answer)
    assert buyer.cart == {f"bo-Black-{size}": 1}


@pytest.mark.parametrize(
    ("answer", "goes_in"),
    [
        ("M in red", "ada-Red-M"),
        ("medium, navy please", "ada-Navy-M"),
        ("xl", "ada-Navy-XL"),
        ("extra large", "ada-Navy-XL"),
        ("the small one", "ada-Red-S"),
        ("Red, L", "ada-Red-L"),
    ],
)
def test_color_and_size_are_answered_together_or_by_the_one_that_settles_it(buyer: Buyer, answer: str, goes_in: str):
    buyer.say("search", "dresses")
    buyer.say("add_to_cart", "add the ada dress")
    buyer.say("refine", answer)
    assert buyer.cart == {goes_in: 1}


def test_half_an_answer_leaves_the_other_half_to_be_asked_for(buyer: Buyer):
    buyer.say("search", "dresses")
    buyer.say("add_to_cart", "add two of the ada dress")
    reply = buyer.say("refine", "red")
    assert reply.text == "Which size of Ada Dress? In Red I have S, M, and L."
    buyer.say("refine", "l")
    assert buyer.cart == {"ada-Red-L": 2}


def test_the_bigger_of_two_is_one_and_of_three_leaves_two(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    assert quick(buyer.say("refine", "the bigger one")) == ["39", "40"]
    buyer.say("refine", "the bigger one")
    assert buyer.cart == {"bo-Black-40": 1}


@pytest.mark.parametrize("answer", ["whichever", "doesn't matter", "any", "you choose", "i don't care"])
def test_where_any_will_do_one_is_taken_and_said(buyer: Buyer, answer: str):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    reply = buyer.say("fallback", answer)
    assert buyer.cart == {"bo-Black-38": 1}
    assert "I took size 38, since any would do." in reply.text


def test_any_color_leaves_the_size_to_be_asked_for(buyer: Buyer):
    buyer.say("search", "dresses")
    buyer.say("add_to_cart", "add the ada dress")
    reply = buyer.say("refine", "any color")
    assert quick(reply) == ["S", "M", "L"]
    assert buyer.cart == {}


def test_what_is_not_in_stock_is_said_with_what_is(buyer: Buyer):
    buyer.say("search", "dresses")
    reply = buyer.say("add_to_cart", "add the ada dress in navy, size L")
    assert reply.text == "Ada Dress is sold out in Navy and size L. I have Navy in M and XL and Red in L."
    assert buyer.cart == {}
    buyer.say("refine", "the xl then")
    assert buyer.cart == {"ada-Navy-XL": 1}


@pytest.mark.parametrize(("answer", "told"), [("42", "size 42"), ("xxl", "size XXL"), ("in purple", "purple")])
def test_what_a_product_does_not_come_in_is_said_with_what_it_does(buyer: Buyer, answer: str, told: str):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    reply = buyer.say("refine", answer)
    assert f"Bo Boots does not come in {told}." in reply.text
    assert buyer.cart == {}


def test_what_is_sold_out_altogether_is_never_put_in(buyer: Buyer):
    reply = buyer.say("add_to_cart", product="gone")
    assert reply.text == "Gone Tent is sold out, so I did not put it into your cart."
    assert buyer.cart == {}


def test_the_last_size_in_stock_is_nobodys_until_they_say_so(buyer: Buyer):
    reply = buyer.say("add_to_cart", product="cyd")
    assert "only size S left in stock" in reply.text
    assert buyer.cart == {}
    buyer.say("affirm", "yes please")
    assert buyer.cart == {"cyd-Green-S": 1}


@pytest.mark.parametrize("no", ["no", "never mind", "i don't want it", "forget it"])
def test_a_question_can_be_refused(buyer: Buyer, no: str):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    reply = buyer.say("small_talk", no)
    assert reply.text == "All right, I did not put it into your cart."
    assert buyer.thread.asked is None


def test_a_question_is_never_asked_twice_in_the_same_words(buyer: Buyer):
    buyer.say("search", "boots")
    first = buyer.say("add_to_cart", "add it")
    second = buyer.say("add_to_cart", "add it to my cart")
    assert second.text != first.text
    assert "whichever" in second.text


def test_a_question_stands_while_the_thing_is_asked_about(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    buyer.say("details", "what is it made of")
    buyer.say("refine", "39 then")
    assert buyer.cart == {"bo-Black-39": 1}


@pytest.mark.parametrize(
    ("goal", "text"),
    [("search", "show me red dresses"), ("checkout", "let me pay"), ("search", "find me a tent in green")],
)
def test_another_wish_is_no_answer(buyer: Buyer, goal: str, text: str):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    buyer.say(goal, text)
    assert buyer.cart == {}
    assert not isinstance(buyer.thread.asked, MissingOptions)


def test_an_open_question_stands_through_a_look_at_the_cart_and_is_said_again(buyer: Buyer):
    buyer.say("search", "boots")
    asked = buyer.say("add_to_cart", "add it")
    shown = buyer.say("show_cart", "what's in my cart")
    assert shown.text == f"Your cart is empty. {asked.text}"
    assert shown.speech.endswith(asked.speech)
    assert quick(shown) == quick(asked)
    buyer.say("refine", "39")
    assert buyer.cart == {"bo-Black-39": 1}


def test_a_glance_at_the_cart_leaves_the_conversation_as_it_was(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    before = buyer.thread
    assert buyer.say("show_cart", is_glance=True).basket.lines == ()
    assert buyer.thread == before
    buyer.say("refine", "39")
    assert buyer.cart == {"bo-Black-39": 1}


def test_what_is_glanced_at_where_nothing_is_asked_can_be_spoken_of(buyer: Buyer):
    buyer.say("search", "tents")
    buyer.say("add_to_cart", "i'll take it")
    buyer.say("search", "boots")
    buyer.say("show_cart", is_glance=True)
    assert isinstance(buyer.thread.asked, InCart)


def test_the_question_which_is_meant_stands_through_a_look_at_the_cart(buyer: Buyer):
    buyer.say("search", "red dresses")
    asked = buyer.say("add_to_cart", "add one")
    assert asked.text in buyer.say("show_cart", "what's in my cart").text
    buyer.say("details", "the ada, in M")
    assert buyer.cart == {"ada-Red-M": 1}
    buyer.say("add_to_cart", "add the bea in M")
    asked = buyer.say("change_cart", "remove the dress")
    assert asked.text in buyer.say("show_cart", "what's in my cart").text
    buyer.say("refine", "the bea")
    assert buyer.cart == {"ada-Red-M": 1}


def test_what_is_asked_survives_its_way_through_json(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    assert isinstance(buyer.thread.asked, MissingOptions)
    buyer.say("refine", "39")
    assert isinstance(buyer.thread.asked, InCart)
