"""What interrupts a reply, and what does not."""

import pytest

from assistant.calling.signals import (
    Ask,
    Commit,
    Discard,
    Hold,
    Interrupted,
    Listen,
    Play,
)

from .scripted_call import RULES


def test_an_interruption_silences_the_reply_within_three_tenths_of_a_second(told):
    began = told.now
    told.speak("cheaper ones please", 1.0)
    assert told.when(Hold) - began <= 0.3


def test_what_is_hardly_speech_takes_half_a_second_to_silence_it(told):
    began = told.now
    told.noise(1.0, speech=0.6)
    assert told.when(Hold) - began == pytest.approx(0.5)


def test_a_word_that_is_understood_silences_it_though_it_hardly_is_speech(told):
    began = told.now
    told.speak("no no no no no", 1.0, speech=0.6)
    assert told.when(Hold) - began < 0.3


def test_the_dialogue_learns_what_was_heard_before_it_is_asked(told):
    told.rest(2.1)  # 3.1 s: the first sentence and half of the second
    told.say("cheaper ones please")
    heard = "Here are three red dresses. The first costs"
    assert told.moves(Interrupted, Ask) == [Interrupted(1, heard), Ask("cheaper ones please")]


def test_typing_interrupts_too(told):
    told.speak("wait no", 0.5)
    told.moves()
    told.write("cheaper")
    assert told.moves() == [Discard(2), Interrupted(1, "Here are three"), Ask("cheaper")]


@pytest.mark.parametrize("seconds", [0.1, 0.18])
def test_a_cough_goes_unnoticed(told, seconds):
    told.noise(seconds, speech=0.9)
    told.rest(2.0)
    assert told.moves() == []


def test_a_longer_cough_holds_the_reply_for_a_moment(told):
    told.noise(0.3, speech=0.9)
    told.rest(0.5)
    told.heard("")
    assert told.moves() == [Listen(2, pytest.approx(3.7)), Hold(1), Commit(2), Play(1, 0, pytest.approx(1.2, abs=0.1))]


@pytest.mark.parametrize("text", ["mm-hm", "okay", "yeah yeah", "uh-huh okay"])
def test_a_backchannel_interrupts_nothing(told, text):
    told.speak(text, 0.4)
    told.rest(1.0)
    moves = told.moves()
    assert moves[-1] == Play(1, 0, pytest.approx(1.2, abs=0.1)) or moves == [moves[0], Discard(2)]
    assert not {Interrupted, Ask, Commit} & set(map(type, moves))


def test_a_backchannel_that_goes_on_as_a_wish_interrupts(told):
    told.say("okay show me cheaper ones")
    assert told.moves(Hold, Interrupted, Ask)[-1] == Ask("okay show me cheaper ones")


def test_yes_answers_a_question_though_it_is_still_being_spoken(call):
    call.say("add the second one")
    call.answer("Do you want it in blue?")
    call.rest(1.0)
    call.moves()
    call.say("yes", 0.4)
    assert call.moves(Hold, Interrupted, Ask) == [Hold(1), Interrupted(1, "Do you want"), Ask("yes")]


@pytest.mark.parametrize(
    ("seconds", "confidence", "interrupts"), [(0.4, 0.2, False), (0.4, 0.4, True), (1.2, 0.2, True)]
)
def test_a_short_sound_that_was_hardly_understood_is_no_interruption(told, seconds, confidence, interrupts):
    told.noise(seconds, speech=1.0)
    told.rest(1.0)
    told.heard("both up", confidence)
    assert bool(told.moves(Ask)) is interrupts


def test_what_was_hardly_understood_is_asked_where_nothing_is_spoken_or_a_question_is(call):
    call.noise(0.4, speech=1.0)
    call.rest(1.0)
    call.heard("both", 0.1)
    call.answer("Do you want it in blue?")
    call.rest(0.5)
    call.noise(0.4, speech=1.0)
    call.rest(1.0)
    call.heard("yes", 0.1)
    assert call.moves(Ask) == [Ask("both", 0.1), Ask("yes", 0.1)]


def test_after_a_long_false_interruption_the_sentence_is_spoken_again(told):
    told.rest(1.6)  # in the second sentence
    told.noise(2.0)
    told.rest(1.0)
    told.heard("")
    assert told.moves(Hold, Play) == [Hold(1), Play(1, 1, 0.0)]


def test_a_false_interruption_does_not_go_on_while_somebody_speaks_again(told):
    told.noise(1.0)
    told.rest(0.9)
    told.speak("cheaper", 0.4)
    told.heard("")  # of the noise
    assert told.moves(Play) == []
    told.rest(1.0)
    told.heard("cheaper")
    assert told.moves(Play, Interrupted, Ask)[1:] == [Ask("cheaper")]


def test_a_faint_voice_beside_the_reply_is_an_echo_or_somebody_else(told):
    told.noise(3.0, speech=1.0, level=-40.0)
    assert told.moves() == []


def test_a_faint_voice_is_somebody_elses_where_nothing_is_played_either(call):
    call.say("show me red dresses")
    call.moves()
    call.speak("so I told him", 1.0, level=-40.0)
    assert call.moves() == []


def test_once_it_was_asked_who_is_there_a_faint_voice_is_the_customers(call):
    call.say("show me red dresses")
    call.answer("Here are three.")
    call.rest(2.0 + RULES.prompt)
    call.answer("Are you still there?")
    call.rest(3.0)
    call.moves()
    call.speak("in blue", 0.5, level=-40.0)
    assert len(call.moves(Listen)) == 1


def test_a_turn_ends_though_somebody_else_talks_on(call):
    call.speak("show me red dresses", 1.0)
    call.noise(5.0, speech=0.95, level=-40.0)
    assert call.when(Commit) <= 1.0 + 0.75 + RULES.end_open  # the mean follows
