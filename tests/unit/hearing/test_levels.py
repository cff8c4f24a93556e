import numpy as np

from assistant.audio.pcm import RATE, joined, silence
from assistant.hearing.levels import MARGIN, speech_in
from tests.speech import hiss


def test_silence_around_speech_is_left_out_but_for_a_margin():
    first, last = speech_in(joined([silence(2), hiss(1), silence(3)]))
    assert abs(first / RATE - (2 - MARGIN)) < 0.03
    assert abs(last / RATE - (3 + MARGIN)) < 0.03


def test_where_it_is_never_silent_all_is_kept():
    assert speech_in(hiss(2)) == (0, 2 * RATE)


def test_less_than_a_frame_is_kept_whole():
    assert speech_in(np.ones(5, np.int16)) == (0, 5)
