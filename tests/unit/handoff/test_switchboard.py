"""Who has a conversation, and what reaches whom."""

import pytest
from structlog.testing import capture_logs

from assistant.errors import EmptyText, NoSuchHandover, TextTooLong
from assistant.people import MOST_LINES, Passed, Reached, Who
from tests.unit.handoff.conftest import HeldDesk, request, spoken


def texts(news):
    return [(each.conversation, each.line.who, each.line.text, each.is_held) for each in news]


def test_a_conversation_goes_over_with_what_was_said_and_the_words_that_led_to_it(board, desk):
    assert board.request(request()) is Reached.LIVE
    [(handover, reference)] = desk.opened
    assert [line.text for line in handover.lines] == ["red dresses", "I found 2.", "a human please"]
    assert (handover.number, reference, handover.request) == (1, "", request())


def test_at_most_a_hundred_lines_go_over_the_last_ones(board, desk, transcript):
    transcript.said = [spoken(f"line {place}", 200 - place) for place in range(150)]
    board.request(request())
    lines = desk.opened[0][0].lines
    assert len(lines) == MOST_LINES
    assert [lines[-2].text, lines[-1].text] == ["line 149", "a human please"]


def test_a_person_has_it_until_it_is_given_back(board, desk):
    assert not board.holds("c1")
    board.request(request())
    assert board.holds("c1")
    assert not board.holds("c2")
    board.give_back("c1")
    assert not board.holds("c1")


def test_every_process_knows_who_has_it(board, shop):
    board.request(request())
    assert shop.switchboard(HeldDesk()).holds("c1")


def test_what_the_customer_says_is_passed_on(board, desk):
    board.request(request())
    assert board.pass_on("c1", "are you there?") is Passed.ON
    assert desk.passed == [("ref-1", "are you there?")]


def test_a_desk_that_is_looked_at_now_and_then_says_once_that_it_has_a_message(shop):
    board = shop.switchboard(HeldDesk(is_live=False))
    assert board.request(request()) is Reached.SOON
    assert [board.pass_on("c1", text) for text in ("one", "two", "three")] == [Passed.FIRST, Passed.ON, Passed.ON]
    board.give_back("c1")
    board.request(request())
    assert board.pass_on("c1", "four") is Passed.FIRST


def test_a_desk_that_is_down_keeps_the_request_and_leaves_the_conversation_with_the_assistant(board, desk):
    desk.is_down = True
    with capture_logs() as log:
        assert board.request(request()) is Reached.UNREACHED
    assert [(line["code"], line["number"]) for line in log] == [("desk_down", 1)]
    assert not board.holds("c1")
    assert [case.state for case in board.cases()] == ["waiting"]


def test_a_request_that_was_kept_is_brought_later_and_the_assistant_goes_on_until_a_person_speaks(board, desk):
    desk.is_down = True
    board.request(request())
    board.retry()
    desk.is_down = False
    board.retry()
    board.retry()
    assert [handover.request.said for handover, _ in desk.opened] == ["a human please"]
    assert not board.holds("c1")
    board.say("c1", "Ana", "Hello!")
    assert board.holds("c1")


def test_outside_their_hours_the_desk_has_the_request_and_the_assistant_goes_on(shop, desk, clock):
    board = shop.switchboard(desk, "mon-fri 9:00-17:00")
    clock.go(hours=9)
    assert board.request(request()) is Reached.CLOSED
    assert len(desk.opened) == 1
    assert not board.holds("c1")
    clock.go(hours=12)
    assert board.request(request(said="still there?")) is Reached.LIVE
    assert desk.opened[1][1] == "ref-1"


def test_who_asks_again_has_one_case(board, desk):
    board.request(request())
    board.give_back("c1")
    board.request(request(said="a human again"))
    assert [reference for _, reference in desk.opened] == ["", "ref-1"]
    assert [case.number for case in board.cases()] == [1]


def test_a_message_that_cannot_be_passed_on_is_kept_and_the_assistant_has_it_again(board, desk):
    board.request(request())
    desk.is_down = True
    assert board.pass_on("c1", "are you there?") is Passed.LOST
    assert not board.holds("c1")
    board.retry()
    desk.is_down = False
    board.retry()
    board.retry()
    assert desk.passed == [("ref-1", "are you there?")]


def test_a_message_is_not_tried_for_ever(board, desk, clock):
    board.request(request())
    desk.is_down = True
    board.pass_on("c1", "are you there?")
    desk.is_down = False
    clock.go(days=2)
    board.retry()
    assert desk.passed == []


