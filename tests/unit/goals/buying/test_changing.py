"""What is in a cart is changed: in words, and by a tap beside a line. Real language, a small shelf."""

import pytest

from tests.unit.goals.buying.buyer import Buyer, quick


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("make it two", 2), ("change the quantity to 4", 4), ("one more", 2), ("make that 3 instead", 3)],
)
def test_a_quantity_is_changed_of_what_was_put_in_last(filled: Buyer, text: str, quantity: int):
    filled.say("change_cart", text)
    assert filled.cart == {"ada-Red-M": 1, "bo-Black-39": quantity}


def test_a_quantity_is_changed_of_what_is_named(filled: Buyer):
    filled.say("change_cart", "change the quantity of the dress to 3")
    assert filled.cart == {"ada-Red-M": 3, "bo-Black-39": 1}


@pytest.mark.parametrize(
    ("text", "cart"),
    [
        ("make the 39 two", {"ada-Red-M": 1, "bo-Black-39": 2}),
        ("make the dress two", {"ada-Red-M": 2, "bo-Black-39": 1}),
        ("swap the 39 for a 40", {"ada-Red-M": 1, "bo-Black-40": 1}),
        ("remove the 39", {"ada-Red-M": 1}),
        ("remove both dresses", {"bo-Black-39": 1}),
        ("swap the 38 for a 40", {"ada-Red-M": 1, "bo-Black-39": 1}),
        ("make the rose mug three", {"ada-Red-M": 1, "bo-Black-39": 1}),
        ("change the size of the boots to 44", {"ada-Red-M": 1, "bo-Black-39": 1}),
    ],
)
def test_a_line_is_meant_by_its_size_or_kind_and_by_no_other(filled: Buyer, text: str, cart: dict[str, int]):
    filled.say("change_cart", text)
    assert filled.cart == cart


def test_a_letter_that_is_another_lines_size_is_what_a_line_becomes(buyer: Buyer):
    buyer.say("add_to_cart", product="ada", variant="ada-Navy-XL")
    buyer.say("add_to_cart", product="ada", variant="ada-Navy-M")
    buyer.say("change_cart", "make it an XL")
    assert buyer.cart == {"ada-Navy-XL": 2}


def test_a_size_is_changed_and_the_color_stays(filled: Buyer):
    reply = filled.say("change_cart", "change the dress to L")
    assert filled.cart == {"ada-Red-L": 1, "bo-Black-39": 1}
    assert "Ada Dress in Red, size L" in reply.text


def test_a_number_that_is_a_size_changes_the_size(filled: Buyer):
    filled.say("change_cart", "make it 40")
    assert filled.cart == {"ada-Red-M": 1, "bo-Black-40": 1}


def test_a_change_to_what_is_sold_out_is_told_and_can_be_answered(filled: Buyer):
    reply = filled.say("change_cart", "change the dress to navy in L")
    assert "sold out in Navy and size L" in reply.text
    filled.say("refine", "navy xl")
    assert filled.cart == {"ada-Navy-XL": 1, "bo-Black-39": 1}


def test_right_after_it_was_put_in_a_correction_is_one_of_the_cart(filled: Buyer):
    filled.say("refine", "actually 38")
    assert filled.cart == {"ada-Red-M": 1, "bo-Black-38": 1}


@pytest.mark.parametrize(
    ("goal", "text", "cart"),
    [
        ("add_to_cart", "swap it for navy", {"ada-Navy-M": 1}),
        ("refine", "change it to navy", {"ada-Navy-M": 1}),
        ("change_cart", "make it the navy one instead", {"ada-Navy-M": 1}),
        ("add_to_cart", "replace it with the navy one", {"ada-Navy-M": 1}),
        ("fallback", "can i get it in L instead", {"ada-Red-L": 1}),
        ("refine", "i meant L", {"ada-Red-L": 1}),
    ],
)
def test_an_exchange_changes_the_line_and_adds_none(buyer: Buyer, goal: str, text: str, cart: dict[str, int]):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "add the ada in M")
    buyer.say(goal, text)
    assert buyer.cart == cart


@pytest.mark.parametrize(
    ("goal", "text", "cart"),
    [
        ("refine", "swap the red one for navy", {"ada-Navy-M": 1}),
        ("add_to_cart", "trade the dress for a navy one", {"ada-Navy-M": 1}),
        ("search", "swap the dress for the peak tent", {"peak-Green-": 1}),
        ("add_to_cart", "replace the ada dress with the first one", {"peak-Green-": 1}),
    ],
)
def test_what_is_given_away_may_be_in_the_cart_whatever_is_on_the_screen(buyer, goal, text, cart):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "add the ada in M")
    buyer.say("search", "tents")
    buyer.say(goal, text)
    assert buyer.cart == cart


