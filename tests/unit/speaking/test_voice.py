import numpy as np
import pytest

from assistant.audio.pcm import RATE, level_db, seconds
from assistant.errors import TextTooLong
from assistant.speaking.bounds import MOST_CHARACTERS
from assistant.speaking.ear import for_the_ear
from assistant.speaking.pieces import pieces
from assistant.speaking.voice import PAUSE, Voice
from tests.fakes import ToneSpeaker

REPLY = "I found 2 matches. Ada Dress, $59.90. Bea Dress, size M, $20. Shall I show more?"


@pytest.fixture
def speaker() -> ToneSpeaker:
    return ToneSpeaker()


@pytest.fixture
def voice(speaker) -> Voice:
    return Voice(speaker)


def test_a_reply_is_spoken_as_it_is_said_and_told_as_it_is_written(voice, speaker):
    told = [each.text for each in voice.say(REPLY)]
    assert told == ["I found 2 matches.", "Ada Dress, $59.90.", "Bea Dress, size M, $20.", "Shall I show more?"]
    assert speaker.asked == [
        "I found two matches.",
        "Ada Dress, fifty-nine ninety.",
        "Bea Dress, size medium, twenty dollars.",
        "Shall I show more?",
    ]


def test_its_sound_has_the_rate_of_a_call_and_a_pause_behind_it(voice):
    (spoken,) = voice.say("Hello there.")
    assert spoken.samples.dtype == np.int16
    assert seconds(spoken.samples) == pytest.approx(0.04 * len("Hello there.") + PAUSE, abs=0.03)
    assert level_db(spoken.samples[-int(PAUSE * RATE) :]) < -60


def test_a_piece_is_made_when_it_is_asked_for(voice, speaker):
    saying = voice.say(REPLY)
    assert speaker.asked == []
    next(saying)
    assert speaker.asked == ["I found two matches."]


def test_a_sentence_that_was_spoken_is_not_spoken_again(voice, speaker):
    first = [each.samples for each in voice.say(REPLY)]
    again = [each.samples for each in voice.say(REPLY)]
    assert len(speaker.asked) == 4
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))


def test_slower_takes_longer_and_is_not_taken_from_what_was_spoken_faster(voice):
    (normal,) = voice.say("Hello there.")
    (slow,) = voice.say("Hello there.", speed=0.8)
    assert len(slow.samples) == pytest.approx(len(normal.samples) / 0.8, rel=0.03)


def test_louder_is_louder_and_the_next_one_is_as_before(voice):
    (normal,) = voice.say("Hello there.")
    (loud,) = voice.say("Hello there.", gain_db=3.0)
    assert level_db(loud.samples) > level_db(normal.samples) + 1.5
    (again,) = voice.say("Hello there.")
    assert np.array_equal(again.samples, normal.samples)


@pytest.mark.parametrize("text", ["", " ", "👍", "…", "“”"])
def test_what_nobody_says_makes_no_sound(voice, speaker, text):
    assert list(voice.say(text)) == []
    assert speaker.asked == []


def test_a_reply_that_is_too_long_is_refused_at_once(voice):
    with pytest.raises(TextTooLong):
        voice.say("word " * 1000)


@pytest.mark.parametrize(
    "text", ["7" * 4000, "7 " * 2000, "$1.05 " * 600, "1°F " * 1000, "¾" * 4000, "#11111 " * 500, "2XU% " * 700]
)
def test_no_piece_is_more_than_an_engine_takes_once_it_is_in_words(text):
    assert max(len(for_the_ear(piece)) for piece in pieces(text[:4000])) <= MOST_CHARACTERS