def test_one_message_that_is_refused_holds_up_no_other(board, desk):
    for conversation in ("c1", "c2"):
        board.request(request(conversation))
    desk.is_down = True
    for conversation in ("c1", "c2"):
        board.pass_on(conversation, f"said in {conversation}")
    desk.is_down, desk.refused = False, "said in c1"
    board.retry()
    assert desk.passed == [("ref-2", "said in c2")]


def test_the_customer_can_end_it_and_the_desk_is_told(board, desk):
    board.request(request())
    board.release("c1")
    assert not board.holds("c1")
    assert desk.closed == ["ref-1"]
    assert board.cases() == []


def test_an_end_that_the_desk_cannot_be_told_is_an_end_all_the_same(board, desk):
    board.request(request())
    desk.is_down = True
    with capture_logs() as log:
        board.release("c1")
    assert not board.holds("c1")
    assert [line["code"] for line in log] == ["desk_down"]


def test_what_a_person_says_is_told_once(board):
    board.request(request())
    board.say("c1", " Ana\nB. ", "Hello,\r\nhow can I\x07 help?")
    [news] = board.untold()
    assert (news.line.name, news.line.text, news.is_held) == ("Ana B.", "Hello,\nhow can I help?", True)
    board.told(news.key)
    assert board.untold() == []


def test_a_message_that_the_desk_sends_twice_is_heard_once(board):
    board.request(request())
    for _ in range(2):
        board.say("c1", "Ana", "Hello!", "m1")
    board.say("c1", "Ana", "Hello!", "m2")
    assert len(board.untold()) == 2


def test_a_person_may_name_the_number_of_the_handover(board):
    board.request(request())
    board.say("1", "", "Hello!")
    assert texts(board.untold()) == [("c1", Who.PERSON, "Hello!", True)]


@pytest.mark.parametrize("name", ["c2", "2", "", "٣", "-1"])
def test_nobody_speaks_where_nobody_was_asked_for(board, name):
    board.request(request())
    with pytest.raises(NoSuchHandover):
        board.say(name, "Ana", "Hello!")
    with pytest.raises(NoSuchHandover):
        board.give_back(name)


@pytest.mark.parametrize(("text", "error"), [("", EmptyText), (" \n\x00", EmptyText), ("a" * 4001, TextTooLong)])
def test_what_a_person_says_has_bounds(board, text, error):
    board.request(request())
    with pytest.raises(error):
        board.say("c1", "Ana", text)
    assert board.untold() == []


def test_a_late_word_of_a_person_reaches_the_customer_and_takes_nothing_from_the_assistant(board):
    board.request(request())
    board.release("c1")
    board.say("c1", "Ana", "Sorry, I was away.")
    assert texts(board.untold()) == [("c1", Who.PERSON, "Sorry, I was away.", False)]
    assert not board.holds("c1")


def test_the_customer_is_told_who_has_it_when_people_give_it_back_and_only_then(board):
    board.request(request())
    board.give_back("c1")
    board.give_back("c1")
    assert texts(board.untold()) == [("c1", Who.ASSISTANT, "It is me again.", False)]
    board.request(request("c2"))
    board.release("c2")
    board.give_back("c2")
    assert len(board.untold()) == 1


def test_what_reaches_a_terminal_is_told_there_and_not_pushed(board):
    board.request(request(is_pushed=False))
    board.say("c1", "Ana", "Hello!")
    assert board.untold() == []
    assert [line.text for line in board.news("c1")] == ["Hello!"]
    assert board.news("c1") == ()


def test_what_people_said_before_goes_over_with_the_next_handover(board, desk, clock):
    board.request(request())
    clock.go(minutes=1)
    board.say("c1", "Ana", "Hello!")
    clock.go(minutes=1)
    board.request(request(said="a human again"))
    assert [line.text for line in desk.opened[1][0].lines][-2:] == ["Hello!", "a human again"]


def test_the_desk_is_known_by_its_own_name_of_a_conversation(board):
    board.request(request())
    assert board.conversation("ref-1") == "c1"
    assert board.conversation("ref-2") is None


def test_another_desk_has_nothing_of_the_former(board, shop):
    board.request(request())
    other = shop.switchboard(HeldDesk("other"))
    assert not other.holds("c1")
    assert other.cases() == []
    assert other.conversation("ref-1") is None


def test_handovers_are_forgotten_after_a_month(board, clock):
    board.request(request())
    clock.go(days=31)
    board.request(request("c2"))
    assert [case.conversation for case in board.cases()] == ["c2"]
