"""A conversation goes to people of the shop and back, with the real pair and the desk of a fresh machine."""

import pytest

from assistant import wiring
from assistant.handoff.switchboard import Switchboard
from assistant.people import MOST_LINES
from assistant.settings import Settings
from tests.conversations.expectations import reply_of
from tests.conversations.pair import Customer, Pair


@pytest.fixture
def board(stocked: Settings) -> Switchboard:
    """The people's side, in a process of its own as on the command line."""
    board = wiring.switchboard(stocked)
    assert board is not None
    return board


def case_of(customer: Customer, board: Switchboard, settings: Settings) -> str:
    (case,) = (each for each in board.cases() if each.conversation == customer.sender)
    return (settings.cases / f"{case.number}.txt").read_text("utf-8")


def texts(customer: Customer, text: str) -> str:
    return reply_of(customer.say(text)).text


def test_a_person_reads_what_was_said_and_where_it_stands(pair: Pair, board: Switchboard, stocked: Settings):
    customer, other = pair.customer(), pair.customer()
    other.say("my secret is a green tent")
    first = reply_of(customer.say("show me red dresses under $80"))
    customer.say(f'/details{{"product": "{first.cards[0].item_group_id}"}}')
    customer.say("can i talk to a person")
    customer.say("it is about the zip")
    case = case_of(customer, board, stocked)
    told = ["Customer: show me red dresses under $80", f"Assistant: {first.text}", "Customer: can i talk to a person"]
    assert [place for line in told if (place := case.find(line)) < 0] == []
    assert "under $80" in case
    assert all(card.title in case for card in first.cards)
    assert case.rstrip().endswith("Customer: it is about the zip")
    assert "secret" not in case


def test_a_person_answers_gives_it_back_and_the_assistant_goes_on(pair: Pair, board: Switchboard):
    customer = pair.customer()
    customer.say("red dresses")
    customer.say("human please")
    board.say(customer.sender, "Ana", "Which size do you need?")
    answered = texts(customer, "size m")
    assert answered.startswith("Ana (shop team): Which size do you need?")
    board.give_back(customer.sender)
    reply = reply_of(customer.say("in blue"))
    assert reply.text.startswith(wiring.phrases().say("utter_handoff_back"))
    assert [chip.key for chip in reply.chips] == ["category:dress", "color:blue"]
    assert reply.cards


def test_a_long_conversation_goes_over_with_its_last_lines(pair: Pair, board: Switchboard, stocked: Settings):
    customer = pair.customer()
    for number in range(MOST_LINES // 2 + 3):
        customer.say(f"hello number {number}")
    customer.say("i want to talk to a human")
    lines = [line for line in case_of(customer, board, stocked).splitlines() if line.startswith("[")]
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("Customer: i want to talk to a human")
    assert not any(line.endswith("hello number 0") for line in lines)
