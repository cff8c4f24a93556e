"""What is played of a call, when, and how far the ear is told to be."""

import numpy as np

from assistant.audio.pcm import FRAME, to_bytes
from assistant.calling.events import Ended, Held, Position, Sentence, Streaming
from assistant.mic.loudspeaker import Loudspeaker


def begun(stream: int = 1) -> Loudspeaker:
    speaker = Loudspeaker()
    speaker.note(Streaming(stream=stream, reply=1))
    speaker.note(Sentence(stream=stream, sentence=0, text="One.", offset=0.0, seconds=0.04))
    return speaker


def sound(value: int, frames: int = 1) -> bytes:
    return to_bytes(np.full(frames * FRAME, value, np.int16))


def at(sentence: int, offset: float, stream: int = 1) -> Position:
    return Position(type="played", stream=stream, sentence=sentence, offset=offset)


def test_what_comes_is_played_in_its_order_and_then_there_is_silence():
    speaker = begun()
    speaker.add(sound(1))
    speaker.add(sound(2))
    assert [int(speaker.play(FRAME)[0]) for _ in range(3)] == [1, 2, 0]
    assert len(speaker.play(100)) == 100


def test_a_device_may_ask_for_any_number_of_samples():
    speaker = begun()
    speaker.add(sound(1))
    speaker.add(sound(2))
    played = np.concatenate([speaker.play(150) for _ in range(5)])
    assert played.tolist() == [1] * 320 + [2] * 320 + [0] * 110


def test_the_ear_is_where_sound_was_played_and_told_once():
    speaker = begun()
    speaker.add(sound(1, 2))
    speaker.note(Sentence(stream=1, sentence=1, text="Two.", offset=0.5, seconds=1.0))
    speaker.add(sound(2))
    assert speaker.heard() is None
    speaker.play(FRAME)
    assert speaker.heard() == at(0, 0.02)
    assert speaker.heard() is None
    speaker.play(2 * FRAME)
    assert speaker.heard() == at(1, 0.52)


def test_a_held_stream_is_silent_at_once_and_tells_no_position():
    speaker = begun()
    speaker.add(sound(1, 3))
    speaker.play(FRAME)
    speaker.note(Held(stream=1))
    assert not speaker.play(FRAME).any()
    assert speaker.heard() is None
    assert not speaker.is_playing


def test_what_is_left_of_a_stream_is_forgotten_when_another_begins():
    speaker = begun()
    speaker.add(sound(1, 3))
    speaker.note(Streaming(stream=2, reply=2))
    speaker.note(Sentence(stream=2, sentence=0, text="Two.", offset=0.0, seconds=0.02))
    speaker.add(sound(2))
    assert int(speaker.play(FRAME)[0]) == 2
    assert speaker.heard() == at(0, 0.02, stream=2)


def test_what_is_said_of_an_earlier_stream_is_ignored():
    speaker = begun(2)
    speaker.add(sound(1))
    speaker.note(Held(stream=1))
    speaker.note(Ended(stream=1))
    assert speaker.is_playing
    assert int(speaker.play(FRAME)[0]) == 1


def test_a_stream_is_over_when_its_end_is_told_and_all_of_it_was_played():
    speaker = begun()
    assert speaker.is_playing and not speaker.is_sounding
    speaker.add(sound(1))
    speaker.note(Ended(stream=1))
    assert speaker.is_playing
    speaker.play(FRAME)
    assert speaker.is_sounding and not speaker.is_playing
    speaker.play(FRAME)
    assert not speaker.is_sounding
