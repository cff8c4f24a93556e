"""How far a reply was played, and what of it was heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calling.playback import Playback

SENTENCES = ("Here are three.", "The first costs fifty.", "Do you want it?")


@pytest.fixture
def playback() -> Playback:
    made = Playback(1, SENTENCES)
    for place in range(len(SENTENCES)):
        made.sound(place, 2.0)
    return made


@pytest.mark.parametrize(
    ("sentence", "offset", "heard"),
    [
        (0, 0.0, ""),
        (0, 0.6, ""),  # within the first word
        (0, 0.7, "Here"),
        (0, 1.96, "Here are three."),
        (1, 0.0, "Here are three."),
        (1, 1.2, "Here are three. The first"),
        (2, 2.0, " ".join(SENTENCES)),
        (9, 9.0, " ".join(SENTENCES)),
        (-1, -3.0, ""),
    ],
)
def test_what_was_heard_are_whole_words(playback, sentence, offset, heard):
    playback.move(sentence, offset)
    assert playback.heard() == heard


def test_what_is_spoken_again_was_heard_before(playback):
    playback.move(1, 1.2)
    playback.move(0, 0.0)
    assert playback.heard() == "Here are three. The first"
    assert (playback.sentence, playback.offset) == (0, 0.0)


def test_it_is_over_once_its_last_sentence_is_known_and_was_heard():
    playback = Playback(1, SENTENCES)
    playback.move(2, 0.0)
    assert not playback.is_over
    playback.sound(2, 2.0)
    playback.move(2, 1.9)
    assert not playback.is_over
    playback.move(2, 1.96)
    assert playback.is_over


def test_it_asks_while_a_question_is_spoken(playback):
    assert not playback.asks
    playback.move(2, 0.1)
    assert playback.asks


def test_it_has_asked_once_a_question_was_reached_whatever_is_spoken_after_it():
    playback = Playback(1, ("Here it is.", "Which size?", "I have S and M."))
    assert not playback.has_asked
    playback.move(1, 0.1)
    assert playback.has_asked
    playback.move(2, 1.0)
    assert (playback.asks, playback.has_asked) == (False, True)


@given(st.lists(st.tuples(st.integers(0, 2), st.floats(0, 2)), min_size=1))
def test_nothing_is_unheard(moves):
    playback, before = Playback(1, SENTENCES), ""
    for place in range(len(SENTENCES)):
        playback.sound(place, 2.0)
    for sentence, offset in moves:
        playback.move(sentence, offset)
        assert playback.heard().startswith(before) and " ".join(SENTENCES).startswith(playback.heard())
        before = playback.heard()