@pytest.mark.parametrize(
    ("goal", "text"),
    [("refine", "swap green for red"), ("change_cart", "make it red"), ("refine", "swap the green one for a red one")],
)
def test_an_exchange_that_means_no_line_is_one_of_the_search(buyer: Buyer, goal: str, text: str):
    buyer.say("search", "tents")
    buyer.say("add_to_cart", "add it")
    buyer.say("change_cart", "remove it")
    buyer.say("search", "mugs")
    buyer.say("add_to_cart", "add it in white")
    buyer.say("search", "green dresses")
    reply = buyer.say(goal, text)
    assert buyer.cart == {"mug-White-": 1}
    assert [chip.label for chip in reply.chips] == ["dress", "red"]
    assert "swap" not in reply.text


def test_of_several_only_as_many_are_exchanged_as_are_given_away(buyer: Buyer):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "add three of the ada in M")
    buyer.say("change_cart", "swap one of them for navy")
    assert buyer.cart == {"ada-Red-M": 2, "ada-Navy-M": 1}
    buyer.say("back", "undo")
    assert buyer.cart == {"ada-Red-M": 3}
    buyer.say("change_cart", "swap two of them for XL")
    assert buyer.cart == {"ada-Red-M": 3}
    buyer.say("refine", "navy, M")
    assert buyer.cart == {"ada-Red-M": 1, "ada-Navy-M": 2}


def test_the_navy_one_is_as_many_as_there_were(buyer: Buyer):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "add three of the ada in M")
    buyer.say("change_cart", "make it the navy one")
    assert buyer.cart == {"ada-Navy-M": 3}


def test_what_it_is_already_is_said_and_nothing_done(buyer: Buyer):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "add the ada in M")
    assert "already: Ada Dress in Red, size M." in buyer.say("change_cart", "make it the red one").text
    assert buyer.cart == {"ada-Red-M": 1}


def test_an_exchange_is_no_answer_to_which_line_is_meant(buyer: Buyer):
    buyer.say("search", "red dresses")
    buyer.say("add_to_cart", "put both in my basket, in M")
    buyer.say("change_cart", "remove the dress")
    buyer.say("change_cart", "swap the ada for an L")
    assert buyer.cart == {"ada-Red-L": 1, "bea-Red-M": 1}


def test_what_is_looked_for_is_still_refined(filled: Buyer):
    reply = filled.say("refine", "under $50")
    assert filled.cart == {"ada-Red-M": 1, "bo-Black-39": 1}
    assert reply.relaxed


@pytest.mark.parametrize(
    "text", ["remove the dress", "take the ada dress out of my cart", "delete the first one", "remove the M"]
)
def test_a_thing_is_taken_out(filled: Buyer, text: str):
    reply = filled.say("change_cart", text)
    assert filled.cart == {"bo-Black-39": 1}
    assert "I took out Ada Dress in Red, size M." in reply.text


@pytest.mark.parametrize(
    "text", ["empty my cart", "remove everything", "clear the basket please", "take everything out"]
)
def test_a_cart_is_emptied_at_once_and_it_can_be_undone(filled: Buyer, text: str):
    filled.say("change_cart", text)
    assert filled.cart == {}
    reply = filled.say("back", "undo")
    assert filled.cart == {"ada-Red-M": 1, "bo-Black-39": 1}
    assert reply.basket.total == "$150"


@pytest.mark.parametrize("text", ["clear it", "empty it", "clear it all out please"])
def test_a_cart_that_is_on_the_screen_is_what_is_cleared(filled: Buyer, text: str):
    filled.say("show_cart", "show my cart")
    filled.say("start_over", text)
    assert filled.cart == {}
    assert quick(filled.say("back", "undo"))
    assert filled.cart != {}


def test_everything_is_the_cart_where_that_is_on_the_screen(filled: Buyer):
    filled.say("show_cart", "show my cart")
    filled.say("show_cart", "show my cart")
    filled.say("start_over", "remove everything")
    assert filled.cart == {}


