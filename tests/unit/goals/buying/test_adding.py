"""What goes into a cart. Real language, a small shelf."""

import pytest

from assistant.goals.table import assistant_of
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.thread import Heard, Thread
from tests.fakes import HeldLooks
from tests.unit.goals.buying.buyer import Buyer, quick
from tests.unit.goals.conftest import DOMAIN


def test_what_has_nothing_to_choose_goes_in_at_once(buyer: Buyer):
    buyer.say("search", "tents")
    reply = buyer.say("add_to_cart", "i'll take it")
    assert buyer.cart == {"peak-Green-": 1}
    assert reply.text == "Peak Tent in Green is in your cart for $200. Your cart holds one thing for $200."
    assert reply.basket.total == "$200"


@pytest.mark.parametrize("taken_for", ["search", "fallback", "add_to_cart"])
def test_a_bag_that_is_only_named_is_no_place_to_put_it_into(buyer: Buyer, taken_for: str):
    buyer.say("search", "duffel bags")
    assert buyer.say(taken_for, "Hop Duffel Bag").text.startswith("Hop Duffel Bag costs $30")
    assert buyer.cart == {}
    buyer.say(taken_for, "put the Hop Duffel Bag into my bag")
    assert buyer.cart == {"hop-Gray-": 1}


def test_a_size_and_color_that_are_said_are_taken(buyer: Buyer):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "add the ada dress in M to my cart")
    assert buyer.cart == {"ada-Red-M": 1}


def test_what_was_searched_for_is_taken_and_said(buyer: Buyer):
    buyer.say("search", "red dresses in M")
    reply = buyer.say("add_to_cart", "put the ada in my basket")
    assert buyer.cart == {"ada-Red-M": 1}
    assert "I took Red and size M, as you asked before." in reply.text


def test_what_is_said_now_wins_over_what_was_searched_for(buyer: Buyer):
    buyer.say("search", "red dresses in M")
    buyer.say("add_to_cart", "add the ada dress in navy")
    assert buyer.cart == {"ada-Navy-M": 1}


def test_nothing_that_was_ruled_out_is_offered(buyer: Buyer):
    buyer.say("search", "dresses not in red")
    reply = buyer.say("add_to_cart", "add the ada dress")
    assert "Red" not in reply.text
    assert quick(reply) == ["M", "XL"]


def test_a_product_can_be_meant_by_a_color_it_was_not_shown_in(buyer: Buyer):
    buyer.say("search", "red dresses")
    buyer.say("details", "tell me about the ada dress")
    buyer.say("add_to_cart", "i'll take the navy one in XL")
    assert buyer.cart == {"ada-Navy-XL": 1}


@pytest.mark.parametrize(
    ("text", "cart"),
    [
        ("add the ada, navy, in M", {"ada-Navy-M": 1}),
        ("add the ada dress in XL, any color", {"ada-Navy-XL": 1}),
        ("the ada in M, whichever color", {"ada-Red-M": 1}),
    ],
)
def test_what_follows_a_comma_is_heard_too(buyer: Buyer, text: str, cart: dict[str, int]):
    buyer.say("search", "dresses")
    buyer.say("add_to_cart", text)
    assert buyer.cart == cart


def test_a_color_behind_a_comma_points_at_no_other_place(buyer: Buyer):
    buyer.say("search", "dresses")
    second = buyer.thread.search.shown[1]
    assert second.title in buyer.say("add_to_cart", "add the second one, red").text


def test_both_go_in_one_after_the_other(buyer: Buyer):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "put both in my basket, in M")
    assert buyer.cart == {"ada-Red-M": 1, "bea-Red-M": 1}


def test_of_both_each_is_asked_for_what_is_missing(buyer: Buyer):
    buyer.say("search", "red dresses")
    first = buyer.say("add_to_cart", "put both in my basket")
    second = buyer.say("refine", "s")
    done = buyer.say("refine", "m")
    assert sorted(buyer.cart.values()) == [1, 1]
    assert first.text != second.text
    assert len(done.basket.lines) == 2


@pytest.mark.parametrize(
    ("text", "goes_in"),
    [
        ("i'll take the ada in a medium and the bea in small", {"ada-Red-M": 1, "bea-Red-S": 1}),
        ("two of the ada in size L, and one of the bea in size M please", {"ada-Red-L": 2, "bea-Red-M": 1}),
        ("add the first in size S and the second in size M", {"bea-Red-S": 1, "ada-Red-M": 1}),
    ],
)
def test_two_things_in_one_sentence_go_in_each_as_it_is_said(buyer: Buyer, text: str, goes_in: dict[str, int]):
    buyer.say("search", "red dresses")
    assert buyer.search_titles == ["Bea Dress", "Ada Dress"]
    buyer.say("add_to_cart", text)
    assert buyer.cart == goes_in


def test_two_colors_of_one_thing_go_in_together(buyer: Buyer):
    buyer.say("search", "mugs")
    buyer.say("add_to_cart", "add one in white and two in blue")
    assert buyer.cart == {"mug-White-": 1, "mug-Blue-": 2}


def test_a_part_of_a_sentence_that_names_no_product_adds_none(buyer: Buyer):
    buyer.say("search", "tents")
    buyer.say("add_to_cart", "add the tent with a floor and a porch")
    assert buyer.cart == {"peak-Green-": 1}


def test_a_size_that_is_asked_about_is_answered_with_what_there_is(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "i want these")
    reply = buyer.say("refine", "do you have them in 41?")
    assert reply.text == "Bo Boots does not come in size 41. I have 38, 39, and 40."


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("add two of them", 2),
        ("i'll take three", 3),
        ("add 4", 4),
        ("x5 please, in the cart", 5),
        ("a couple please", 2),
    ],
)
def test_a_quantity_is_heard(buyer: Buyer, text: str, quantity: int):
    buyer.say("search", "tents")
    buyer.say("add_to_cart", text)
    assert buyer.cart == {"peak-Green-": quantity}


