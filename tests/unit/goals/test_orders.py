"""Asking for an order, and sending something of it back: what is told, to whom, and what is kept of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.goals.table import Services, assistant_of
from assistant.phrases import Phrases
from assistant.purchases import NO_ORDERS, OrderDesk
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.thread import Heard, ReturnItems, Thread, Turn
from assistant.turn import Assistant
from tests.fakes import HeldLooks, LetterEncoder
from tests.held_orders import DELIVERED, NOW, HeldOrders, line
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

DOMAIN = Path(__file__).parents[3] / "domain.yml"
VARIANTS = [variant("m1", "Morning Mug", "12", product_type="Home > Mugs"), variant("t1", "Tent", "99")]
NO_MATCH = "I can't find an order with that number and that e-mail address"


def opened(desk: OrderDesk) -> Assistant:
    shop = Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    return assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), 3, Services(orders=desk))


class Customer:
    """Talks with the assistant about orders, in one thread."""

    def __init__(self, book: HeldOrders, name: str = "me") -> None:
        self.book, self.name, self.thread = book, name, Thread()
        self._assistant = opened(OrderDesk(book, NOW.date, 30))
        self.turns: list[Turn] = []

    def says(self, text: str, goal: str = "fallback", intent: str = "") -> str:
        heard = Heard(text=text, intent=intent or goal, customer=self.name, conversation=self.name)
        turn = self._assistant.take(goal, heard, self.thread)
        self.thread = turn.thread
        self.turns.append(turn)
        return turn.reply.text

    def quick(self) -> list[str]:
        return [each.text for each in self.turns[-1].reply.quick_replies]


@pytest.fixture
def customer() -> Customer:
    return Customer(HeldOrders())


@pytest.mark.parametrize("text", ["what about 1042", "and 1042?", "how about order 1042", "1042"])
def test_after_an_order_was_told_anothers_number_asks_for_that_one_and_for_its_address(customer: Customer, text: str):
    customer.says("where is my order #1043, bob@example.com", "order_status")
    asked = customer.says(text, "details")
    assert "e-mail" in asked
    assert "#1042" not in asked
    assert "Order #1042" in customer.says("anna@example.com")


def test_another_order_that_is_named_with_its_address_is_told_at_once(customer: Customer):
    customer.says("where is my order #1043, bob@example.com", "order_status")
    assert "Order #1042" in customer.says("and 1042, anna@example.com", "search")


@pytest.mark.parametrize("before", ["where is my order #1043, bob@example.com", "where is my order #1043"])
def test_a_return_that_is_wanted_of_another_order_is_no_question_of_how_far_it_is(customer: Customer, before: str):
    customer.says(before, "order_status")
    told = customer.says("I want to return order #1042, anna@example.com", "return_order")
    assert "until December 6, 2026" in told
    assert isinstance(customer.thread.asked, ReturnItems)


def test_a_change_that_is_wanted_is_no_question_of_how_far_an_order_is(customer: Customer):
    customer.says("where is my order #1043, bob@example.com", "order_status")
    told = customer.says("please cancel order #1042, anna@example.com", "change_order")
    assert told == Phrases.load(DOMAIN).say("utter_order_change")


def test_a_number_and_an_address_alone_go_on_whatever_they_are_taken_for(customer: Customer):
    customer.says("where is my order #1043, bob@example.com", "order_status")
    assert "Order #1042" in customer.says("and what about 1042, it is anna@example.com", "return_order")


def test_a_number_beside_other_words_is_no_order_after_one_was_told(customer: Customer):
    customer.says("where is my order #1043, bob@example.com", "order_status")
    customer.says("show me mugs under 100", "search")
    assert customer.turns[-1].reply.cards
    assert customer.thread.asked is None


def test_an_order_is_told_with_dates_carrier_things_and_where_it_can_be_followed(customer: Customer):
    told = customer.says("where is my order #1043, bob@example.com", "order_status")
    assert "Order #1043 of November 20, 2026 is on its way." in told
    assert "shipped on November 21, 2026 with UPS" in told
    assert "Evening Mug" in told
    reply = customer.turns[-1].reply
    assert [source.quote for source in reply.sources] == ["https://track.example/1043"]
    assert "http" not in reply.speech


@pytest.mark.parametrize(
    "messages",
    [
        ["it's #1042, anna@example.com"],
        ["anna@example.com, 1042"],
        ["order ten forty two, anna at example dot com"],
        ["1042", "anna@example.com"],
        ["anna@example.com", "one oh four two"],
        ["My e-mail is ANNA@Example.com.", "what do you need it for", "the number is 1042"],
    ],
)
def test_number_and_address_come_in_any_order_and_form(customer: Customer, messages: list[str]):
    assert "order number, and the e-mail" in customer.says("where is my order", "order_status")
    for message in messages[:-1]:
        assert "#1042" not in customer.says(message)
    assert "Order #1042 of November 2, 2026 has been delivered." in customer.says(messages[-1])


def test_what_is_told_already_is_not_asked_again(customer: Customer):
    assert "which e-mail address" in customer.says("where is order 1042", "order_status")
    assert "which e-mail address" in customer.says("so where is my order", "order_status")
    assert "Order #1042" in customer.says("anna@example.com")


@pytest.mark.parametrize("told", ["1042, bob@example.com", "1043, anna@example.com", "4711, anna@example.com"])
def test_whatever_is_wrong_the_answer_is_the_same_and_tells_nothing(customer: Customer, told: str):
    customer.says("where is my order", "order_status")
    assert customer.says(told).startswith(NO_MATCH)
    assert customer.turns[-1].reply.sources == ()
    assert customer.thread.order == ""
    assert customer.quick() == ["Talk to a person"]


def test_after_a_wrong_address_only_the_right_one_is_needed(customer: Customer):
    customer.says("status of order 1042 bob@example.com", "order_status")
    assert "#1042" in customer.says("sorry, anna@example.com")


def test_after_five_failures_nothing_is_looked_up_any_more_in_a_new_conversation_either(customer: Customer):
    customer.says("where is my order", "order_status")
    for guess in range(5):
        assert customer.says(f"1042, guess{guess}@example.com").startswith(NO_MATCH)
    assert "too many tries" in customer.says("1042, anna@example.com")
    assert customer.quick() == ["Talk to a person"]
    again = Customer(customer.book)
    assert "too many tries" in again.says("where is order 1042, anna@example.com", "order_status")


def test_an_order_that_many_guess_at_is_answered_as_if_it_were_wrong(customer: Customer):
    for guess in range(10):
        Customer(customer.book, f"other {guess}").says(f"order 1042, {guess}@example.com", "order_status")
    assert customer.says("order 1042, anna@example.com", "order_status").startswith(NO_MATCH)


def test_a_proven_order_is_not_asked_for_again_but_another_is(customer: Customer):
    customer.says("where is order 1042, anna@example.com", "order_status")
    assert "Which of it should go back" in customer.says("and can i return it", "return_order")
    assert "order number, and the e-mail" in customer.says("where is my other order", "order_status")
    assert "which e-mail address" in customer.says("and where is order 1043", "order_status")


def test_a_proven_order_is_forgotten_with_a_fresh_start_and_unknown_in_another_conversation(customer: Customer):
    customer.says("where is order 1042, anna@example.com", "order_status")
    customer.says("start over", "start_over")
    assert "order number" in customer.says("where is my order", "order_status")
    assert "e-mail" in Customer(customer.book).says("where is order 1042", "order_status")


def test_the_thread_never_holds_the_address_and_after_the_proof_not_even_its_seal(customer: Customer):
    for text, goal in [
        ("anna@example.com where is it", "order_status"),
        ("i want to return it, order 1042", "return_order"),
    ]:
        customer.says(text, goal)
        assert "anna" not in customer.thread.model_dump_json()
    assert customer.thread.order == "1042"
    assert customer.book.seal("anna@example.com") not in customer.thread.model_dump_json()


def test_a_question_for_the_number_stands_through_asides_and_falls_with_never_mind(customer: Customer):
    customer.says("where is my order", "order_status")
    customer.says("what's the weather", "out_of_scope")
    customer.says("thank you", "small_talk", "thank")
    assert "which e-mail address" in customer.says("1042")
    assert "no order then" in customer.says("never mind", "small_talk", "deny")
    assert customer.thread.asked is None
    assert "#1042" not in customer.says("anna@example.com")


def test_another_wish_is_no_order_number(customer: Customer):
    customer.says("where is my order", "order_status")
    customer.says("show me mugs under 1042", "search")
    assert [card.title for card in customer.turns[-1].reply.cards] == ["Morning Mug"]
    assert customer.thread.asked is None


def test_who_does_not_know_the_number_is_told_where_it_stands(customer: Customer):
    customer.says("where is my order", "order_status")
    assert "confirmed your order" in customer.says("i don't have the number")
    assert "#1042" in customer.says("found it, order 1042, anna@example.com")


def test_a_return_is_confirmed_and_noted_once(customer: Customer):
    told = customer.says("i want to return the mug from order 1042, anna@example.com", "return_order")
    assert "until December 6, 2026" in told
    assert "the return of 2" in told
    assert customer.book.returning("1042") == frozenset()
    assert "is noted" in customer.says("yes please", "small_talk", "affirm")
    assert customer.book.returning("1042") == {"Morning Mug"}
    assert "Alba Wrap Dress" in customer.says("can i return something else", "return_order")
    assert "noted" in customer.says("yes")
    assert "noted already" in customer.says("return it", "return_order")


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("the dress", {"Alba Wrap Dress"}),
        ("Morning Mug", {"Morning Mug"}),
        ("the second one", {"Alba Wrap Dress"}),
        ("all of it", {"Morning Mug", "Alba Wrap Dress"}),
        ("both", {"Morning Mug", "Alba Wrap Dress"}),
        ("the mug and the dress", {"Morning Mug", "Alba Wrap Dress"}),
    ],
)
def test_what_goes_back_is_understood_in_any_form(customer: Customer, said: str, items: set[str]):
    customer.says("i want to send back order 1042 anna@example.com", "return_order")
    assert customer.quick() == ["Morning Mug", "Alba Wrap Dress", "All of it"]
    assert "Shall I note" in customer.says(said)
    assert customer.book.returning("1042") == frozenset()
    assert "is noted" in customer.says("yes", "small_talk", "affirm")
    assert customer.book.returning("1042") == items


def test_what_goes_back_is_confirmed_with_how_many_before_it_is_noted(customer: Customer):
    customer.says("i want to send back order 1042 anna@example.com", "return_order")
    asked = customer.says("the first")
    assert "Shall I note the return of 2" in asked
    assert asked.endswith("Morning Mug?")
    assert "nothing more goes back" in customer.says("no")
    assert customer.book.returning("1042") == frozenset()


@pytest.mark.parametrize("said", ["yes, the mug", "the mug please", "all of it"])
def test_what_was_asked_about_may_be_said_again_for_a_yes(customer: Customer, said: str):
    customer.says("i want to return the mug from order 1042, anna@example.com", "return_order")
    assert "is noted" in customer.says(said)


@pytest.mark.parametrize("said", ["just one of them", "only one", "can i send one of them back"])
def test_less_than_what_was_asked_about_is_no_yes(customer: Customer, said: str):
    customer.says("i want to return the mug from order 1042, anna@example.com", "return_order")
    customer.says(said, "return_order")
    assert customer.book.returning("1042") == frozenset()


def test_no_starts_no_return(customer: Customer):
    customer.says("return the mug of order 1042 anna@example.com", "return_order")
    assert "nothing more goes back" in customer.says("no, keep it", "small_talk", "deny")
    customer.says("yes", "small_talk", "affirm")
    assert customer.book.returning("1042") == frozenset()


@pytest.mark.parametrize(
    "said",
    ["show me tents", "show me mugs", "all mugs under $20", "not the mug", "is the mug dishwasher safe", "both in red"],
)
@pytest.mark.parametrize("asked", ["return the mug of", "i want to return something of"])
def test_another_thing_than_an_answer_starts_no_return(customer: Customer, asked: str, said: str):
    customer.says(f"{asked} order 1042 anna@example.com", "return_order")
    customer.says(said, "search")
    assert customer.book.returning("1042") == frozenset()


@pytest.mark.parametrize("place", [0, 1])
def test_what_is_offered_to_be_said_is_understood(customer: Customer, place: int):
    customer.says("return the mug of order 1042 anna@example.com", "return_order")
    customer.says(customer.quick()[place])
    assert customer.book.returning("1042") == ({"Morning Mug"}, set())[place]
    assert customer.thread.asked is None


def test_a_name_that_fits_two_things_is_asked_back():
    both = replace(DELIVERED, lines=(line("Blue Mug"), line("Red Mug"), line("Tent")))
    customer = Customer(HeldOrders([(both, "anna@example.com")]))
    customer.says("send back order 1042 anna@example.com", "return_order")
    assert "Blue Mug or Red Mug?" in customer.says("the mug")
    customer.says("the red one")
    customer.says("yes")
    assert customer.book.returning("1042") == {"Red Mug"}


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("order 1043, bob@example.com", "nothing here says that it has been delivered"),
        ("order 0990, anna@example.com", "until October 5, 2026, and that day is past"),
    ],
)
def test_what_cannot_go_back_is_said_with_the_reason_and_a_person(customer: Customer, order: str, words: str):
    assert words in customer.says(f"i want to return {order}", "return_order")
    assert customer.quick() == ["Talk to a person"]
    assert not isinstance(customer.thread.asked, ReturnItems)


def test_a_change_is_not_made_and_a_person_offered(customer: Customer):
    assert "can't cancel or change" in customer.says("cancel my order 1042", "change_order")
    assert customer.quick() == ["Talk to a person"]


def test_a_shop_without_orders_says_so():
    heard = Heard(text="where is order 1042, anna@example.com", customer="me")
    turn = opened(NO_ORDERS).take("order_status", heard, Thread())
    assert "I have no orders of this shop" in turn.reply.text


def test_an_address_never_reaches_a_search(customer: Customer):
    customer.says("morning mugs for anna@example.com", "search")
    assert "Morning Mug" in customer.turns[-1].model_dump_json()
    assert "example" not in customer.turns[-1].model_dump_json()


def test_of_an_order_of_many_things_three_are_heard_and_the_rest_counted():
    many = replace(DELIVERED, lines=tuple(line(f"Thing {place}") for place in range(5)))
    customer = Customer(HeldOrders([(many, "anna@example.com")]))
    told = customer.says(f"where is my order {many.number}, anna@example.com", "order_status")
    speech = customer.turns[-1].reply.speech
    assert "Thing 4" in told
    assert "Thing 0, Thing 1, Thing 2, and 2 more." in speech