@pytest.mark.parametrize("text", ["remove everything", "empty it"])
@pytest.mark.parametrize("question", ["add the first one", "add one of these", "remove it"])
def test_everything_is_the_cart_where_that_is_on_the_screen_beside_a_question(filled: Buyer, question: str, text: str):
    filled.say("search", "dresses")
    filled.say("change_cart" if question.startswith("remove") else "add_to_cart", question)
    asked = filled.thread.asked.kind
    filled.say("show_cart", "show my cart")
    assert filled.thread.asked.kind == asked
    filled.say("start_over", text)
    assert filled.cart == {}
    assert quick(filled.say("back", "undo"))
    assert filled.cart != {}


def test_without_the_cart_on_the_screen_everything_is_what_was_looked_for(filled: Buyer):
    filled.say("search", "dresses")
    filled.say("add_to_cart", "add the first one")
    assert filled.thread.asked.kind == "missing_options"
    before = filled.cart
    filled.say("start_over", "remove everything")
    assert filled.cart == before
    assert filled.thread.search.shown == ()


@pytest.mark.parametrize(
    ("goal", "text"),
    [("change_cart", "make it two"), ("change_cart", "remove the boots"), ("change_cart", "change the boots to 40")],
)
def test_every_change_can_be_undone(filled: Buyer, goal: str, text: str):
    before = filled.cart
    filled.say(goal, text)
    assert filled.cart != before
    filled.say("small_talk", "put it back")
    assert filled.cart == before


def test_undo_comes_too_late_after_another_wish(filled: Buyer):
    filled.say("change_cart", "remove the boots")
    filled.say("search", "tents")
    reply = filled.say("change_cart", "put it back")
    assert filled.cart == {"ada-Red-M": 1}
    assert "nothing that I can undo" in reply.text


def test_which_line_is_meant_is_asked_with_what_tells_them_apart(buyer: Buyer):
    buyer.say("add_to_cart", product="ada", variant="ada-Red-M")
    buyer.say("add_to_cart", product="ada", variant="ada-Red-L")
    buyer.say("search", "tents")
    reply = buyer.say("change_cart", "remove the dress")
    assert quick(reply) == ["Ada Dress in Red, size M", "Ada Dress in Red, size L"]
    buyer.say("refine", "the one in size L")
    assert buyer.cart == {"ada-Red-M": 1}


def test_what_is_not_in_the_cart_is_said(filled: Buyer):
    reply = filled.say("change_cart", "remove the tent")
    assert reply.text.startswith("I don't find that in your cart.")
    assert filled.cart == {"ada-Red-M": 1, "bo-Black-39": 1}


def test_a_change_of_an_empty_cart_says_so(buyer: Buyer):
    assert buyer.say("change_cart", "make it two").text == "Your cart is empty."


def test_without_a_cart_a_change_of_size_is_one_of_the_search(buyer: Buyer):
    buyer.say("search", "red dresses")
    reply = buyer.say("change_cart", "in size S")
    assert "size:S" in [chip.key for chip in reply.chips]


@pytest.mark.parametrize("words", ["i'll take it", "add the ada dress"])  # the second asks for color and size
def test_how_many_of_a_line_there_are_is_set_by_a_tap_whatever_was_asked(buyer: Buyer, words: str):
    buyer.say("search", "tents")
    buyer.say("add_to_cart", "i'll take it")
    buyer.say("add_to_cart", words)
    reply = buyer.say("change_cart", variant="peak-Green-", quantity=3)
    assert buyer.cart == {"peak-Green-": 3}
    assert [(line.variant_id, line.quantity) for line in reply.basket.lines] == [("peak-Green-", 3)]
    assert buyer.say("change_cart", "undo").basket.lines[0].quantity < 3


def test_a_line_is_taken_out_by_a_tap_and_put_back_by_undoing(buyer: Buyer):
    buyer.say("search", "tents")
    buyer.say("add_to_cart", "i'll take it")
    reply = buyer.say("change_cart", variant="peak-Green-", quantity=0)
    assert (buyer.cart, reply.basket.lines) == ({}, ())
    buyer.say("change_cart", "undo")
    assert buyer.cart == {"peak-Green-": 1}


def test_what_is_no_longer_in_the_cart_is_not_put_there_by_a_tap(buyer: Buyer):
    buyer.say("search", "tents")
    buyer.say("add_to_cart", "i'll take it")
    reply = buyer.say("change_cart", variant="mug-White-", quantity=2)
    assert buyer.cart == {"peak-Green-": 1}
    assert reply.basket is not None