def test_a_number_that_is_a_size_is_no_quantity(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "i'll take 39")
    assert buyer.cart == {"bo-Black-39": 1}


@pytest.mark.parametrize("text", ["add 100 of them", "add 0", "i need 5000 of those"])
def test_a_quantity_out_of_bounds_is_told_clearly(buyer: Buyer, text: str):
    buyer.say("search", "tents")
    reply = buyer.say("add_to_cart", text)
    assert reply.text == "I can put 1 to 99 of one thing into a cart."
    assert buyer.cart == {}


def test_one_more_is_one_more_of_the_same(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "i'll take 39")
    reply = buyer.say("add_to_cart", "one more of those")
    assert buyer.cart == {"bo-Black-39": 2}
    assert "2 of them, $90 each" in reply.text


def test_a_word_of_the_title_is_no_color(buyer: Buyer):
    buyer.say("search", "mugs")
    assert quick(buyer.say("add_to_cart", "add the rose mug")) == ["White", "Blue"]


def test_a_tapped_variant_goes_in_without_a_question(buyer: Buyer):
    buyer.say("add_to_cart", product="ada", variant="ada-Navy-XL")
    assert buyer.cart == {"ada-Navy-XL": 1}


def test_a_tapped_variant_of_another_product_is_asked_about_not_put_in(buyer: Buyer):
    buyer.say("add_to_cart", product="bo", variant="ada-Navy-XL")
    assert buyer.cart == {}


def test_what_was_not_shown_but_named_is_looked_for(buyer: Buyer):
    reply = buyer.say("add_to_cart", "add a tent to my cart")
    assert [card.title for card in reply.cards] == ["Peak Tent"]
    assert buyer.cart == {}


def test_where_several_may_be_meant_it_is_asked_which(buyer: Buyer):
    buyer.say("search", "red dresses in M")
    reply = buyer.say("add_to_cart", "add it")
    assert set(quick(reply)) == {"Ada Dress for $60", "Bea Dress for $75.50"}
    buyer.say("details", "Ada Dress for $60")
    assert buyer.cart == {"ada-Red-M": 1}


def test_a_shop_without_carts_says_that_it_cannot(buyer: Buyer):
    shop = buyer.assistant.shop
    assistant = assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), 3)
    turn = assistant.take("add_to_cart", Heard(text="add it"), Thread())
    assert "can't help with that" in turn.reply.text


def test_a_size_said_while_saying_which_one_is_not_asked_for_again(buyer: Buyer):
    buyer.say("search", "red dresses")
    asked = buyer.say("add_to_cart", "add the red one")
    assert "Do you mean" in asked.text
    added = buyer.say("add_to_cart", "the bea dress, in M")
    assert [(line.title, line.options) for line in added.basket.lines] == [("Bea Dress", "Red, M")]


def test_an_option_that_a_product_has_none_of_is_said_and_nothing_offered(buyer: Buyer):
    buyer.say("search", "tents")
    reply = buyer.say("add_to_cart", "add it in size M")
    assert reply.text.startswith("Peak Tent does not come in size M.")
    assert "I have ." not in reply.text
    assert all(each.text for each in reply.quick_replies)
    assert buyer.cart == {}


def test_another_color_than_the_one_pointed_at_is_never_taken_unasked(buyer: Buyer):
    buyer.say("search", "dresses")
    ada = next(each for each in buyer.thread.search.shown if each.title == "Ada Dress")
    red = ada.model_copy(update={"variant_id": "ada-Red-S", "color": "Red"})
    search = buyer.thread.search.model_copy(update={"shown": (red,)})
    buyer.thread = buyer.thread.model_copy(update={"search": search})
    reply = buyer.say("add_to_cart", "add it in XL")  # there are only navy ones
    assert buyer.cart == {}
    assert "Red" in reply.text
    assert "Navy" in reply.text
    buyer.say("add_to_cart", "navy then")
    assert buyer.cart == {"ada-Navy-XL": 1}


def test_what_is_pointed_at_beside_the_cart_goes_in(buyer: Buyer):
    buyer.say("search", "tents")
    buyer.say("show_cart", "right, the green one for my cart")
    assert list(buyer.cart.values()) == [1]


def test_a_question_about_the_cart_puts_nothing_in(buyer: Buyer):
    buyer.say("search", "mugs")
    buyer.say("show_cart", "is the first one in my cart?")
    assert buyer.cart == {}


def test_a_condition_taken_for_buying_refines(buyer: Buyer):
    buyer.say("search", "dresses")
    reply = buyer.say("add_to_cart", "i'd like mine orange")
    assert [chip.label for chip in reply.chips] == ["dress", "orange"]
    assert buyer.cart == {}


def test_what_is_to_be_added_and_was_not_shown_is_no_search(buyer: Buyer):
    buyer.say("search", "dresses")
    assert "which one" in buyer.say("add_to_cart", "add the orange one").text


@pytest.mark.parametrize("text", ["swap it for another color", "i'd like a different color", "in another color please"])
def test_another_color_is_asked_for_and_nothing_is_added(buyer: Buyer, text: str):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "add the ada in M")
    reply = buyer.say("change_cart", text)
    assert quick(reply) == ["Red", "Navy"]
    assert buyer.cart == {"ada-Red-M": 1}
    buyer.say("refine", "navy")
    assert buyer.cart == {"ada-Navy-M": 1}
