"""People are offered and brought in, and the assistant keeps quiet while they have the conversation."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.cart_line import CartLine, Option
from assistant.goals.briefing import Briefing
from assistant.goals.care import Care
from assistant.goals.table import Services, assistant_of
from assistant.goals.till import Sales
from assistant.people import Cause, Line, Passed, Reached, Request, Who
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Basket, BasketLine
from assistant.shop import Shop
from assistant.thread import Heard, OfferedPerson, Thread, Turn
from assistant.turn import Assistant
from assistant.types import Facet
from tests.fakes import HeldCarts, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

PHRASES = Phrases.load(Path(__file__).parents[3] / "domain.yml")
DRESSES = {"product_type": "Women > Dresses", "gender": "female"}
VARIANTS = [
    variant("d1", "Ada Dress", "60", color="Red", size="M", **DRESSES),
    variant("d2", "Bea Dress", "75", color="Red", size="S", **DRESSES),
]


class HeldPeople:
    """People of whom a test says what they do."""

    is_staffed = True

    def __init__(self) -> None:
        self.reached, self.passed = Reached.LIVE, Passed.ON
        self.requests: list[Request] = []
        self.said: list[str] = []
        self.released: list[str] = []
        self.held: set[str] = set()
        self.lines: list[Line] = []

    def request(self, request: Request) -> Reached:
        self.requests.append(request)
        if self.reached in (Reached.LIVE, Reached.SOON):
            self.held.add(request.conversation)
        return self.reached

    def holds(self, conversation: str) -> bool:
        return conversation in self.held

    def pass_on(self, conversation: str, said: str) -> Passed:
        self.said.append(said)
        return self.passed

    def release(self, conversation: str) -> None:
        self.held.discard(conversation)
        self.released.append(conversation)

    def news(self, conversation: str) -> Sequence[Line]:
        lines, self.lines = self.lines, []
        return lines


@pytest.fixture
def people() -> HeldPeople:
    return HeldPeople()


def assistant_with(services: Services) -> Assistant:
    shop = Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    return assistant_of(shop, HeldLooks(), Replies(PHRASES, shop.currency), 2, services)


@pytest.fixture
def assistant(people: HeldPeople) -> Assistant:
    return assistant_with(Services(people=people))


def take(assistant: Assistant, goal: str, text: str, thread: Thread | None = None, **heard: object) -> Turn:
    told = Heard.model_validate({"text": text, "conversation": "c1", "customer": "ann", "is_pushed": True} | heard)
    return assistant.take(goal, told, thread or Thread())


def said(response: str, **values: object) -> str:
    return PHRASES.say(response, **values)


def quick(turn: Turn) -> list[str]:
    return [each.text for each in turn.reply.quick_replies]


def test_who_asks_for_a_person_gets_one_with_the_state_of_the_conversation(assistant, people):
    first = take(assistant, "search", "red dresses under $80")
    turn = take(assistant, "handoff", "a human please", first.thread)
    [request] = people.requests
    assert (request.conversation, request.cause, request.said) == ("c1", Cause.ASKED, "a human please")
    assert request.understood == ("dress", "red", "under $80")
    assert request.screen == tuple(f"{card.title}, {card.color}, {card.price}" for card in first.reply.cards)
    assert "Ada Dress, Red, $60" in request.screen
    assert request.is_pushed
    assert (turn.reply.text, turn.reply.speech) == (said("utter_handoff_live"),) * 2
    assert turn.reply.is_held
    assert quick(turn) == ["Back to the assistant"]
    assert [chip.label for chip in turn.reply.chips] == ["dress", "red", "under $80"]


@pytest.mark.parametrize("reached", list(Reached))
def test_the_customer_is_told_what_came_of_it(assistant, people, reached):
    people.reached = reached
    turn = take(assistant, "handoff", "a human please")
    assert turn.reply.text == said(f"utter_handoff_{reached}")
    assert turn.reply.is_held is (reached in (Reached.LIVE, Reached.SOON))


def test_a_customer_who_reached_nobody_is_served_on(assistant, people):
    people.reached = Reached.UNREACHED
    first = take(assistant, "handoff", "a human please")
    assert take(assistant, "search", "red dresses", first.thread).reply.cards


@pytest.mark.parametrize("goal", ["search", "fallback", "start_over", "care", "handoff", "small_talk"])
def test_nothing_is_said_while_a_person_has_it_whatever_is_meant(assistant, people, goal):
    first = take(assistant, "search", "red dresses")
    people.held.add("c1")
    turn = take(assistant, goal, "what about blue ones", first.thread, intent="insult")
    assert turn.reply is None
    assert turn.thread == first.thread
    assert people.said == ["what about blue ones"]


def test_taps_and_photos_are_passed_on_in_words(assistant, people):
    first = take(assistant, "search", "red dresses")
    people.held.add("c1")
    for heard in ({"product": "d1"}, {"chip": "color:red"}, {"photo": "a" * 32}):
        assert take(assistant, "details", "", first.thread, **heard).reply is None
    take(assistant, "show_photo", "like this", first.thread, photo="a" * 32)
    assert people.said == [
        said("utter_does_tap", title="Ada Dress"),
        said("utter_does_drop", label="red"),
        said("utter_does_photo", words="").strip(),
        said("utter_does_photo", words="like this"),
    ]


def test_a_glance_at_the_cart_is_answered_and_told_to_nobody(people):
    assistant = assistant_with(Services(people=people, sales=Sales(HeldCarts(), None, None, lambda: datetime.now(UTC))))
    people.held.add("c1")
    assert take(assistant, "show_cart", "", is_glance=True).reply.basket.lines == ()
    assert people.said == []


def test_other_conversations_go_on(assistant, people):
    people.held.add("c2")
    assert take(assistant, "search", "red dresses").reply.cards


def test_a_desk_that_is_looked_at_now_and_then_has_that_said(assistant, people):
    people.held.add("c1")
    people.passed = Passed.FIRST
    turn = take(assistant, "search", "are you there")
    assert (turn.reply.text, turn.reply.is_held) == (said("utter_handoff_first"), True)


def test_a_message_that_reaches_nobody_is_told(assistant, people):
    people.held.add("c1")
    people.passed = Passed.LOST
    turn = take(assistant, "search", "are you there")
    assert (turn.reply.text, turn.reply.is_held) == (said("utter_handoff_lost"), False)


@pytest.mark.parametrize(
    ("goal", "text"), [("handoff", "Back to the assistant"), ("search", "never mind the human"), ("handoff", "")]
)
def test_the_customer_takes_the_conversation_back(assistant, people, goal, text):
    people.held.add("c1")
    turn = take(assistant, goal, text, intent="handback")
    assert turn.reply.text == said("utter_handoff_released")
    assert people.released == ["c1"]
    assert take(assistant, "search", "red dresses", turn.thread).reply.cards


def test_a_message_taken_for_the_wish_back_by_mistake_is_passed_on(assistant, people):
    people.held.add("c1")
    assert take(assistant, "handoff", "when is it back in stock", intent="handback").reply is None
    assert people.held == {"c1"}


def test_who_wants_the_assistant_that_they_have_is_told_so(assistant, people):
    turn = take(assistant, "handoff", "back to the assistant", intent="handback")
    assert turn.reply.text == said("utter_handoff_here")
    assert people.requests == []


@pytest.mark.parametrize("intent", ["insult", "distress", "advice"])
def test_care_is_one_fitting_sentence_and_the_offer_of_a_person(assistant, people, intent):
    turn = take(assistant, "care", "whatever", intent=intent)
    assert turn.reply.text.startswith(said(f"utter_{intent}"))
    assert turn.reply.text.endswith(said("utter_offer_person"))
    assert turn.reply.speech == turn.reply.text
    assert quick(turn) == ["Yes, a person please", "No, go on"]
    assert turn.thread.asked == OfferedPerson(cause=Cause(intent))
    assert people.requests == []


def test_despair_is_told_of_help_without_a_number_of_some_country(people):
    turn = take(assistant_with(Services(people=people)), "care", "i want to die", intent="distress")
    assert said("utter_emergency") in turn.reply.text
    assert not any(sign.isdigit() for sign in turn.reply.text)


def test_despair_is_told_of_the_number_that_the_operator_has_set(people):
    services = Services(people=people, emergency="112")
    assert "call 112" in take(assistant_with(services), "care", "i want to die", intent="distress").reply.text


def test_no_advice_is_given_on_what_a_doctor_must_be_asked(assistant):
    turn = take(assistant, "care", "how many painkillers can i take", intent="advice")
    assert "doctor or a lawyer" in turn.reply.text
    assert turn.reply.cards == ()


@pytest.mark.parametrize("text", ["yes", "Yes, a person please", "please do", "sure, why not", "ok"])
def test_yes_to_the_offer_brings_a_person_in_any_form(assistant, people, text):
    offered = take(assistant, "care", "you are useless", intent="insult")
    turn = take(assistant, "fallback", text, offered.thread)
    assert [request.cause for request in people.requests] == [Cause.INSULT]
    assert turn.reply.is_held
    assert turn.thread.asked is None


@pytest.mark.parametrize("text", ["no", "No, go on", "rather not", "no thanks"])
def test_no_to_the_offer_goes_on_in_any_form(assistant, people, text):
    offered = take(assistant, "care", "you are useless", intent="insult")
    turn = take(assistant, "fallback", text, offered.thread)
    assert people.requests == []
    assert turn.reply.text == said("utter_person_declined")
    assert turn.thread.asked is None


def test_an_answer_in_other_words_is_taken_by_what_the_dialogue_heard(assistant, people):
    offered = take(assistant, "care", "you are useless", intent="insult")
    take(assistant, "small_talk", "i guess that might help", offered.thread, intent="affirm")
    assert len(people.requests) == 1


@pytest.mark.parametrize("text", ["?", "...", "🙂"])
@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_signs_without_a_letter_or_digit_are_no_answer_to_the_offer(assistant, people, text, intent):
    offered = take(assistant, "care", "this is useless", intent="insult")
    turn = take(assistant, "small_talk", text, offered.thread, intent=intent)
    assert not people.requests
    assert turn.thread.asked == offered.thread.asked


def test_what_is_no_answer_to_the_offer_goes_on(assistant, people):
    offered = take(assistant, "care", "you are useless", intent="insult")
    turn = take(assistant, "search", "no, show me red dresses", offered.thread)
    assert turn.reply.cards
    assert turn.thread.asked is None
    assert people.requests == []


def test_a_person_is_offered_after_two_misunderstandings_in_a_row(assistant, people):
    first = take(assistant, "fallback", "qwer")
    assert said("utter_offer_person") not in first.reply.text
    second = take(assistant, "fallback", "asdf", first.thread)
    assert second.reply.text == f"{said('utter_fallback')} {said('utter_offer_person')}"
    turn = take(assistant, "small_talk", "yes", second.thread, intent="affirm")
    assert [request.cause for request in people.requests] == [Cause.MISUNDERSTOOD]
    assert turn.thread.misunderstood == 0


def test_a_word_that_was_understood_begins_the_count_anew(assistant):
    thread = take(assistant, "fallback", "qwer").thread
    thread = take(assistant, "search", "red dresses", thread).thread
    assert said("utter_offer_person") not in take(assistant, "fallback", "asdf", thread).reply.text


def test_who_declined_is_offered_a_person_again_after_two_more(assistant):
    thread = Thread()
    offers = []
    for goal, text in [
        ("fallback", "a"),
        ("fallback", "b"),
        ("small_talk", "no"),
        ("fallback", "c"),
        ("fallback", "d"),
    ]:
        turn = take(assistant, goal, text, thread, intent="deny" if text == "no" else "")
        thread = turn.thread
        offers.append(said("utter_offer_person") in turn.reply.text)
    assert offers == [False, True, False, False, True]


def test_a_shop_without_people_offers_none(people):
    assistant = assistant_with(Services())
    thread = Thread()
    for text in ("qwer", "asdf"):
        turn = take(assistant, "fallback", text, thread)
        thread = turn.thread
    assert turn.reply.text == said("utter_fallback")
    assert take(assistant, "handoff", "a human").reply.text == said("utter_handoff_nobody")


def test_in_a_terminal_people_are_heard_with_the_next_message(assistant, people):
    people.lines = [Line(who=Who.PERSON, name="Ana", text="Yes, we do.", at=datetime.now(UTC))]
    people.held.add("c1")
    turn = take(assistant, "search", "do you have it in m", is_pushed=False)
    assert turn.reply.text == "Ana (shop team): Yes, we do."
    assert turn.reply.is_held


def test_what_people_said_last_comes_before_the_assistants_answer(assistant, people):
    people.lines = [
        Line(who=Who.PERSON, text="Bye.", at=datetime.now(UTC)),
        Line(who=Who.ASSISTANT, text="It is me again.", at=datetime.now(UTC)),
    ]
    turn = take(assistant, "search", "red dresses", is_pushed=False)
    assert turn.reply.text.startswith("Someone (shop team): Bye.\nIt is me again.\nI found")
    assert turn.reply.cards


def test_where_a_page_shows_them_people_are_not_repeated(assistant, people):
    people.lines = [Line(who=Who.PERSON, name="Ana", text="Yes.", at=datetime.now(UTC))]
    assert "Ana" not in take(assistant, "search", "red dresses").reply.text


def test_the_cart_of_a_shop_that_sells_goes_over(people):
    carts = HeldCarts()
    assistant = assistant_with(Services(people=people, sales=Sales(carts, None, None, lambda: datetime.now(UTC))))
    dress = CartLine(
        variant_id=VARIANTS[0].id,
        item_group_id="d1",
        title="Ada Dress",
        options=(Option(facet=Facet.COLOR, value="Red"),),
        quantity=2,
        price=Decimal(60),
        currency="USD",
    )
    carts.change("ann", lambda _: (dress,))
    take(assistant, "handoff", "a human please")
    take(assistant, "handoff", "a human please", conversation="c2", customer="bob")
    assert [request.cart for request in people.requests] == [("2 x Ada Dress, Red, $120", "$120"), ()]


def test_what_is_in_a_cart_is_told_line_by_line(people):
    line = BasketLine(variant_id="v", title="Ada Dress", options="Red, M", quantity=2, price="$60", total="$120")
    baskets = {"ann": Basket(lines=(line,), total="$120")}
    replies = Replies(PHRASES, lambda: "USD")
    Care(people, Briefing(replies, baskets.get), replies).handoff(Heard(customer="ann", text="a human"), Thread())
    Care(people, Briefing(replies, baskets.get), replies).handoff(Heard(customer="bob", text="a human"), Thread())
    assert [request.cart for request in people.requests] == [("2 x Ada Dress, Red, M, $120", "$120"), ()]


def test_the_question_survives_its_way_through_json(assistant):
    thread = take(assistant, "care", "you are useless", intent="insult").thread
    assert Thread.model_validate_json(thread.model_dump_json()) == thread
