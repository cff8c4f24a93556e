"""When a customer is listened to, and when they have done speaking."""

import pytest

from assistant.calling.signals import (
    Ask,
    Commit,
    Excuse,
    Listen,
)

from .scripted_call import RULES


def test_listening_starts_after_a_fifth_of_a_second_with_what_came_before(call):
    call.rest(1.0)
    call.speak("dresses", 0.5)
    assert call.when(Listen) == pytest.approx(1.2)
    assert call.moves() == [Listen(1, pytest.approx(1.0 - RULES.lead))]


def test_a_click_starts_nothing(call):
    for _ in range(20):
        call.noise(0.1, speech=1.0)
        call.rest(0.3)
    assert call.moves() == []


@pytest.mark.parametrize(
    ("text", "silence"),
    [
        ("show me red dresses", RULES.end_complete),
        ("dresses", RULES.end_open),
        ("dresses under twenty", RULES.end_open),
        ("a jacket with", RULES.end_trailing),
        ("dresses between fifty", RULES.end_trailing),
        ("show me um", RULES.end_trailing),
    ],
)
def test_a_turn_ends_sooner_the_more_complete_it_is(call, text, silence):
    call.speak(text, 1.0)
    call.rest(3.0)
    assert call.when(Commit) == pytest.approx(1.0 + silence, abs=0.02)  # a frame


def test_who_answers_a_question_is_done_with_a_word(call):
    call.say("add it to my cart")
    call.answer("Which size?", "I have S, M, and L.")
    call.rest(5.0)
    call.moves()
    call.speak("large")
    said = call.now
    call.rest(2.0)
    assert call.when(Commit) - said == pytest.approx(RULES.end_complete, abs=0.02)  # a frame


def test_a_pause_in_a_wish_does_not_end_it(call):
    call.speak("a jacket with", 1.0)
    call.rest(1.0)
    call.speak("a jacket with a hood", 1.0)
    call.rest(1.0)
    assert call.moves(Listen, Commit) == [Listen(1, 0.0), Commit(1)]


def test_what_was_understood_is_asked(call):
    call.say("show me red dresses")
    assert call.moves() == [Listen(1, 0.0), Commit(1), Ask("show me red dresses")]


@pytest.mark.parametrize("text", ["", "um", "uh er"])
def test_where_no_word_was_said_nothing_is_asked(call, text):
    call.noise(0.4, speech=1.0)
    call.rest(1.0)
    call.heard(text)
    assert call.moves(Ask, Excuse) == []


def test_that_nothing_was_understood_is_said_once(call):
    for expected in ([Excuse()], [], []):
        call.noise(1.5)
        call.rest(1.0)
        call.heard("")
        assert call.moves(Excuse, Ask) == expected
        if expected:
            call.answer("Sorry, I did not get that.")
            call.rest(2.5)


def test_who_never_stops_is_understood_in_parts_that_do_not_overlap(call):
    call.speak("on and on", 70.0)
    moves = call.moves(Listen, Commit)
    assert [type(move) for move in moves] == [Listen, Commit, Listen, Commit, Listen]
    assert [move.since for move in moves if isinstance(move, Listen)] == pytest.approx([0.0, 30.0, 60.2], abs=0.25)


def test_letting_go_of_the_key_ends_the_turn_at_once(call):
    call.speak("a jacket with", 1.0)
    call.release()
    assert call.moves(Commit) == [Commit(1)]
    call.release()
    assert call.moves() == []
