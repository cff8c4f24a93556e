"""Buying, from what a customer says to what is in the cart. Real language, a small shelf."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from assistant.buying.checkout import Handover
from assistant.goals.table import Services, assistant_of
from assistant.goals.till import Sales
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, InCart, MissingOptions, Thread
from assistant.turn import Assistant
from assistant.types import Availability, Money, Variant
from tests.fakes import HeldCarts, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.goals.conftest import DOMAIN

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DRESS = {"product_type": "Women > Dresses", "gender": "female"}
BOOT = {"product_type": "Shoes > Boots", "color": "Black"}
TENT = {"product_type": "Sport > Tents", "color": "Green"}
OUT = Availability.OUT_OF_STOCK
VARIANTS = [
    variant("ada", "Ada Dress", "60", color="Red", size="S", **DRESS),
    variant("ada", "Ada Dress", "60", color="Red", size="M", **DRESS),
    variant("ada", "Ada Dress", "60", color="Red", size="L", **DRESS),
    variant("ada", "Ada Dress", "60", color="Navy", size="M", **DRESS),
    variant("ada", "Ada Dress", "60", color="Navy", size="XL", **DRESS),
    variant("ada", "Ada Dress", "60", color="Navy", size="L", availability=OUT, **DRESS),
    variant("bea", "Bea Dress", "120", sale_price="75.50", color="Red", size="S", **DRESS),
    variant("bea", "Bea Dress", "120", sale_price="75.50", color="Red", size="M", **DRESS),
    variant("cyd", "Cyd Dress", "95", color="Green", size="M", availability=OUT, **DRESS),
    variant("cyd", "Cyd Dress", "95", color="Green", size="S", **DRESS),
    variant("bo", "Bo Boots", "90", size="38", **BOOT),
    variant("bo", "Bo Boots", "90", size="39", **BOOT),
    variant("bo", "Bo Boots", "90", size="40", **BOOT),
    variant("peak", "Peak Tent", "200", **TENT),
    variant("gone", "Gone Tent", "100", availability=OUT, **TENT),
    variant("hop", "Hop Duffel Bag", "30", color="Gray", product_type="Bags > Duffel Bags"),
    variant("mug", "Rose Mug", "9.90", color="White", product_type="Home > Mugs"),
    variant("mug", "Rose Mug", "9.90", color="Blue", product_type="Home > Mugs"),
]
TEMPLATE = "https://shop.example/checkout?cart={items}&sig={signature}"


@dataclass
class Buyer:
    """A customer in a shop whose catalogue can change."""

    assistant: Assistant
    catalog: HeldCatalog
    carts: HeldCarts
    events: list[dict[str, Any]]
    name: str = "ann"
    thread: Thread = field(default_factory=Thread)

    def say(self, goal: str, text: str = "", **rest: Any) -> Reply:
        heard = Heard(text=text, intent=goal, conversation="c", customer=self.name, **rest)
        turn = self.assistant.take(goal, heard, self.thread)
        # As the slot keeps it between two turns.
        self.thread = Thread.model_validate_json(turn.thread.model_dump_json())
        assert turn.reply is not None
        return turn.reply

    @property
    def search_titles(self) -> list[str]:
        return [each.title for each in self.thread.search.shown]

    @property
    def cart(self) -> dict[str, int]:
        return {line.variant_id: line.quantity for line in self.carts.of(self.name)}

    def import_again(self, change: Callable[[Variant], Variant]) -> None:
        self.catalog.held = {key: change(each) for key, each in self.catalog.held.items()}


def open_shop(template: str = TEMPLATE) -> Buyer:
    catalog, carts, events = HeldCatalog(dict(enumerate(VARIANTS))), HeldCarts(), []
    shop = Shop(HeldShelf(shelf(VARIANTS)), catalog, LetterEncoder())
    handover = Handover(template, "secret", timedelta(hours=1), lambda: NOW) if template else None
    services = Services(sales=Sales(carts, handover, events.append, lambda: NOW))
    replies = Replies(Phrases.load(DOMAIN), shop.currency)
    return Buyer(assistant_of(shop, HeldLooks(), replies, 3, services), catalog, carts, events)


@pytest.fixture
def buyer() -> Buyer:
    return open_shop()


def quick(reply: Reply) -> list[str]:
    return [each.text for each in reply.quick_replies]


def changed(variant_id: str, **values: Any) -> Callable[[Variant], Variant]:
    from dataclasses import replace

    return lambda each: replace(each, **values) if each.id == variant_id else each


# What goes in.


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


# What is changed.


@pytest.fixture
def filled(buyer: Buyer) -> Buyer:
    buyer.say("search", "red dresses in M")
    buyer.say("add_to_cart", "add the ada dress")
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "i'll take 39")
    return buyer


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


# What is shown.


def test_text_speech_and_basket_tell_one_sum(filled: Buyer):
    filled.say("change_cart", "make it two")
    filled.say("add_to_cart", product="bea", variant="bea-Red-S")
    reply = filled.say("show_cart", "show my cart")
    assert [(line.title, line.options, line.quantity, line.price, line.total) for line in reply.basket.lines] == [
        ("Ada Dress", "Red, M", 1, "$60", "$60"),
        ("Bo Boots", "Black, 39", 2, "$90", "$180"),
        ("Bea Dress", "Red, S", 1, "$75.50", "$75.50"),
    ]
    assert reply.basket.total == "$315.50"
    assert "$315.50" in reply.text
    assert "$315.50" in reply.speech
    assert "Bo Boots in Black, size 39, 2 of them, $180." in reply.speech


def test_by_ear_three_things_are_told_and_how_many_more(filled: Buyer):
    filled.say("add_to_cart", product="bea", variant="bea-Red-S")
    filled.say("add_to_cart", product="peak")
    assert filled.say("show_cart", "what's in my cart").speech.endswith("And one more.")


def test_an_empty_cart_is_said_and_shown_as_that(buyer: Buyer):
    reply = buyer.say("show_cart", "show my cart")
    assert (reply.text, reply.basket.lines, reply.basket.checkout) == ("Your cart is empty.", (), None)


def test_a_cart_that_was_emptied_is_shown_as_that(filled: Buyer):
    assert filled.say("change_cart", "empty my cart").basket.lines == ()


def test_a_cart_is_the_customers_in_every_session(filled: Buyer):
    filled.thread = Thread()
    assert len(filled.say("show_cart", "show my cart").basket.lines) == 2
    filled.name = "bob"
    assert filled.say("show_cart", "show my cart").basket.lines == ()


def test_a_price_that_changed_is_told_wherever_the_cart_is(filled: Buyer):
    filled.import_again(changed("ada-Red-M", sale_price=Money(Decimal("49.90"), "USD")))
    told = "Ada Dress in Red, size M now costs $49.90 instead of $60."
    for goal, text in [("show_cart", "my cart"), ("change_cart", "one more of the boots"), ("checkout", "checkout")]:
        reply = filled.say(goal, text)
        assert told in reply.text
        assert told in reply.speech
    assert reply.basket.total == "$229.90"


def test_a_price_is_no_news_once_more_is_put_in_for_it(filled: Buyer):
    filled.import_again(changed("ada-Red-M", price=Money(Decimal(75), "USD")))
    filled.say("change_cart", "change the quantity of the dress to 2")
    assert "instead of" not in filled.say("show_cart", "my cart").text


def test_what_is_sold_out_meanwhile_is_told_and_not_counted(filled: Buyer):
    filled.import_again(changed("ada-Red-M", availability=OUT))
    reply = filled.say("show_cart", "my cart")
    assert "Ada Dress in Red, size M is no longer in stock, so it is not counted." in reply.text
    assert [line.total for line in reply.basket.lines] == ["not in stock", "$90"]
    assert reply.basket.total == "$90"


def test_what_has_left_the_shop_is_told_by_its_name(filled: Buyer):
    filled.catalog.held = {key: each for key, each in filled.catalog.held.items() if each.id != "ada-Red-M"}
    reply = filled.say("show_cart", "my cart")
    assert "Ada Dress in Red, size M is no longer in stock" in reply.text


# Where the shop takes over.


def handed_over(link: str) -> dict[str, Any]:
    items = link.partition("cart=")[2].partition("&")[0]
    return json.loads(urlsafe_b64decode(items + "=" * (-len(items) % 4)))


def test_the_checkout_is_a_link_that_holds_the_cart(filled: Buyer):
    reply = filled.say("checkout", "checkout")
    told = handed_over(reply.basket.checkout)
    assert told["items"] == [["ada-Red-M", 1, "60.00"], ["bo-Black-39", 1, "90.00"]]
    assert (told["total"], told["currency"]) == ("150.00", "USD")
    assert "http" not in reply.text + reply.speech


def test_a_shop_without_a_checkout_says_so_and_shows_the_cart():
    buyer = open_shop(template="")
    buyer.say("add_to_cart", product="peak")
    reply = buyer.say("checkout", "checkout")
    assert "has not connected its checkout" in reply.text
    assert reply.basket.checkout is None
    assert reply.basket.total == "$200"


def test_nothing_is_handed_over_while_something_is_not_in_stock(filled: Buyer):
    filled.import_again(changed("ada-Red-M", availability=OUT))
    reply = filled.say("checkout", "checkout")
    assert reply.basket.checkout is None
    assert "not in stock" in reply.text
    filled.say("change_cart", quick(reply)[0])
    assert filled.cart == {"bo-Black-39": 1}
    assert filled.say("checkout", "checkout").basket.checkout


def test_an_empty_cart_is_not_handed_over(buyer: Buyer):
    assert buyer.say("checkout", "checkout").text == "Your cart is empty."
    assert buyer.events == []


def test_whoever_listens_hears_of_changes_and_of_the_checkout_by_its_id(filled: Buyer):
    link = filled.say("checkout", "checkout").basket.checkout
    assert [each["event"] for each in filled.events] == ["cart.changed", "cart.changed", "cart.checkout"]
    last = filled.events[-1]
    assert last["checkout"] == handed_over(link)["id"]
    assert (last["customer"], last["total"]) == ("ann", "150.00")
    assert last["lines"][0] == {
        "id": "ada-Red-M",
        "item_group_id": "ada",
        "title": "Ada Dress",
        "options": {"color": "Red", "size": "M"},
        "quantity": 1,
        "price": "60.00",
        "available": True,
    }


def test_what_only_looks_at_a_cart_is_told_to_nobody(filled: Buyer):
    before = len(filled.events)
    filled.say("show_cart", "my cart")
    assert len(filled.events) == before


def test_what_is_asked_survives_its_way_through_json(buyer: Buyer):
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "add it")
    assert isinstance(buyer.thread.asked, MissingOptions)
    buyer.say("refine", "39")
    assert isinstance(buyer.thread.asked, InCart)


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


# By a tap beside a line.


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
