"""Who speaks when: conversations as timelines, and what holds in all of them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calling.rules import Rules
from assistant.calling.signals import (
    Adjust,
    Answered,
    Ask,
    Commit,
    Cue,
    Discard,
    Excuse,
    Final,
    Frame,
    Goodbye,
    HangUp,
    Hold,
    Interrupted,
    Listen,
    Move,
    Partial,
    Play,
    Played,
    Prompt,
    Released,
    Sounding,
    Typed,
)
from assistant.calling.turns import Turns
from assistant.calling.wording import Order

from .scripted_call import ScriptedCall

RULES = Rules()
REPLY = ("Here are three red dresses.", "The first costs fifty dollars.", "The second costs sixty.")


@pytest.fixture
def call() -> ScriptedCall:
    return ScriptedCall()


@pytest.fixture
def told(call: ScriptedCall) -> ScriptedCall:
    """A call in the first sentence of a reply."""
    call.say("show me red dresses")
    call.answer(*REPLY)
    call.rest(1.0)
    call.moves()
    return call


# --- listening


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


# --- interrupting


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


# --- while the dialogue thinks


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


# --- orders


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


# --- silence


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


# --- in every conversation

TEXTS = ["", "um", "okay", "stop", "wait", "go on", "repeat", "slower", "show me red dresses", "a jacket with", "yes"]
texts = st.sampled_from(TEXTS)
utterances = st.integers(0, 5)
Happening = Callable[[float, int], list[Cue]]  # of the time and the number of what is answered next


def frames(speech: float, level: float, count: int) -> Happening:
    return lambda at, _: [Frame(at + 0.02 * place, 0.02, speech, level) for place in range(1, count + 1)]


def answer(count: int) -> Happening:
    return lambda at, reply: [
        Answered(at, reply, REPLY[:count]),
        *(Sounding(at, reply, place, 1.0) for place in range(count)),
    ]


happenings = st.one_of(
    st.builds(frames, st.floats(0, 1), st.floats(-90, 0), st.integers(1, 200)),
    st.builds(lambda number, text: lambda at, _: [Partial(at, number, text)], utterances, texts),
    st.builds(lambda number, text: lambda at, _: [Final(at, number, text)], utterances, texts),
    st.builds(answer, st.integers(0, 3)),
    st.builds(
        lambda place, offset: lambda at, reply: [Played(at, reply - 1, place, offset)],
        st.integers(-1, 4),
        st.floats(-1, 9),
    ),
    st.just(lambda at, _: [Typed(at, "blue")]),
    st.just(lambda at, _: [Released(at)]),
)


class Watch:
    """Holds the moves of one call against each other."""

    def __init__(self) -> None:
        self.listening = 0  # utterance
        self.awaited: set[int] = set()
        self.silenced = True  # no reply sounds
        self.ended = 0

    def see(self, cue: Cue, move: Move) -> None:
        match move:
            case Listen(utterance, since):
                assert not self.listening and self.ended <= since <= cue.at
                self.listening = utterance
            case Commit(utterance) | Discard(utterance):
                assert utterance == self.listening
                self.listening, self.ended = 0, cue.at
                self.awaited |= {utterance} if isinstance(move, Commit) else set()
            case Play(_, sentence, offset):
                assert not self.listening and sentence in range(3) and offset >= 0
                self.silenced = False
            case Hold():
                assert not self.silenced
                self.silenced = True
            case Interrupted(_, heard):
                assert " ".join(REPLY).startswith(heard)
            case Ask(text):
                assert isinstance(cue, Typed) or (cue.utterance in self.awaited and text == cue.text)
            case _:
                pass

    def after(self, cue: Cue) -> None:
        if isinstance(cue, Final):
            self.awaited.discard(cue.utterance)
        assert not (self.listening and isinstance(cue, Released | Typed))


@given(st.lists(happenings, max_size=40))
def test_whatever_happens_moves_fit_together_and_are_the_same_again(happened):
    turns, again, watch = Turns(), Turns(), Watch()
    at = 0.0
    for reply, happening in enumerate(happened, 1):
        for cue in happening(at, reply):
            at = cue.at
            moves = turns.take(cue)
            assert moves == again.take(cue)
            for move in moves:
                watch.see(cue, move)
            watch.after(cue)


@given(texts, st.floats(0.3, 5.0), st.floats(0.5, 1.0))
def test_every_turn_ends_within_the_bounds(text, seconds, speech):
    call = ScriptedCall()
    call.speak(text, seconds, speech=speech)
    spoken = call.now
    call.rest(2.0)
    ends = [at - spoken for at, move in call.told if isinstance(move, Commit)]
    assert len(ends) == 1 - (text == "wait")  # an order, which is obeyed at once
    assert all(0.4 - 0.02 <= end <= RULES.end_trailing + 0.02 for end in ends)
