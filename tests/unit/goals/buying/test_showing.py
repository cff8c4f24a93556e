"""How a cart is told and shown. Real language, a small shelf."""

from decimal import Decimal

from assistant.thread import Thread
from assistant.types import Money
from tests.unit.goals.buying.buyer import OUT, Buyer, changed


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
