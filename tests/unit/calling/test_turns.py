"""Who speaks while the dialogue thinks, after an order, and in a silence."""

import pytest

from assistant.calling.signals import (
    Adjust,
    Ask,
    Commit,
    Goodbye,
    HangUp,
    Hold,
    Interrupted,
    Play,
    Prompt,
)
from assistant.calling.wording import Order

from .scripted_call import REPLY, RULES


def test_who_adds_something_hears_only_the_last_answer(call):
    call.say("show me red dresses")
    call.say("and only cheap ones")
    call.moves()
    first = call.answer(*REPLY)
    second = call.answer("Here are cheap ones.")
    assert call.moves() == [Interrupted(first, ""), Play(second, 0, 0.0)]


def test_an_answer_that_comes_while_the_customer_speaks_waits(call):
    call.say("show me red dresses")
    call.speak("and only", 0.6)
    call.moves()
    call.answer(*REPLY)
    assert call.moves() == []
    call.say("and only cheap ones", 0.6)
    assert call.moves(Interrupted, Ask) == [Interrupted(1, ""), Ask("and only cheap ones")]


def test_an_answer_waits_for_a_cough_and_is_then_spoken(call):
    call.say("show me red dresses")
    call.noise(0.3, speech=0.9)
    call.moves()
    call.answer(*REPLY)
    call.rest(0.6)
    call.heard("")
    assert call.moves(Play, Interrupted) == [Play(1, 0, 0.0)]


def test_an_answer_without_words_is_no_reply(call):
    call.say("show me red dresses")
    call.moves()
    call.answer()
    assert call.moves() == []


def test_okay_asks_nothing_while_an_answer_is_on_its_way(call):
    call.say("show me red dresses")
    call.moves()
    call.say("okay", 0.4)
    assert call.moves(Ask) == []


@pytest.mark.parametrize("text", ["stop", "stop please", "be quiet"])
def test_stop_silences_for_good_without_asking(told, text):
    told.say(text, 0.5)
    assert told.moves(Hold, Interrupted, Ask, Play, Commit) == [Hold(1), Interrupted(1, "Here are three")]


def test_an_order_is_obeyed_a_fifth_of_a_second_after_it_was_said(told):
    told.speak("slower", 0.4)
    said = told.now
    told.rest(1.0)
    assert told.when(Adjust) - said == pytest.approx(0.2)
    assert told.moves(Adjust, Play, Interrupted, Ask) == [Adjust(Order.SLOWER), Play(1, 0, 0.0)]


def test_what_was_cut_is_spoken_again_at_the_new_speed(told):
    told.rest(1.5)  # in the second sentence
    told.say("louder please", 0.4)
    assert told.moves(Adjust, Play) == [Adjust(Order.LOUDER), Play(1, 1, 0.0)]


def test_repeat_begins_the_reply_anew_also_once_it_is_over(told):
    told.say("repeat that please", 0.4)
    assert told.moves(Play, Ask) == [Play(1, 0, 0.0)]
    told.rest(7.0)
    told.say("say that again", 0.6)
    assert told.moves(Play, Ask) == [Play(1, 0, 0.0)]


def test_wait_holds_the_reply_until_one_is_told_to_go_on(told):
    told.say("wait", 0.4)
    told.rest(40.0)
    assert told.moves(Hold, Prompt, Play, Interrupted) == [Hold(1)]
    told.say("go on", 0.4)
    assert told.moves(Play, Ask) == [Play(1, 0, 0.0)]


def test_okay_ends_the_waiting(told):
    told.say("wait", 0.4)
    told.moves()
    told.say("okay", 0.4)
    assert told.moves(Play, Ask) == [Play(1, 0, 0.0)]


def test_an_order_that_only_the_final_text_holds_is_obeyed(told):
    told.noise(0.8, speech=0.9)
    told.rest(1.0)
    told.heard("slower")
    assert told.moves(Adjust, Play, Ask) == [Adjust(Order.SLOWER), Play(1, 0, 0.0)]


def test_stop_also_stops_an_answer_on_its_way(call):
    call.say("show me red dresses")
    call.say("stop", 0.4)
    call.moves()
    call.answer(*REPLY)
    assert call.moves() == [Interrupted(1, "")]


@pytest.mark.parametrize("text", ["stop", "go on", "repeat that", "slower"])
def test_where_there_is_nothing_to_obey_the_dialogue_is_asked(call, text):
    call.say(text, 0.5)
    assert call.moves(Ask, Adjust, Play) == [Ask(text)]


def test_a_wish_that_begins_like_an_order_is_a_wish(told):
    told.say("stop showing me dresses")
    assert told.moves(Ask) == [Ask("stop showing me dresses")]


def test_after_a_long_silence_it_is_asked_and_after_a_longer_one_the_call_ends(call):
    call.rest(RULES.prompt + 0.1)
    assert call.moves() == [Prompt()]
    call.answer("Are you still there?")
    call.rest(2.1)
    call.moves()
    call.rest(RULES.goodbye - 0.2)
    assert call.moves() == []
    call.rest(0.4)
    assert call.moves() == [Goodbye()]
    call.answer("Goodbye.")
    call.rest(2.1)
    assert call.moves() == [Play(2, 0, 0.0), HangUp()]


def test_silence_counts_from_the_end_of_the_reply(told):
    told.rest(5.0 + RULES.prompt - 0.2)
    assert told.moves() == []
    told.rest(0.3)
    assert told.moves() == [Prompt()]


def test_an_answer_that_is_late_is_no_silence(call):
    call.say("show me red dresses")
    call.moves()
    call.rest(60.0)
    assert call.moves() == []


def test_whoever_speaks_during_the_goodbye_stays(call):
    call.rest(RULES.prompt + 0.1)
    call.answer("Are you still there?")
    call.rest(RULES.goodbye + 3.0)
    call.answer("Goodbye for now.")
    call.rest(0.5)
    call.moves()
    call.say("show me red dresses")
    call.answer(*REPLY)
    call.rest(8.0)
    assert HangUp() not in call.moves()


def test_a_goodbye_that_cannot_be_spoken_ends_the_call(call):
    call.rest(RULES.prompt + 0.1)
    call.answer()
    call.rest(RULES.goodbye + 0.1)
    call.answer()
    assert call.moves() == [Prompt(), Goodbye(), HangUp()]
